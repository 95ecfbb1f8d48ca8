/** Values of a record that is not there, for what the way depends on. */
import type { Json } from '@attain/engine/fields'
import type { FieldModel, FieldType } from '@attain/engine/metadata'
import { INPUTS } from '@attain/form/inputs'
import { useLanguage } from '@attain/ui/i18n'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldBody } from '../../../formula/builder/builder-context.ts'
import { services } from '../../../formula/builder/use-record-names.ts'
import { labelOf } from '../../../names/field-path.ts'

export type Values = Readonly<Record<string, Json>>

interface MadeUpValuesProps {
  readonly fields: readonly FieldModel[]
  readonly values: Values
  readonly onChange: (values: Values) => void
}

export function MadeUpValues({ fields, values, onChange }: MadeUpValuesProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const [names] = useState<ReadonlyMap<string, string>>(() => new Map())
  if (fields.length === 0) return <p className="approval-note">{t('simulate.noFields')}</p>
  return (
    <Form layout="vertical" component="div" className="simulate-values">
      {fields.map((field) => {
        const Input = INPUTS[field.valueType as FieldType]
        if (!Input) return null
        const id = `made-up-${field.name}`
        return (
          <Form.Item key={field.name} label={labelOf(field, language)} htmlFor={id}>
            <Input
              id={id}
              name={labelOf(field, language)}
              field={{ ...fieldBody(field), type: field.valueType, valueType: field.valueType, document: {} }}
              value={values[field.name] ?? null}
              language={language}
              services={services}
              names={names}
              onChange={(value: unknown) => onChange({ ...values, [field.name]: (value ?? null) as Json })}
            />
          </Form.Item>
        )
      })}
    </Form>
  )
}
