/** What is wrong with a record that somebody wants to save, by field. */
import type { FieldProblem } from '@attain/contract'
import type { Language } from '@attain/engine/fields'
import type { Text } from '@attain/engine/metadata'
import { AttainError } from '../errors.ts'
import type { LiveObject } from '../store/live-workspace.ts'

export type Values = Record<string, unknown>

export interface RecordProblem {
  /** Empty when it concerns the record as a whole. */
  readonly field: string
  readonly code: string
  readonly message: Text
}

export function invalidRecord(object: LiveObject, problems: readonly RecordProblem[], language: Language): AttainError {
  const details: FieldProblem[] = problems.map(({ field, code, message }) => ({
    field,
    code,
    message: message[language] ?? message.en,
  }))
  const first = problems[0]
  const label = object.model.fields.get(first?.field ?? '')?.label
  const line = (lang: Language) => {
    const text = first?.message[lang] ?? first?.message.en ?? ''
    return label ? `${label[lang] ?? label.en}: ${text}` : text
  }
  return new AttainError('invalid_record', { summary: { en: line('en'), 'zh-CN': line('zh-CN') } }, details)
}
