/** A formula on the example record, by the engine that runs on the server as well. */

import {
  compileEvaluator,
  describeType,
  type FormulaProblem,
  readFormula,
  recordView,
} from '@attain/engine/formula/language'
import { type SampleRecord, sampleDeal, sampleEnvironment, sampleScope } from '@attain/engine/formula/sample'
import type { Language } from '@attain/engine/metadata'

export type Trial =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'result'; readonly type: string; readonly value: string | boolean | readonly string[] | null }
  | { readonly kind: 'problems'; readonly problems: readonly FormulaProblem[] }

/** The record before its last change, for PRIOR and ISCHANGED. */
const before = { stage: 'open' }

/** What the text gives on these values. */
export function tryFormula(text: string, values: SampleRecord, language: Language): Trial {
  if (text.trim() === '') return { kind: 'nothing' }
  const formula = readFormula(text, sampleScope('deal'))
  if ('problems' in formula) return { kind: 'problems', problems: formula.problems }
  const described = describeType(formula.typed.type)
  const environment = { ...sampleEnvironment, prior: recordView({ ...values, ...before }) }
  const value = compileEvaluator(formula.typed)(recordView(values), environment)
  return {
    kind: 'result',
    type: described[language] ?? described.en,
    value:
      value === undefined || typeof value === 'number' ? String(value) : (value as string | boolean | string[] | null),
  }
}

/** What can be changed of the record, by name, with what it may be. */
export const changeable = [
  { name: 'name', input: 'text' },
  { name: 'amount', input: 'number' },
  { name: 'cost', input: 'number' },
  { name: 'quantity', input: 'number' },
  { name: 'margin', input: 'number' },
  { name: 'stage', input: 'option', options: ['open', 'won', 'lost'] },
  { name: 'opened_on', input: 'date' },
  { name: 'closed_on', input: 'date' },
  { name: 'active', input: 'boolean' },
  { name: 'account.region', input: 'option', options: ['north', 'south', '华东'] },
] as const satisfies readonly Changeable[]

export interface Changeable {
  readonly name: keyof typeof sampleDeal & string
  readonly input: 'text' | 'number' | 'option' | 'date' | 'boolean'
  readonly options?: readonly string[]
}

export { sampleDeal }

/** The values with one changed; nothing written is blank. */
export function withValue(values: SampleRecord, name: string, value: string | boolean): SampleRecord {
  return { ...values, [name]: value === '' ? null : value }
}
