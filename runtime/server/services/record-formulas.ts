/**
 * Formulas on records that are about to be written: validations and defaults. They are evaluated here, by the engine,
 * because the record is not in the store yet; what they read elsewhere is fetched for the whole batch, with one query
 * for each relation.
 */
import type { Json } from '@attain/engine/fields'
import {
  compileEvaluator,
  type Environment,
  type FormulaFunction,
  mapTyped,
  type RecordView,
  type Typed,
} from '@attain/engine/formula/language'
import type { Model } from '@attain/engine/metadata'
import { authorOf, currentUserOf, type LiveObject } from '../store/live-workspace.ts'
import { farValues } from '../store/query/far-values.ts'
import { subordinatesOf } from '../store/query/subordinates.ts'
import type { Document } from '../store/write/columns.ts'
import type { Context } from './context.ts'

/** A record as it will be, and as it was. */
export interface Candidate {
  /** Absent while it is new. */
  readonly id?: string
  readonly document: Document
  readonly owner: string | null
  /** What was there before; null for a new record, undefined where nothing changes. */
  readonly prior: { readonly document: Document; readonly owner: string | null } | null | undefined
  /** The change was written already: who made it and when is read where it stands. */
  readonly isWritten?: true
}

/** A part of a formula that is read elsewhere, under the name by which the evaluator asks for it. */
interface FarPart {
  readonly name: string
  readonly typed: Typed
  /** What it gives where there is nothing to read: a new record has no children. */
  readonly ofNothing: FormulaFunction
}

export interface RecordFormulas {
  readonly evaluate: readonly FormulaFunction[]
  /** Formula fields of the record itself, worked out when they are asked for. */
  readonly fields: ReadonlyMap<string, FormulaFunction>
  /** What lies behind each lookup; behind the empty name is what belongs to the record itself: its children. */
  readonly far: ReadonlyMap<string, readonly FarPart[]>
  readonly asksForManagers: boolean
  readonly asksForRoles: boolean
}

/** Compiles formulas over records of an object. */
export function compileRecordFormulas(
  model: Model,
  object: LiveObject['model'],
  formulas: readonly Typed[],
): RecordFormulas {
  const far = new Map<string, FarPart[]>()
  const fields = new Map<string, FormulaFunction>()
  let asksForManagers = false
  let asksForRoles = false
  let count = 0
  const take = (lookup: string, typed: Typed, name = `#${++count}`): Typed => {
    const parts = far.get(lookup) ?? []
    if (!parts.some((part) => part.name === name))
      far.set(lookup, [...parts, { name, typed, ofNothing: compileEvaluator(typed) }])
    const field = object.fields.get(lookup || 'id')
    if (!field) throw new Error(`${object.name} has no field ${lookup}.`)
    const { type, digits, place } = typed
    return { kind: 'field', type, digits, mayFail: false, cost: 1, place, path: { path: name, hops: [], field } }
  }
  const compile = (typed: Typed): FormulaFunction =>
    compileEvaluator(
      mapTyped(typed, (node) => {
        if (node.kind === 'call' && node.definition.op === 'isManagerOf') asksForManagers = true
        if (node.kind === 'call' && node.definition.op === 'hasRole') asksForRoles = true
        if (node.kind === 'aggregate') return take(node.list.hops[0]?.name ?? '', node)
        if (node.kind !== 'field') return undefined
        const { hops, field } = node.path
        if (hops.length > 0) return take(hops[0]?.name ?? '', node)
        if (field.type === 'rollup') return take('', node)
        if (stamps.has(field.name)) take('', node, field.name)
        if (field.type === 'formula' && !fields.has(field.name)) {
          const inner = model.formulas.get(`${object.name}.${field.name}`)
          if (inner) fields.set(field.name, compile(inner))
        }
        return undefined
      }),
    )
  const evaluate = formulas.map(compile)
  return { evaluate, fields, far, asksForManagers, asksForRoles }
}

/** The value of every formula for every record. */
export async function evaluateFormulas(
  context: Context,
  object: LiveObject,
  formulas: RecordFormulas,
  records: readonly Candidate[],
): Promise<Json[][]> {
  const far = await readFar(context, object, formulas, records)
  const subordinates = formulas.asksForManagers
    ? await subordinatesOf(context.db, context.view, context.view.actor.personId)
    : new Set<string>()
  const roles = formulas.asksForRoles ? await askersRoles(context) : []
  return evaluateWith(context, formulas, records, far, subordinates, roles)
}

/** The same, where all that lies elsewhere is known. */
export function evaluateWith(
  context: Context,
  formulas: RecordFormulas,
  records: readonly Candidate[],
  far: Far,
  subordinates: ReadonlySet<string> = new Set(),
  roles: readonly string[] = context.view.actor.roles,
): Json[][] {
  const world = {
    ...context.view.workspace.calendar,
    now: context.now.toISOString(),
    currentUser: currentUserOf(context.view),
    roles: new Set(roles),
    isManagerOf: (person: string) => subordinates.has(person),
  }
  return records.map((record) => {
    const { prior } = record
    if (prior === undefined) {
      const view = viewOf(record, formulas, far, world)
      return formulas.evaluate.map((evaluate) => evaluate(view, world))
    }
    const before = prior && viewOf({ ...record, ...prior }, formulas, far, world)
    const environment: Environment = { ...world, prior: before }
    const stamps = record.isWritten ? undefined : stampsOf(world, authorOf(context.view), before)
    const view = viewOf(record, formulas, far, environment, stamps)
    return formulas.evaluate.map((evaluate) => evaluate(view, environment))
  })
}

/** The system acts without roles, on account of somebody who may have some. */
async function askersRoles({ db, view }: Context): Promise<readonly string[]> {
  if (!view.actor.isSystem) return view.actor.roles
  const membership = await db
    .selectFrom('memberships')
    .select('roles')
    .where('workspace_id', '=', view.workspace.id)
    .where('person_id', '=', view.actor.personId)
    .where('active', '=', true)
    .executeTakeFirst()
  return membership?.roles ?? []
}

/** By lookup and the id that it holds: what the formulas read there. */
export type Far = ReadonlyMap<string, ReadonlyMap<string, readonly Json[]>>

async function readFar(
  context: Context,
  object: LiveObject,
  { far }: RecordFormulas,
  records: readonly Candidate[],
): Promise<Far> {
  const { db, view, today } = context
  const found = new Map<string, ReadonlyMap<string, readonly Json[]>>()
  for (const [lookup, parts] of far) {
    const target = lookup === '' ? object.model.name : object.model.fields.get(lookup)?.target
    const at = view.workspace.objects.get(target ?? '')
    const ids = [...new Set(records.flatMap((record) => anchorsOf(record, lookup)))]
    if (!at || ids.length === 0) continue
    const typed = parts.map((part) => part.typed)
    found.set(lookup, await farValues(db, view, at, ids, typed, { behind: lookup === '' ? 0 : 1, today }))
  }
  return found
}

/** Those of the record as it will be, and as it was: a formula may look at both. */
function anchorsOf(record: Candidate, lookup: string): string[] {
  const versions = record.prior ? [record, { ...record, ...record.prior }] : [record]
  return versions.map((version) => anchorOf(version, lookup)).filter((id) => id !== undefined)
}

/** What the store writes on every record, without being told. */
const stamps: ReadonlySet<string> = new Set(['created_at', 'created_by', 'updated_at', 'updated_by', 'version'])

/** What this change will write there. */
function stampsOf({ now: at }: Environment, by: string | null, before: RecordView | null): ReadonlyMap<string, Json> {
  const version = String(Number(before?.read('version') ?? 0) + 1)
  const created: [string, Json][] =
    before === null
      ? [
          ['created_at', at],
          ['created_by', by],
        ]
      : []
  return new Map<string, Json>([['updated_at', at], ['updated_by', by], ['version', version], ...created])
}

/** The record that far values are read from: the one that a lookup points to, or the record itself. */
function anchorOf(record: Candidate, lookup: string): string | undefined {
  if (lookup === '') return record.id
  const id = ownValue(record, lookup)
  return typeof id === 'string' ? id : undefined
}

function ownValue({ id, document, owner }: Candidate, name: string): Json | undefined {
  return name === 'owner' ? owner : name === 'id' ? (id ?? null) : Object.hasOwn(document, name) ? document[name] : null
}

function viewOf(
  record: Candidate,
  { fields, far: parts }: RecordFormulas,
  far: Far,
  environment: Environment,
  written: ReadonlyMap<string, Json> = new Map(),
): RecordView {
  const values = new Map<string, Json>()
  for (const [lookup, named] of parts) {
    const found = far.get(lookup)?.get(anchorOf(record, lookup) ?? '')
    named.forEach(({ name, ofNothing }, i) => {
      values.set(name, found ? (found[i] ?? null) : ofNothing(nothing, environment))
    })
  }
  const view: RecordView = {
    read: (path) =>
      written.get(path) ?? values.get(path) ?? fields.get(path)?.(view, environment) ?? ownValue(record, path),
    children: () => [],
  }
  return view
}

const nothing: RecordView = { read: () => null, children: () => [] }
