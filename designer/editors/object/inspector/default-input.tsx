/** The value of new records, by what the field's type reads from text. */
import { fieldTypes } from '@attain/engine/fields'
import { compileFieldOf, type FieldDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObject } from '../object-context.tsx'
import { useObjectSchema } from '../use-object-schema.ts'
import type { Help } from './use-help.ts'

export interface DefaultInputProps extends Help {
  readonly field: FieldDocument
  readonly onChange: (value: unknown) => void
}

export function DefaultInput({ field, help, validateStatus, onChange }: DefaultInputProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const schema = useObjectSchema()
  const [wrong, setWrong] = useState<string>()
  const { title, description } = schema.part('Field', 'default')
  return (
    <Form.Item
      label={title}
      tooltip={description}
      htmlFor="field-default"
      help={wrong ?? help}
      validateStatus={wrong === undefined ? validateStatus : 'error'}
    >
      {field.type === 'select' || field.type === 'multiSelect' ? (
        <Select
          id="field-default"
          allowClear
          {...(field.type === 'multiSelect' ? { mode: 'multiple' as const } : {})}
          value={field.default as never}
          options={(field.options ?? [])
            .filter((option) => option.retired !== true || option.value === field.default)
            .map(({ value, label }) => ({ value, label: textIn(label, language) || value }))}
          placeholder={t('object.none')}
          onChange={(value: unknown) => onChange(Array.isArray(value) && value.length === 0 ? undefined : value)}
        />
      ) : field.type === 'boolean' ? (
        <Select
          id="field-default"
          allowClear
          value={field.default as never}
          options={[
            { value: true, label: t('object.yes') },
            { value: false, label: t('object.no') },
          ]}
          placeholder={t('object.none')}
          onChange={(value: unknown) => onChange(value)}
        />
      ) : (
        <TypedDefault field={field} onChange={onChange} onWrong={setWrong} />
      )}
    </Form.Item>
  )
}

interface TypedDefaultProps {
  readonly field: FieldDocument
  readonly onChange: (value: unknown) => void
  readonly onWrong: (message: string | undefined) => void
}

/** Text that the type does not read stays on the screen and is not kept. */
function TypedDefault({ field, onChange, onWrong }: TypedDefaultProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { object, bundle } = useObject()
  const [typed, setTyped] = useState<string>()
  const type = fieldTypes[field.type]
  const model = compileFieldOf(bundle, object.name, field)
  const kept = field.default === undefined ? undefined : type.read(field.default, model)
  const text =
    kept === undefined ? '' : 'value' in kept ? type.exportText(kept.value, model) : JSON.stringify(field.default)
  return (
    <Input
      id="field-default"
      allowClear
      placeholder={field.type === 'date' ? '2026-01-31' : t('object.none')}
      value={typed ?? text}
      onBlur={() => {
        setTyped(undefined)
        onWrong(undefined)
      }}
      onChange={({ target: { value } }) => {
        setTyped(value)
        const reading = value.trim() === '' ? { value: null } : type.readText(value, model, {})
        onWrong('problem' in reading ? textIn(reading.problem.message, language) : undefined)
        if ('value' in reading) onChange(reading.value ?? undefined)
      }}
    />
  )
}
