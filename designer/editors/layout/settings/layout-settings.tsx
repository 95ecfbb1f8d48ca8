/** The layout as a whole: what it is called, and whose it is. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../../check/problem-at.ts'
import { setValue } from '../../../document/command.ts'
import { RoleSelect } from '../../../names/role-select.tsx'
import { Setting } from '../../../names/setting.tsx'
import { WordsInput } from '../../../parts/words-input.tsx'
import { useSchemaWords } from '../../../schema-form/use-schema-words.ts'
import { json } from '../../object/object-document.ts'
import { useLayout } from '../layout-context.tsx'

export function LayoutSettings() {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { identity, layout, bundle, problems, run } = useLayout()
  const words = useSchemaWords('layout')
  const types = bundle.objects.get(layout.object)?.document.recordTypes ?? []
  const label = textIn(layout.label, language)
  return (
    <>
      <WordsInput
        id="layout-words"
        label={words('', 'label').title}
        value={layout.label}
        required
        onChange={(next) => run(setValue(identity, '/label', json(next), label))}
      />
      {(types.length > 0 || layout.recordType !== undefined) && (
        <Setting
          words={words('', 'recordType')}
          id="layout-record-type"
          problems={problemsBelow(problems, '/recordType')}
        >
          <Select
            id="layout-record-type"
            className="path-select"
            allowClear
            placeholder={t('layout.everyType')}
            value={layout.recordType}
            options={types.map(({ name, label: of }) => ({ value: name, label: textIn(of, language) || name }))}
            onChange={(name: string | undefined) => run(setValue(identity, '/recordType', name, label))}
          />
        </Setting>
      )}
      <Setting words={words('', 'roles')} id="layout-roles" problems={problemsBelow(problems, '/roles')}>
        <RoleSelect
          id="layout-roles"
          value={layout.roles ?? []}
          onChange={(roles) => run(setValue(identity, '/roles', roles.length === 0 ? undefined : json(roles), label))}
        />
      </Setting>
    </>
  )
}
