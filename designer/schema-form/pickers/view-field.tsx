import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import type { FieldProps } from '@rjsf/utils'
import { Form } from 'antd'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { useBundle } from '../../check/use-checks.ts'
import { FormValueContext } from './form-value.ts'
import { Pick } from './pick.tsx'

/** A view of the object that is named beside it. */
export function ViewField({ formData, onChange, name, schema, required, rawErrors, fieldPathId }: FieldProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const bundle = useBundle()
  const whole = useContext(FormValueContext)
  const beside = fieldPathId.path.slice(0, -1).reduce<unknown>(partOf, whole)
  const object = partOf(beside, 'object')
  const views = typeof object === 'string' ? bundle.viewsOf(object) : []
  return (
    <Form.Item
      label={schema.title ?? name}
      required={required ?? false}
      tooltip={schema.description}
      help={rawErrors?.join(' ')}
      validateStatus={rawErrors?.length ? 'error' : ''}
      htmlFor={fieldPathId.$id}
    >
      <Pick
        id={fieldPathId.$id}
        required={required ?? false}
        value={formData}
        placeholder={t(object === undefined ? 'pick.noObject' : 'pick.blank')}
        choices={views.map(({ document }) => ({
          value: document.name,
          label: textIn(document.label, language) || document.name,
        }))}
        onChange={(view) => onChange(view, fieldPathId.path)}
      />
    </Form.Item>
  )
}

function partOf(value: unknown, step: string | number): unknown {
  return typeof value === 'object' && value !== null ? (value as { readonly [key: string]: unknown })[step] : undefined
}
