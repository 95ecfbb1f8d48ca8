/** Checks a form's values with the engine's own field types: the same rules and the same words as the server. */
import type { FieldProblem, ObjectBody, Values } from '@attain/contract'
import { fieldTypes } from '@attain/engine/fields'
import type { FieldModel } from '@attain/engine/metadata'
import { fieldModel } from './engine-model.ts'
import { type Language, textIn } from './language.ts'
import type { LiveFormulas } from './live-formulas.ts'
import type { PlacedSection } from './sections.ts'

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

/** Every problem of the visible fields at once; rules over several fields only when each field by itself is sound. */
export function checkRecord(
  object: ObjectBody,
  sections: readonly PlacedSection[],
  values: Values,
  language: Language,
  formulas: LiveFormulas,
): FieldProblem[] {
  const problems: FieldProblem[] = []
  const canonical: Values = { ...values }
  const seen = new Set<string>()
  for (const { field, readOnly, required } of sections.flatMap((section) => section.fields)) {
    if (readOnly || seen.has(field.name)) continue
    seen.add(field.name)
    const value = values[field.name]
    if (isBlank(value)) {
      canonical[field.name] = null
      if (required)
        problems.push({
          field: field.name,
          code: 'required',
          message: REQUIRED[language],
        })
      continue
    }
    const model: FieldModel = fieldModel(field, object.name)
    const reading = fieldTypes[model.type].read(value, model)
    if ('problem' in reading) {
      problems.push({
        field: field.name,
        code: reading.problem.code,
        message: textIn(reading.problem.message, language),
      })
    } else canonical[field.name] = reading.value
  }
  if (problems.length > 0) return problems
  return object.validations
    .filter((rule) => formulas.holds(rule.must, canonical) === false)
    .map((rule) => ({ field: rule.field ?? '', code: 'validation', message: textIn(rule.message, language) }))
}
