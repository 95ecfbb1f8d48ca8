/** Formulas of layouts and validations, evaluated live on what the form holds at the moment, by the server's own engine. */
import type { ObjectBody, Values } from '@attain/contract'
import type { Json } from '@attain/engine/fields'
import {
  compileEvaluator,
  type FormulaFunction,
  partsOfTyped,
  type RecordView,
  readWritten,
  scopeOf,
  standardCalendar,
  type Typed,
} from '@attain/engine/formula/language'
import { objectModel } from './engine-model.ts'

/** Who fills in the form, when and where: what formulas may refer to besides the values. */
export interface Circumstances {
  /** The person's id. */
  readonly currentUser: string | null
  readonly roles: readonly string[]
  /** The moment, `2026-11-22T08:00:00.000Z`. */
  readonly now: string
  /** The workspace's, IANA. */
  readonly timeZone: string
  /** The month in which the workspace's fiscal year begins, 1 to 12. */
  readonly fiscalYearStart: number
  /** The record as it is kept; null while it is new, absent where nothing is being changed. */
  readonly prior?: Values | null
}

const known = new WeakMap<ObjectBody, Map<string, FormulaFunction | undefined>>()

/** Reads a condition over the object's own fields; undefined when only the server can tell. */
function read(formula: unknown, object: ObjectBody): FormulaFunction | undefined {
  const readings = known.get(object) ?? new Map<string, FormulaFunction | undefined>()
  known.set(object, readings)
  const key = JSON.stringify(formula)
  if (!readings.has(key)) readings.set(key, compile(formula, object))
  return readings.get(key)
}

function compile(formula: unknown, object: ObjectBody): FormulaFunction | undefined {
  const model = objectModel(object)
  const objects = { get: (name: string) => (name === object.name ? model : undefined) }
  const reading = readWritten(formula, scopeOf({ objects }, model), { kind: 'boolean' })
  return 'typed' in reading && isKnownHere(reading.typed) ? compileEvaluator(reading.typed) : undefined
}

/** False for what lies in other records: related ones, people below somebody, calendars, formula fields over these. */
function isKnownHere(typed: Typed): boolean {
  if (typed.kind === 'aggregate') return false
  if (typed.kind === 'field') return typed.path.hops.length === 0
  if (typed.kind === 'call' && (typed.definition.op === 'isManagerOf' || typed.definition.looksAt === 'calendars'))
    return false
  return partsOfTyped(typed).every(isKnownHere)
}

/** True or false for these values; undefined when only the server can tell (hidden fields, other records). */
export function evaluate(
  formula: unknown,
  object: ObjectBody,
  values: Values,
  circumstances: Circumstances,
): boolean | undefined {
  if (formula === undefined || typeof formula === 'boolean') return formula
  const condition = read(formula, object)
  if (condition === undefined) return undefined
  const { prior, roles, ...world } = circumstances
  return (
    condition(viewOf(values), {
      ...world,
      roles: new Set(roles),
      weekStart: 1,
      calendar: standardCalendar,
      calendars: new Map(),
      isManagerOf: () => false,
      ...(prior === undefined ? {} : { prior: prior && viewOf(prior) }),
    }) === true
  )
}

function viewOf(values: Values): RecordView {
  return {
    read: (path) => (Object.hasOwn(values, path) ? (values[path] as Json | undefined) : undefined),
    children: () => [],
  }
}
