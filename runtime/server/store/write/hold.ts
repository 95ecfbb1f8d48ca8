/**
 * What records point to stays while they are written: whoever deletes it waits, or was faster and the write is refused.
 * Whether a reference may be made is asked before; between that and the write somebody may delete what it leads to.
 */
import { valueTypeOf } from '@attain/engine/fields'
import type { FieldModel, Text } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { authorOf, type LiveObject, type View } from '../live-workspace.ts'
import { keyCondition } from '../query/source.ts'
import { compileStatement, type Database, named, run, type Statement } from '../statement.ts'
import type { Document } from './columns.ts'

/** A record with the references that it is about to have, and those that it had. */
export interface Pointing {
  readonly id: string
  readonly owner: string | null
  readonly ownerBefore?: string | null
  readonly after: Document
  readonly before?: Document
}

/** A field that leads to a record, with the ids of those that it newly leads to. */
interface Held {
  readonly field: FieldModel
  readonly target: LiveObject
  readonly ids: readonly string[]
}

/** Fields of an object by which people point to records: its lookups, and the owner. */
export function referenceFields(object: LiveObject): FieldModel[] {
  return [...object.model.fields.values()].filter(
    (field) =>
      field.target !== undefined &&
      (!field.builtIn || field.name === 'owner') &&
      valueTypeOf(field).slot === 'reference',
  )
}

/** True when a write has something to hold, which needs a transaction. */
export function pointsAnew(view: View, object: LiveObject, records: readonly Pointing[]): boolean {
  return heldBy(view, object, records).length > 0
}

/** Give the transaction of the write, before that locks rows of its own. */
export async function holdReferences(
  db: Database,
  view: View,
  object: LiveObject,
  records: readonly Pointing[],
): Promise<void> {
  const held = heldBy(view, object, records)
  if (held.length === 0) return
  const found = await holdRecords(db, view, held)
  const lost = held.find(({ ids }, place) => ids.some((id) => !found.has(`${place} ${id}`)))
  if (lost) throw wasDeleted(lost)
}

function heldBy(view: View, object: LiveObject, records: readonly Pointing[]): Held[] {
  const own = new Set(records.map(({ id }) => id))
  return referenceFields(object).flatMap((field) => {
    const target = view.workspace.objects.get(field.target as string)
    const ids = new Set<string>()
    for (const { owner, ownerBefore, after, before } of records) {
      const isOwner = field.name === 'owner'
      const [is, was] = isOwner ? [owner, ownerBefore] : [after[field.name], before?.[field.name]]
      // who is asking can sign in, and who can sign in is not deleted
      if (typeof is !== 'string' || is === was || (isOwner && is === authorOf(view))) continue
      if (target !== object || !own.has(is)) ids.add(is)
    }
    return target && ids.size > 0 ? [{ field, target, ids: [...ids] }] : []
  })
}

/** Those that are there, as `place id`. Changes go on: only a deletion has to wait. */
async function holdRecords(db: Database, view: View, held: readonly Held[]): Promise<ReadonlySet<string>> {
  const { rows } = await run<{ place: number; id: string }>(db, holdStatement(db, view, held), {
    named: Object.fromEntries(held.map(({ ids }, place) => [`ids${place}`, ids])),
  })
  return new Set(rows.map(({ place, id }) => `${place} ${id}`))
}

function holdStatement(db: Database, view: View, held: readonly Held[]): Statement {
  const key = ['hold', ...held.map(({ target }) => target.model.name)].join('|')
  const known = view.workspace.statements.get(key)
  if (known) return known
  const parts = held.map(
    ({ target }, place) =>
      sql`${sql.ref(`h${place}`)} as (${selectHeld(view, target, sql`any(${named(`ids${place}`)}::uuid[])`)})`,
  )
  const all = held.map((_, place) => sql`select ${sql.lit(place)} as place, id from ${sql.ref(`h${place}`)}`)
  const statement = compileStatement(db, sql`with ${sql.join(parts)} ${sql.join(all, sql` union all `)}`)
  view.workspace.statements.set(key, statement)
  return statement
}

/** Ids of those that are there, and stay until the transaction ends. */
export function selectHeld(view: View, target: LiveObject, id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select r.id from records r where ${keyCondition(view, target, 'r')} and r.id = ${id} and r.deleted_at is null
    order by r.id for key share`
}

function wasDeleted({ field, target }: Held): AttainError {
  const { label } = target.model
  const summary: Text = {
    en: `${label.en} has just been deleted. Choose another one.`,
    'zh-CN': `${label['zh-CN'] ?? label.en}刚刚被删除，请另选。`,
  }
  return new AttainError('invalid_record', { summary }, [{ field: field.name, code: 'reference', message: summary }])
}
