/**
 * What reading a new record would answer, worked out from what was written: nobody else can have changed it yet. Formula
 * fields by the engine, which gives the same as the database; what they read elsewhere comes from the insert's checks.
 */
import type { RecordBody } from '@attain/contract'
import { type Json, valueTypeOf } from '@attain/engine/fields'
import { always, type Condition } from '@attain/engine/formula'
import { partsOfTyped, type Typed } from '@attain/engine/formula/language'
import type { FieldModel, Model, ObjectModel } from '@attain/engine/metadata'
import { accessOf, type LiveObject, type View } from '../store/live-workspace.ts'
import { ownPaths } from '../store/query/selection.ts'
import { slotReader } from '../store/query/slot-value.ts'
import type { FoundRecord } from '../store/references.ts'
import { initialRollups } from '../store/rollup/plan.ts'
import type { Check, NewRecord } from '../store/write/insert.ts'
import type { Context } from './context.ts'
import { compileRecordFormulas, evaluateWith, type Far, type RecordFormulas } from './record-formulas.ts'

export interface CreatedAnswer {
  /** What the formulas read behind a lookup. */
  farBehind(lookup: string): readonly Typed[]
  /** Who creates the record, when the answer names them and no reference of it does. */
  readonly author: Check | undefined
  body(record: NewRecord, checks: readonly Check[], found: readonly (FoundRecord | undefined)[]): RecordBody
}

/** Undefined where only the store can tell. */
export function answerOf(
  context: Context,
  object: LiveObject,
  { owner }: { readonly owner: string | null },
): CreatedAnswer | undefined {
  const { view } = context
  const { model } = object
  const access = accessOf(view, model)
  const holds = (condition: Condition) => isKnownToHold(condition, view, model, owner)
  const [edit, remove] = [holds(access.edit), holds(access.delete)]
  const fields = ownPaths(view, model).map(({ field }) => field)
  const computed = computedFields(view, object, fields)
  if (edit === undefined || remove === undefined || !computed) return undefined
  if (fields.some((field) => holds(access.readField(field)) !== true)) return undefined
  const me = view.actor.personId
  const person = view.workspace.objects.get('person')
  const isNamed = owner !== me && fields.some(({ name }) => authors.has(name))
  return {
    farBehind: (lookup) => (computed.formulas.far.get(lookup) ?? []).map(({ typed }) => typed),
    author:
      isNamed && person
        ? { field: 'created_by', object: person, id: me, where: always, far: [], isDemanded: false }
        : undefined,
    body(record, checks, found) {
      const names = new Map(checks.map(({ field }, i) => [field, found[i]?.name]))
      const nameOf = (field: string) => names.get(authors.has(field) ? (owner === me ? 'owner' : 'created_by') : field)
      const written = writtenValues(context, record)
      const worked = computed.work(context, record, written, farOf(checks, found))
      const body: RecordBody = { id: record.id, version: 1, values: {}, labels: {}, can: { edit, delete: remove } }
      for (const field of fields) {
        const isVersion = field.builtIn && field.name === 'version'
        body.values[field.name] = isVersion ? 1 : (worked.get(field.name) ?? written[field.name] ?? null)
        const name = field.target === undefined ? undefined : nameOf(field.name)
        if (name) body.labels[field.name] = name
      }
      return body
    },
  }
}

const authors: ReadonlySet<string> = new Set(['created_by', 'updated_by'])

/** Whether a new record meets a condition on who it belongs to; undefined when that has to be looked up. */
export function isKnownToHold(
  condition: Condition,
  view: View,
  model: ObjectModel,
  owner: string | null,
): boolean | undefined {
  if (condition.op === 'always') return true
  if (condition.op === 'never') return false
  // a person belongs to themselves, not to who creates them
  const isMine = model.name !== 'person' && owner === view.actor.personId
  return isMine && reachesOwn(condition) ? true : undefined
}

/** True when everybody's own records are in the scope, whatever else is. */
function reachesOwn(scope: Condition): boolean {
  return (
    scope.op === 'own' ||
    scope.op === 'team' ||
    scope.op === 'subordinates' ||
    (scope.op === 'or' && scope.args.some(reachesOwn))
  )
}

/** Built-in fields and those of the document, as formulas read them. */
function writtenValues({ now, view }: Context, { id, owner, document }: NewRecord): Record<string, Json> {
  const [at, by] = [now.toISOString(), view.actor.personId]
  return { ...document, id, version: '1', owner, created_at: at, created_by: by, updated_at: at, updated_by: by }
}

/** Behind each lookup that the new record fills. */
function farOf(checks: readonly Check[], found: readonly (FoundRecord | undefined)[]): Far {
  return new Map(checks.map(({ field, id }, i) => [field, new Map(found[i] ? [[id, found[i].far]] : [])]))
}

/** False for what adds up children elsewhere: the new record may be one of them, and was not yet when it was read. */
function readsStored(model: Model, typed: Typed): boolean {
  if (typed.kind === 'aggregate') return false
  if (typed.kind === 'field') {
    const { field } = typed.path
    const inner = model.formulas.get(`${field.object}.${field.name}`)
    return field.type !== 'rollup' && (inner === undefined || readsStored(model, inner))
  }
  return partsOfTyped(typed).every((part) => readsStored(model, part))
}

interface Computed {
  readonly formulas: RecordFormulas
  work(context: Context, record: NewRecord, written: Record<string, Json>, far: Far): Map<string, Json>
}

const known = new WeakMap<LiveObject, Map<string, Computed | undefined>>()

/** Formula fields and roll-ups among the fields, compiled once for each set of roles. */
function computedFields(view: View, object: LiveObject, fields: readonly FieldModel[]): Computed | undefined {
  const byRoles = known.get(object) ?? new Map<string, Computed | undefined>()
  known.set(object, byRoles)
  if (!byRoles.has(view.rolesKey)) byRoles.set(view.rolesKey, compileComputed(view, object, fields))
  return byRoles.get(view.rolesKey)
}

function compileComputed({ workspace }: View, object: LiveObject, fields: readonly FieldModel[]): Computed | undefined {
  const typed = fields.flatMap((field) => {
    const formula = field.type === 'formula' ? workspace.model.formulas.get(`${object.model.name}.${field.name}`) : null
    return formula ? [{ field, formula }] : []
  })
  const formulas = compileRecordFormulas(
    workspace.model,
    object.model,
    typed.map(({ formula }) => formula),
  )
  const initial = initialRollups(workspace, object) ?? {}
  const readers = new Map(fields.map((field) => [field.name, slotReader(field)]))
  const rollups = fields
    .filter(({ type }) => type === 'rollup')
    .map(({ name }) => ({ name, key: object.rollups.get(name)?.key }))
  const isKnown =
    !formulas.asksForManagers &&
    [...formulas.far].every(
      ([lookup, parts]) =>
        // a new record has no children
        lookup === '' ||
        (!object.model.fields.get(lookup)?.builtIn && parts.every((part) => readsStored(workspace.model, part.typed))),
    ) &&
    typed.length === fields.filter(({ type }) => type === 'formula').length &&
    typed.every(({ field }) => readers.get(field.name)) &&
    rollups.every(({ key }) => key !== undefined && initial[key])
  if (!isKnown) return undefined
  return {
    formulas,
    work(context, { id, owner }, written, far) {
      const worked = new Map<string, Json>()
      for (const { name, key } of rollups) worked.set(name, readers.get(name)?.(initial[key as number]?.v) ?? null)
      if (typed.length === 0) return worked
      const [values = []] = evaluateWith(context, formulas, [{ id, owner, document: written, prior: null }], far)
      typed.forEach(({ field }, i) => {
        const value = values[i] ?? null
        // to the digits that the field keeps, as the store reads it
        const slot = value === null ? null : valueTypeOf(field).toSlot(value, field)
        worked.set(field.name, readers.get(field.name)?.(slot) ?? null)
      })
      return worked
    },
  }
}
