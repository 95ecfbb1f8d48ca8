/** Changed records, in one statement for any number of them. */
import type { Json } from '@attain/engine/fields'
import { sql } from 'kysely'
import { announceCalendars } from '../calendars.ts'
import { authorOf, type LiveObject, type View } from '../live-workspace.ts'
import { type PastValue, pastColumns, pastRows, pastValuesOf } from '../past/note-past.ts'
import { type FoldedMoves, foldMoves } from '../rollup/fold.ts'
import { ChildChanges, type ImageChange, keepRollups } from '../rollup/keep.ts'
import { asOne, compileStatement, type Database, named, run, type Statement } from '../statement.ts'
import {
  type Document,
  hierarchyFields,
  slotColumnsOf,
  slotTypesOf,
  slotValues,
  uniqueKeysOf,
  wordsOf,
} from './columns.ts'
import { insertEvents } from './events.ts'
import { tableOfRows, valuesOfRows } from './given-rows.ts'
import { moveInHierarchies } from './hierarchy.ts'
import { translateUniqueViolation } from './unique-violation.ts'

export interface ChangedRecord {
  readonly id: string
  /** The version that the change was made on; a record that has another one by now is left alone. */
  readonly version: number
  readonly owner: string | null
  readonly ownerBefore: string | null
  readonly before: Document
  readonly after: Document
  /** The approval that held the record when it was read; a record that another one holds by now is left alone. */
  readonly lockedBy: string | null
}

/** What differs, as the audit keeps it: `{ field: [from, to] }`. */
export function changesOf(record: ChangedRecord): Record<string, [Json, Json]> {
  const changes: Record<string, [Json, Json]> = {}
  for (const field of new Set([...Object.keys(record.before), ...Object.keys(record.after)])) {
    const [from, to] = [record.before[field] ?? null, record.after[field] ?? null]
    if (JSON.stringify(from) !== JSON.stringify(to)) changes[field] = [from, to]
  }
  if (record.owner !== record.ownerBefore) changes.owner = [record.ownerBefore, record.owner]
  return changes
}

/** True when the change touches what only a transaction of several statements can keep. */
function changesKeysOrPlaces(object: LiveObject, record: ChangedRecord): boolean {
  const keys = (document: Document) => JSON.stringify(uniqueKeysOf(object, document))
  return (
    keys(record.before) !== keys(record.after) ||
    hierarchyFields(object).some((field) => (record.before[field.name] ?? null) !== (record.after[field.name] ?? null))
  )
}

/** A change as roll-ups over the object see it. */
function imagesOf({ id, before, after, owner, ownerBefore }: ChangedRecord): ImageChange {
  return { id, before: { document: before, owner: ownerBefore }, after: { document: after, owner } }
}

/**
 * Writes changes that were validated before; returns the ids that were written. A record whose version has moved on
 * is not among them. All or nothing: in one statement, or else in a transaction.
 */
export async function updateRecords(
  db: Database,
  view: View,
  object: LiveObject,
  records: readonly ChangedRecord[],
  at: Date,
): Promise<Set<string>> {
  const [single, ...others] = records
  if (single && others.length === 0 && !changesKeysOrPlaces(object, single)) {
    const folded = foldMoves(view, object, imagesOf(single))
    if (folded) {
      const written = await writeRows(db, view, object, records, at, folded)
      await announceCalendars(db, view, object)
      return written
    }
  }
  return asOne(db, async (transaction) => {
    const children = new ChildChanges()
    const written = await writeChanges(transaction, view, object, records, at, children)
    await keepRollups(transaction, view, children)
    return written
  })
}

/** The same as a part of a larger write, which tells `keepRollups` at its end. */
export async function writeChanges(
  db: Database,
  view: View,
  object: LiveObject,
  changed: readonly ChangedRecord[],
  at: Date,
  children: ChildChanges,
): Promise<Set<string>> {
  // in the order of ids, as all who lock several records
  const records = changed.length === 1 ? changed : changed.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const written = await writeRows(db, view, object, records, at, undefined)
  const placed = records.filter((record) => written.has(record.id) && changesKeysOrPlaces(object, record))
  if (placed.length > 0) {
    await replaceUniqueKeys(db, view, object, placed)
    await moveInHierarchies(db, view, object, placed)
  }
  children.note(view, object, () => records.filter(({ id }) => written.has(id)).map(imagesOf))
  await announceCalendars(db, view, object)
  return written
}

async function writeRows(
  db: Database,
  view: View,
  object: LiveObject,
  records: readonly ChangedRecord[],
  at: Date,
  folded: FoldedMoves | undefined,
): Promise<Set<string>> {
  const documents = records.map((record) => record.after)
  const changes = records.map(changesOf)
  const past = records.flatMap(({ id, before }, i) => pastValuesOf(object, { id, before, changes: changes[i] ?? {} }))
  const given: Record<string, readonly unknown[]> = {
    id: records.map((record) => record.id),
    version: records.map((record) => record.version),
    owner_id: records.map((record) => record.owner),
    doc: documents.map((document) => JSON.stringify(document)),
    words: documents.map((document) => wordsOf(object, document)),
    changes: changes.map((one) => JSON.stringify(one)),
    locked_by: records.map((record) => record.lockedBy),
  }
  for (const column of slotColumnsOf(object)) given[column.slot] = slotValues(column, documents)
  const isSingle = records.length === 1
  const { rows } = await run<{ id: string }>(db, updateStatement(db, view, object, { isSingle, folded, past }), {
    named: {
      at,
      by: authorOf(view),
      ...valuesOfRows('given', given, isSingle),
      ...(past.length > 0 ? valuesOfRows('past', pastRows(past), past.length === 1) : {}),
      ...folded?.named,
    },
  })
  return new Set(rows.map((row) => row.id))
}

/** Old keys go before new ones come, so that two records of a batch may swap a value. */
async function replaceUniqueKeys(db: Database, view: View, object: LiveObject, records: readonly ChangedRecord[]) {
  const ids = records.map((record) => record.id)
  const keys = records.flatMap((record) => uniqueKeysOf(object, record.after).map((key) => ({ ...key, id: record.id })))
  const [w, o] = [sql.lit(view.workspace.id), sql.lit(object.key)]
  await sql`delete from unique_keys where workspace_id = ${w} and object_key = ${o} and record_id = any(${ids}::uuid[])`.execute(
    db,
  )
  if (keys.length === 0) return
  await translateUniqueViolation(object, () =>
    sql`insert into unique_keys (workspace_id, object_key, field, key, record_id) select ${w}, ${o}, g.*
      from unnest(${keys.map((key) => key.field)}::text[], ${keys.map((key) => key.key)}::text[], ${keys.map((key) => key.id)}::uuid[]) as g`.execute(
      db,
    ),
  )
}

interface Shape {
  readonly isSingle: boolean
  readonly folded: FoldedMoves | undefined
  readonly past: readonly PastValue[]
}

/** Earlier values of followed fields that end with the change. */
function keepPast(view: View, object: LiveObject, past: readonly PastValue[]) {
  if (past.length === 0) return sql``
  return sql`${tableOfRows('past', pastColumns, past.length === 1)},
 kept_past as (insert into past_values (workspace_id, object_key, key, record_id, version, until, value, since) select ${sql.lit(view.workspace.id)}, ${sql.lit(object.key)}, p.key, p.id, recorded.version, ${named('at')}::timestamptz, p.value, p.since::timestamp from past p join recorded using (id)),`
}

function updateStatement(db: Database, view: View, object: LiveObject, { isSingle, folded, past }: Shape): Statement {
  const key = ['update', object.model.name, isSingle, folded?.key, Math.min(past.length, 2)].join('|')
  const known = view.workspace.statements.get(key)
  if (known) return known
  const slots = slotColumnsOf(object)
  const w = sql.lit(view.workspace.id)
  const o = sql.lit(object.key)
  const columns = {
    id: 'uuid',
    version: 'integer',
    owner_id: 'uuid',
    doc: 'text',
    words: 'text',
    changes: 'text',
    locked_by: 'uuid',
    ...slotTypesOf(slots),
  }
  const assignments = slots.map((column) => sql`, ${sql.ref(column.slot)} = g.${sql.ref(column.slot)}`)
  const statement = compileStatement(
    db,
    sql`with ${tableOfRows('given', columns, isSingle)},
 recorded as (update records r set doc = g.doc::jsonb, owner_id = g.owner_id, version = r.version + 1, updated_at = ${named('at')}::timestamptz, updated_by = ${named('by')}::uuid
  from given g where r.workspace_id = ${w} and r.object_key = ${o} and r.id = g.id and r.version = g.version and r.locked_by is not distinct from g.locked_by and r.deleted_at is null
  returning r.id, r.version),
 slotted as (update record_slots s set version = recorded.version, owner_id = g.owner_id${sql.join(assignments, sql``)}
  from given g join recorded using (id) where s.workspace_id = ${w} and s.object_key = ${o} and s.record_id = g.id returning 1),
 worded as (insert into record_words (workspace_id, object_key, record_id, words) select ${w}, ${o}, g.id, g.words::tsvector from given g join recorded using (id)
  on conflict (workspace_id, object_key, record_id) do update set words = excluded.words where record_words.words is distinct from excluded.words),
 ${
   object.model.history
     ? sql`audited as (insert into audit (workspace_id, object_key, record_id, version, at, by, action, changes) select ${w}, ${o}, g.id, recorded.version, ${named('at')}::timestamptz, ${named('by')}::uuid, 'updated', g.changes::jsonb from given g join recorded using (id)),`
     : sql``
 }
 ${keepPast(view, object, past)}
 told as (${insertEvents(view, object, {
   type: 'record.updated',
   at: sql`${named('at')}`,
   by: sql`${named('by')}`,
   id: sql`recorded.id`,
   version: sql`recorded.version`,
   changes: sql`g.changes`,
   from: object.model.history ? sql`from recorded` : sql`from recorded join given g using (id)`,
 })})
 ${folded?.sql(['slotted']) ?? sql``}
select id from recorded`,
  )
  view.workspace.statements.set(key, statement)
  return statement
}
