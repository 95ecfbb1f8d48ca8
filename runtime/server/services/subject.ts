/** A record that people are found for and actions are done on, and what formulas give for it. */
import type { Json } from '@attain/engine/fields'
import { type FormulaType, readFieldFormula, readWritten, scopeOf } from '@attain/engine/formula/language'
import type { FieldModel, Formula } from '@attain/engine/metadata'
import type { LiveObject } from '../store/live-workspace.ts'
import type { Context } from './context.ts'
import { type Candidate, compileRecordFormulas, evaluateFormulas, type RecordFormulas } from './record-formulas.ts'

export interface Subject {
  readonly object: LiveObject
  /** As it is, or as it was when it was deleted. */
  readonly record: Candidate
  /** Who submitted it or changed it; null for the system. */
  readonly submitter: string | null
  /** Whom the submitter chose, where they could. */
  readonly chosen?: readonly string[]
}

/** A formula over the record, and the type of what it gives or the field that it is for. */
export interface Wanted {
  readonly formula: Formula
  readonly gives?: FormulaType | FieldModel
}

/** What the formulas give, in their order: one query for each lookup that they read over, none for the record itself. */
export async function valuesOf(
  context: Context,
  { object, record }: Pick<Subject, 'object' | 'record'>,
  wanted: readonly Wanted[],
): Promise<readonly Json[]> {
  const [values] = await valuesOfMany(context, object, [record], wanted)
  return values ?? []
}

/** The same for many records, with no more queries. */
export async function valuesOfMany(
  context: Context,
  object: LiveObject,
  records: readonly Candidate[],
  wanted: readonly Wanted[],
): Promise<readonly (readonly Json[])[]> {
  if (wanted.length === 0) return records.map(() => [])
  return evaluateFormulas(context, object, compiled(context, object, wanted), records)
}

/** Read once per revision. */
const known = new WeakMap<LiveObject, Map<string, RecordFormulas>>()

function compiled(context: Context, object: LiveObject, wanted: readonly Wanted[]): RecordFormulas {
  const formulas = known.get(object) ?? new Map<string, RecordFormulas>()
  known.set(object, formulas)
  const key = JSON.stringify(wanted.map(({ formula, gives }) => [formula, isField(gives) ? gives.document : gives]))
  const before = formulas.get(key)
  if (before) return before
  const { model } = context.view.workspace
  const typed = wanted.map((one) => readWanted(context, object, one))
  const fresh = compileRecordFormulas(model, object.model, typed)
  formulas.set(key, fresh)
  return fresh
}

function readWanted({ view }: Context, object: LiveObject, { formula, gives }: Wanted) {
  const scope = scopeOf(view.workspace.model, object.model)
  const reading = isField(gives) ? readFieldFormula(formula, scope, gives) : readWritten(formula, scope, gives)
  if ('typed' in reading) return reading.typed
  const reasons = reading.problems.map(({ message }) => message.en).join(' ')
  throw new UnreadableFormula(
    `A formula of a published revision cannot be read: ${JSON.stringify(formula)}. ${reasons}`,
  )
}

/** One of an earlier revision may name what the live one does not have any more. */
export class UnreadableFormula extends Error {}

function isField(gives: Wanted['gives']): gives is FieldModel {
  return gives !== undefined && 'valueType' in gives
}
