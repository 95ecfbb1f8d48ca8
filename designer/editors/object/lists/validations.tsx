/** Rules that every record must meet: the list, and the settings of one. */

import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { searchByLabel } from '@attain/ui/parts'
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { setValue } from '../../../document/command.ts'
import { FormulaWords } from '../../../formula/formula-words.tsx'
import { WordsInput } from '../../../parts/words-input.tsx'
import { OtherProblems } from '../inspector/other-problems.tsx'
import { SettingsForm } from '../inspector/settings-form.tsx'
import { useHelp } from '../inspector/use-help.ts'
import { problemsIn, useObject } from '../object-context.tsx'
import { json, type Validation } from '../object-document.ts'
import { useObjectSchema } from '../use-object-schema.ts'
import { NamedList } from './named-list.tsx'
import type { ListProps } from './record-types.tsx'

export function Validations({ selected, onSelect }: ListProps) {
  const { t } = useTranslation()
  const { object } = useObject()
  return (
    <NamedList<Validation>
      pointer="/validations"
      entries={object.validations ?? []}
      labelOf={({ message }) => message}
      detail={({ must }) => <FormulaWords formula={must} />}
      // it lets everything pass until its condition is written
      begin={(name, message) => ({ name, must: 'TRUE', message })}
      empty={t('object.noValidations')}
      placeholder={t('object.newValidation')}
      selected={selected}
      onSelect={onSelect}
    />
  )
}

export function ValidationInspector({ index }: { readonly index: number }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { identity, object, bundle, problems, run } = useObject()
  const schema = useObjectSchema()
  const own = problemsIn(problems, `/validations/${index}`)
  const helpAt = useHelp(own)
  const validation = object.validations?.[index]
  if (validation === undefined) return null
  const pointer = `/validations/${index}`
  const set = (property: keyof Validation, value: unknown) =>
    run(setValue(identity, `${pointer}/${property}`, value === undefined ? undefined : json(value), validation.name))
  const fields = [...(bundle.objects.get(object.name)?.fields.values() ?? [])].map(({ name, label }) => ({
    value: name,
    label: textIn(label, language) || name,
  }))
  return (
    <Form layout="vertical" component="div" className="inspector-form">
      <OtherProblems problems={own} shown={new Set(['must', 'message', 'field'])} />
      <SettingsForm<Validation>
        definition="Validation"
        pointer={pointer}
        properties={['must']}
        value={validation}
        problems={own}
        onChange={(next) => run(setValue(identity, pointer, json(next), validation.name))}
      />
      <WordsInput
        id="validation-message"
        long
        label={schema.part('Validation', 'message').title ?? ''}
        hint={schema.part('Validation', 'message').description ?? ''}
        value={validation.message}
        required
        {...helpAt('/message')}
        onChange={(words) => set('message', words)}
      />
      <Form.Item
        label={schema.part('Validation', 'field').title}
        tooltip={schema.part('Validation', 'field').description}
        htmlFor="validation-field"
        {...helpAt('/field')}
      >
        <Select
          id="validation-field"
          allowClear
          showSearch={searchByLabel}
          value={validation.field}
          options={fields}
          placeholder={t('object.none')}
          onChange={(name: string | undefined) => set('field', name)}
        />
      </Form.Item>
      <p className="dialog-note">
        {t('object.apiName')}: <code>{validation.name}</code>
      </p>
    </Form>
  )
}
