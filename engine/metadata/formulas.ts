/** The formulas of a bundle, read in the scope of its objects: while it is checked there is no model yet. */
import type { FieldKey } from '../formula/dependencies.ts'
import { type FormulaResult, readFieldFormula, readTree, readWritten } from '../formula/formula.ts'
import { sqlLimitsOf } from '../formula/sql/index.ts'
import { parseFormula } from '../formula/text/parse.ts'
import { call, makeCollection, type Tree, variable } from '../formula/tree/tree.ts'
import type { FormulaScope } from '../formula/types/scope.ts'
import type { Typed } from '../formula/types/typed.ts'
import type { Bundle } from './bundle.ts'
import type { Formula } from './kinds/definitions.generated.ts'
import type { FieldDocument } from './kinds/object/types.generated.ts'
import { type Finding, problem } from './problem.ts'
import { type NamedBundle, namedIn, scopeIn } from './scope-in.ts'
import type { Steps } from './steps.ts'

/**
 * What a formula has to give: true or false, a number, a person, a day or moment, any value at all, or one that a field
 * can hold: a field of the same object unless `of` names another.
 */
export type Gives =
  | 'condition'
  | 'number'
  | 'person'
  | 'moment'
  | 'anything'
  | { readonly field: string; readonly of?: string | undefined }

/** A formula that a document holds. */
export interface FormulaUse {
  readonly object: string
  readonly formula: Formula
  readonly gives: Gives
  /** `sets`: the database works it out for many records at once, so it must be able to. */
  readonly over: 'sets' | 'records'
}

/** What has been read of a bundle: the linked objects stay the same while the bundle goes from stage to stage. */
const known = new WeakMap<Bundle['objects'], Map<string, FormulaResult>>()

function readingsOf({ objects }: NamedBundle): Map<string, FormulaResult> {
  const before = known.get(objects)
  if (before !== undefined) return before
  const fresh = new Map<string, FormulaResult>()
  known.set(objects, fresh)
  return fresh
}

/** Reads a formula where it stands; undefined when its object does not exist, which has been reported. */
export function readUse(bundle: NamedBundle, { object, formula, gives }: FormulaUse): FormulaResult | undefined {
  const readings = readingsOf(bundle)
  const key = JSON.stringify([object, gives, formula])
  const before = readings.get(key)
  if (before !== undefined) return before
  const scope = scopeIn(bundle, object)
  if (scope === undefined) return undefined
  const reading = readGiving(bundle, object, formula, gives, scope)
  readings.set(key, reading)
  return reading
}

function readGiving(
  bundle: NamedBundle,
  object: string,
  formula: Formula,
  gives: Gives,
  scope: FormulaScope,
): FormulaResult {
  switch (gives) {
    case 'condition':
      return readWritten(formula, scope, { kind: 'boolean' })
    case 'number':
      return readWritten(formula, scope, { kind: 'number' })
    case 'person':
      return readWritten(formula, scope, { kind: 'reference', object: 'person' })
    case 'moment': {
      const day = readWritten(formula, scope, { kind: 'date' })
      return 'typed' in day ? day : readWritten(formula, scope, { kind: 'datetime' })
    }
    case 'anything':
      return readWritten(formula, scope)
    default: {
      const field = fieldGiven(bundle, object, gives)
      return field ? readFieldFormula(formula, scope, field) : readWritten(formula, scope)
    }
  }
}

/** The field that holds what a formula gives; undefined when it is for no field, or for one that does not exist. */
export function fieldGiven(bundle: NamedBundle, object: string, gives: Gives): NamedField | undefined {
  return typeof gives === 'string' ? undefined : namedIn(bundle, gives.of ?? object)?.fields.get(gives.field)
}

type NamedField = Parameters<typeof readFieldFormula>[2]

/** Reads what a roll-up adds up as the formula that it is: `SUM(opportunities.amount, stage = "won")`. */
export function readRollup(bundle: NamedBundle, object: string, field: FieldDocument): FormulaResult | undefined {
  const { children, aggregate = 'count', field: summed, where } = field
  const scope = scopeIn(bundle, object)
  const relation = typeof children === 'string' ? bundle.objects.get(object)?.children.get(children) : undefined
  if (scope === undefined || relation === undefined || typeof children !== 'string') return undefined
  const condition = where === undefined ? undefined : treeOf(where, scopeIn(bundle, relation.object))
  if (where !== undefined && condition === undefined) return undefined
  const value = aggregate === 'count' || summed === undefined ? undefined : variable(summed)
  return readTree(call(aggregate, [makeCollection(children, condition, value)]), scope)
}

/** The tree of a formula; undefined for text that does not parse. */
export function treeOf(written: Formula, scope: FormulaScope | undefined): Tree | undefined {
  if (typeof written !== 'string') return written as Tree
  const parsed = parseFormula(
    written,
    (path) => scope !== undefined && scope.list(path) !== undefined && scope.field(path) === undefined,
  )
  return 'tree' in parsed ? parsed.tree : undefined
}

/** Everything that is wrong with a formula, at its place in the document. */
export function* badFormula(bundle: NamedBundle, use: FormulaUse, place: string): Generator<Finding> {
  const reading = readUse(bundle, use)
  if (reading === undefined) return
  if ('problems' in reading) {
    for (const { message, hint, place: inside } of reading.problems)
      yield problem('bad-formula', inTree(use, place, inside), { reason: message }, hint)
    return
  }
  if (use.over === 'records') return
  for (const { path, ...finding } of notForSets(reading.typed)) yield { ...finding, path: inTree(use, place, path) }
}

/** What the database cannot work out for many records at once, at its place in the tree. */
export function notForSets(typed: Typed): readonly Finding[] {
  return sqlLimitsOf(typed).map(({ function: found, reason, place }) =>
    problem('not-for-lists', place, { found, reason }),
  )
}

/** Text says its line and column; in a tree the pointer goes on. */
function inTree({ formula }: FormulaUse, place: string, inside: string): string {
  return typeof formula === 'string' ? place : place + inside
}

/** Formula fields and roll-ups, typed, by `object.field`; those with problems are left out. */
export function* fieldFormulas(bundle: NamedBundle): Steps<ReadonlyMap<FieldKey, Typed>> {
  const before = typedFields.get(bundle.objects)
  if (before !== undefined) return before
  const formulas = new Map<FieldKey, Typed>()
  for (const { name: object, fields } of bundle.objects.values()) {
    for (const field of fields.values()) {
      const reading = fieldFormula(bundle, object, field)
      if (reading !== undefined && 'typed' in reading) formulas.set(`${object}.${field.name}`, reading.typed)
    }
    yield
  }
  typedFields.set(bundle.objects, formulas)
  return formulas
}

/** The check and the compiler ask for the same, a bundle after another. */
const typedFields = new WeakMap<Bundle['objects'], ReadonlyMap<FieldKey, Typed>>()

/** Reads what a formula field or roll-up calculates; undefined for other fields. */
export function fieldFormula(bundle: NamedBundle, object: string, field: FieldDocument): FormulaResult | undefined {
  if (field.type === 'rollup') return readRollup(bundle, object, field)
  if (field.type !== 'formula' || field.expression === undefined) return undefined
  return readUse(bundle, { object, formula: field.expression, gives: { field: field.name }, over: 'sets' })
}

/** What a typed formula looks at besides stored fields of the record itself: names, for a message. */
export function notKept(typed: Typed): readonly string[] {
  switch (typed.kind) {
    case 'constant':
      return []
    case 'field': {
      const { path, hops, field } = typed.path
      const isKept = hops.length === 0 && field.type !== 'formula' && (!field.builtIn || field.name === 'owner')
      return isKept ? [] : [path]
    }
    case 'call':
      return [
        ...(typed.definition.looksAt === undefined ? [] : [typed.definition.name]),
        ...typed.args.flatMap(notKept),
      ]
    case 'aggregate':
      return [typed.definition.name]
  }
}
