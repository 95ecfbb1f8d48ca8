import { Segmented, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../../check/problem-at.ts'
import { setValue } from '../../../document/command.ts'
import { ConditionSetting, Setting } from '../../../names/setting.tsx'
import { WordsInput } from '../../../parts/words-input.tsx'
import { useSchemaWords } from '../../../schema-form/use-schema-words.ts'
import { json } from '../../object/object-document.ts'
import { useLayout } from '../layout-context.tsx'
import type { Section } from '../layout-document.ts'

export function SectionSettings({ section, index }: { readonly section: Section; readonly index: number }) {
  const { t } = useTranslation()
  const { identity, problems, run } = useLayout()
  const words = useSchemaWords('layout')
  const pointer = `/sections/${index}`
  const own = problemsBelow(problems, pointer)
  const set = (property: keyof Section, value: unknown) =>
    run(setValue(identity, `${pointer}/${property}`, value === undefined ? undefined : json(value), section.name))
  const at = (property: keyof Section) => problemsBelow(own, `/${property}`)
  return (
    <>
      <WordsInput
        id="section-words"
        label={words('Section', 'label').title}
        value={section.label}
        required
        onChange={(label) => set('label', label)}
      />
      <Setting words={words('Section', 'columns')} problems={at('columns')}>
        <Segmented<1 | 2>
          aria-label={words('Section', 'columns').title}
          value={section.columns ?? 2}
          options={[
            { value: 1, label: t('layout.oneColumn') },
            { value: 2, label: t('layout.twoColumns') },
          ]}
          onChange={(columns) => set('columns', columns)}
        />
      </Setting>
      <Setting words={words('Section', 'collapsed')} id="setting-collapsed" problems={at('collapsed')}>
        <Switch
          id="setting-collapsed"
          checked={section.collapsed ?? false}
          onChange={(on) => set('collapsed', on || undefined)}
        />
      </Setting>
      <ConditionSetting
        words={words('Section', 'visibleWhen')}
        identity={identity}
        pointer={`${pointer}/visibleWhen`}
        value={section.visibleWhen}
        problems={problems}
        onChange={(value) => set('visibleWhen', value)}
      />
      <p className="layout-note">
        {words('Section', 'name').title}: <code>{section.name}</code>
      </p>
    </>
  )
}
