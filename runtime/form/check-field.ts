/** Checks one value with the engine's own field type: the same rules and the same words as the server. */
import type { FieldBody, FieldProblem } from '@attain/contract'
import { fieldTypes, type Json } from '@attain/engine/fields'
import { fieldModel } from './engine-model.ts'
import { type Language, textIn } from './language.ts'

/** True for what counts as not filled in. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  if (typeof value === 'object') return Object.values(value).every(isBlank)
  return false
}

const REQUIRED: Readonly<Record<Language, string>> = {
  en: 'This must be filled in.',
  'zh-CN': '此项必填。',
}

/** The value as it would be stored, or what is wrong with it. */
export function checkField(
  field: FieldBody,
  object: string,
  value: unknown,
  { language, required }: { readonly language: Language; readonly required: boolean },
): { readonly value: Json } | { readonly problem: FieldProblem } {
  if (isBlank(value)) {
    if (!required) return { value: null }
    return { problem: { field: field.name, code: 'required', message: REQUIRED[language] } }
  }
  const model = fieldModel(field, object)
  const reading = fieldTypes[model.type].read(value, model)
  if (!('problem' in reading)) return { value: reading.value }
  const { code, message } = reading.problem
  return { problem: { field: field.name, code, message: textIn(message, language) } }
}
