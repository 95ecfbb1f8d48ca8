/** A value as text for people: in cells, tooltips, sentences and history. */
import type { FieldBody } from '@attain/contract'
import { fieldTypes, type Json } from '@attain/engine/fields'
import { dateLocale, fieldModel, type Language, showDate, showMoment } from '@attain/form'

/** `name` is what a reference is called; without one its id says nothing to anybody and is left out. */
export function showValue(value: unknown, field: FieldBody, object: string, language: Language, name?: string): string {
  if (value === null || value === undefined || value === '') return ''
  if (field.valueType === 'date') return showDate(String(value), dateLocale(language))
  if (field.valueType === 'datetime') return showMoment(String(value), dateLocale(language))
  if (field.target !== undefined) return name ?? ''
  const model = fieldModel(field, object)
  return fieldTypes[model.type].display(value as Json, model, language)
}
