/** Formulas of a form, evaluated live on what it holds at the moment, by the server's own engine. */
import type { FieldBody, ObjectBody, Values } from '@attain/contract'
import type { Json } from '@attain/engine/fields'
import {
  compileEvaluator,
  type Environment,
  type FormulaFunction,
  type FormulaScope,
  orderFormulas,
  partsOfTyped,
  type RecordView,
  readFieldFormula,
  readWritten,
  scopeOf,
  standardCalendar,
  type Typed,
} from '@attain/engine/formula/language'
import { fieldModel, objectModel } from './engine-model.ts'
import type { Circumstances, FormulasOfForm, LiveFormulas } from './live-formulas.ts'

/** A record that a lookup points to, as far as formulas read it: values by their path from it. */
export interface RelatedRecord {
  readonly id: string
  readonly values: Values
}

/** By lookup field. */
export type RelatedRecords = ReadonlyMap<string, RelatedRecord>

export interface CompiledFormulas {
  /** The paths that are read behind each lookup: what `related` should bring. */
  readonly far: ReadonlyMap<string, readonly string[]>
  ask(circumstances: Circumstances, related: RelatedRecords): LiveFormulas
}

/** A formula with what it reads; undefined when only the server can work it out. */
interface Compiled {
  readonly typed: Typed
  readonly evaluate: FormulaFunction
}

/** Compiles the formulas of a form. `objects` are those that the person may see. */
export function compileFormulas(
  object: ObjectBody,
  objects: ReadonlyMap<string, ObjectBody>,
  uses: FormulasOfForm,
): CompiledFormulas {
  const fields = new Map(object.fields.map((field) => [field.name, field]))
  const scope = scopeIn(object, objects)
  const asWritten = remembered((written: unknown) => compile(readWritten(written, scope, { kind: 'boolean' })))
  const ofField = (setting: 'expression' | 'defaultFormula') =>
    remembered((name: string) => {
      const field = fields.get(name)
      const written = field?.document[setting]
      return field && written !== undefined
        ? compile(readFieldFormula(written, scope, fieldModel(field, object.name)))
        : undefined
    })
  const expressionOf = ofField('expression')
  const defaultOf = ofField('defaultFormula')
  const defaults = inOrder(object.name, uses.defaults, defaultOf)
  const roots = [...uses.conditions.map(asWritten), ...uses.computed.map(expressionOf), ...defaults.map(defaultOf)]
  return {
    far: farPaths(roots, (name) => (fields.get(name)?.type === 'formula' ? expressionOf(name) : undefined)),
    ask(circumstances, related) {
      const known = { circumstances, related, fields, expressionOf }
      return {
        holds(condition, values) {
          if (condition === undefined || typeof condition === 'boolean') return condition
          const answer = evaluateOn(asWritten(condition), values, known)
          return answer && answer.value === true
        },
        computed: (values) =>
          Object.fromEntries(
            uses.computed.flatMap((name) => {
              const answer = evaluateOn(expressionOf(name), values, known)
              return answer ? [[name, answer.value]] : []
            }),
          ),
        withDefaults(values) {
          const filled = { ...values }
          for (const name of defaults) {
            const answer = Object.hasOwn(filled, name) ? undefined : evaluateOn(defaultOf(name), filled, known)
            if (answer && answer.value !== null) filled[name] = answer.value
          }
          return filled
        },
      }
    },
  }
}

function scopeIn(object: ObjectBody, objects: ReadonlyMap<string, ObjectBody>): FormulaScope {
  const get = (name: string) => {
    const body = name === object.name ? object : objects.get(name)
    return body && objectModel(body)
  }
  return scopeOf({ objects: { get } }, objectModel(object))
}

function compile(reading: ReturnType<typeof readWritten>): Compiled | undefined {
  if (!('typed' in reading) || asksForCalendars(reading.typed)) return undefined
  return { typed: reading.typed, evaluate: compileEvaluator(reading.typed) }
}

/** Working days are those of the workspace, which the browser does not know. */
function asksForCalendars(typed: Typed): boolean {
  return (
    (typed.kind === 'call' && typed.definition.looksAt === 'calendars') || partsOfTyped(typed).some(asksForCalendars)
  )
}

function remembered<A, R>(work: (argument: A) => R): (argument: A) => R {
  const results = new Map<A, R>()
  return (argument) => {
    if (!results.has(argument)) results.set(argument, work(argument))
    return results.get(argument) as R
  }
}

/** Each after what it reads; in a circle as they come. */
function inOrder(object: string, names: readonly string[], compiled: (name: string) => Compiled | undefined): string[] {
  const typed = new Map(
    names.flatMap((name) => {
      const found = compiled(name)
      return found ? [[`${object}.${name}`, found.typed] as const] : []
    }),
  )
  const ordered = orderFormulas(typed)
  const keys = 'order' in ordered ? ordered.order : [...typed.keys()]
  return keys.map((key) => key.slice(object.length + 1)).filter((name) => names.includes(name))
}

/** What formulas read over lookups, also those of the formula fields that they read. */
function farPaths(
  roots: readonly (Compiled | undefined)[],
  expressionOf: (name: string) => Compiled | undefined,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  const seen = new Set<string>()
  const visit = (typed: Typed): void => {
    if (typed.kind === 'aggregate') return
    if (typed.kind === 'field') {
      const { path, hops, field } = typed.path
      const [lookup] = hops
      if (lookup) found.set(lookup.name, (found.get(lookup.name) ?? new Set()).add(path.slice(lookup.name.length + 1)))
      else if (!seen.has(field.name)) {
        seen.add(field.name)
        const inner = expressionOf(field.name)
        if (inner) visit(inner.typed)
      }
    }
    for (const part of partsOfTyped(typed)) visit(part)
  }
  for (const root of roots) if (root) visit(root.typed)
  return new Map([...found].map(([lookup, paths]) => [lookup, [...paths].sort()]))
}

interface Known {
  readonly circumstances: Circumstances
  readonly related: RelatedRecords
  readonly fields: ReadonlyMap<string, FieldBody>
  readonly expressionOf: (name: string) => Compiled | undefined
}

/** Undefined when the formula came to look at something that is not known here. */
function evaluateOn(formula: Compiled | undefined, values: Values, known: Known): { readonly value: Json } | undefined {
  if (formula === undefined) return undefined
  const { prior, roles, ...world } = known.circumstances
  let isKnown = true
  const unknown = <T>(instead: T): T => {
    isKnown = false
    return instead
  }
  /** What saving will write by itself. */
  const stampOf = (path: string, own: Json | undefined): Json | undefined => {
    if (path === 'updated_at' || (path === 'created_at' && prior === null)) return world.now
    if (path === 'updated_by' || (path === 'created_by' && prior === null)) return world.currentUser
    if (path === 'version') return prior === null ? '1' : unknown(null)
    return own
  }
  const viewOf = (record: Values, isKept: boolean): RecordView => {
    const read = (path: string): Json | undefined => {
      const own = Object.hasOwn(record, path) ? (record[path] as Json | undefined) : undefined
      if (path.includes('.')) return readFar(path, read, known.related, unknown)
      const type = known.fields.get(path)?.type
      if (type === 'formula' && !isKept) {
        const expression = known.expressionOf(path)
        return expression ? expression.evaluate(view, environment) : unknown(null)
      }
      if ((type === 'rollup' || type === 'formula') && own === undefined) return unknown(null)
      // who creates a record owns it, unless another is named
      if (path === 'owner' && own === undefined && prior === null) return world.currentUser
      return isKept ? own : stampOf(path, own)
    }
    const view: RecordView = { read, children: () => unknown([]) }
    return view
  }
  const environment: Environment = {
    ...world,
    roles: new Set(roles),
    weekStart: 1,
    calendar: standardCalendar,
    calendars: new Map(),
    isManagerOf: () => unknown(false),
    ...(prior === undefined ? {} : { prior: prior && viewOf(prior, true) }),
  }
  const value = formula.evaluate(viewOf(values, prior === undefined), environment)
  return isKnown ? { value } : undefined
}

function readFar(
  path: string,
  read: (path: string) => Json | undefined,
  related: RelatedRecords,
  unknown: (instead: null) => null,
): Json | undefined {
  const lookup = path.slice(0, path.indexOf('.'))
  const id = read(lookup)
  if (typeof id !== 'string') return null
  const record = related.get(lookup)
  return record?.id === id ? (record.values[path.slice(lookup.length + 1)] as Json | undefined) : unknown(null)
}
