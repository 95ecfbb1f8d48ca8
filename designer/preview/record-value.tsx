/** A value of a record for reading, as lists and forms show it. */
import type { FieldBody } from '@attain/contract'
import { fieldTypes, type Json } from '@attain/engine/fields'
import { dateLocale, fieldModel, groupDigits, OptionTag, showDate, showMoment, writeTyped } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Tag } from 'antd'

export interface RecordValueProps {
  readonly field: FieldBody
  readonly object: string
  readonly value: unknown
  /** What a reference points to is called. */
  readonly name?: string | undefined
  /** In a cell: digits without their unit. */
  readonly dense?: boolean
}

const numeric: ReadonlySet<string> = new Set(['number', 'currency', 'percent'])

export function isNumeric(field: FieldBody): boolean {
  return numeric.has(field.valueType)
}

/** The unit that the head of a column carries. */
export function unitOf(field: FieldBody): string | undefined {
  if (field.valueType === 'currency') return field.currency
  return field.valueType === 'percent' ? '%' : undefined
}

export function RecordValue({ field, object, value, name, dense = false }: RecordValueProps) {
  const [language] = useLanguage()
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return dense ? null : <span className="preview-blank">—</span>
  if (field.target !== undefined) return name ?? '—'
  const optionOf = (each: unknown) => field.options?.find((option) => option.value === each)
  switch (field.valueType) {
    case 'date':
      return showDate(String(value), dateLocale(language))
    case 'datetime':
      return showMoment(String(value), dateLocale(language))
    case 'select': {
      const option = optionOf(value)
      return option ? <OptionTag option={option} language={language} /> : String(value)
    }
    case 'multiSelect':
    case 'tags':
      return (value as readonly string[]).map((each) => {
        const option = optionOf(each)
        return <Tag key={each}>{option ? <OptionTag option={option} language={language} /> : each}</Tag>
      })
    default: {
      if (dense && isNumeric(field)) return groupDigits(writeTyped(String(value), field.valueType === 'percent'))
      const model = fieldModel(field, object)
      return fieldTypes[model.type].display(value as Json, model, language)
    }
  }
}
