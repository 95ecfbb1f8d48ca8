/** New records: document, slots, unique keys, words, audit and events, in one statement for any number of them. */
import { sql } from 'kysely'
import { announceCalendars } from '../calendars.ts'
import type { LiveObject, LiveWorkspace, View } from '../live-workspace.ts'
import { ChildChanges, keepRollups } from '../rollup/keep.ts'
import { hasRollupsOver, initialRollups } from '../rollup/plan.ts'
import { compileStatement, type Database, named, run, type Statement } from '../statement.ts'
import {
  type Document,
  emptyRollupColumns,
  hierarchyFields,
  slotColumnsOf,
  slotTypesOf,
  slotValues,
  uniqueKeysOf,
  wordsOf,
} from './columns.ts'
import { tableOfRows, valuesOfRows } from './given-rows.ts'
import { placeInHierarchies } from './hierarchy.ts'
import { translateUniqueViolation } from './unique-violation.ts'

export interface NewRecord {
  readonly id: string
  readonly owner: string | null
  readonly document: Document
}

/**
 * Writes records that were validated before. All or nothing.
 * Give a transaction when the object has hierarchies or feeds roll-ups: `needsTransaction` tells.
 */
export async function insertRecords(
  db: Database,
  view: View,
  object: LiveObject,
  records: readonly NewRecord[],
  at: Date,
): Promise<void> {
  const documents = records.map((record) => record.document)
  const keys = records.flatMap((record) =>
    uniqueKeysOf(object, record.document).map((key) => ({ ...key, id: record.id })),
  )
  const given: Record<string, readonly unknown[]> = {
    id: records.map((record) => record.id),
    owner_id: records.map((record) => record.owner),
    doc: documents.map((document) => JSON.stringify(document)),
    words: documents.map((document) => wordsOf(object, document)),
    changes: documents.map(initialChanges),
  }
  for (const column of slotColumnsOf(object)) given[column.slot] = slotValues(column, documents)
  const givenKeys = {
    field: keys.map((key) => key.field),
    key: keys.map((key) => key.key),
    record_id: keys.map((key) => key.id),
  }
  const shape = { isSingle: records.length === 1, hasSingleKey: keys.length === 1 }
  const named = {
    at,
    by: view.actor.personId,
    ...valuesOfRows('given', given, shape.isSingle),
    ...valuesOfRows('keys', givenKeys, shape.hasSingleKey),
  }
  await translateUniqueViolation(object, () => run(db, insertStatement(db, view, object, shape), { named }))
  if (hierarchyFields(object).length > 0) await placeInHierarchies(db, view, object, records)
  const children = new ChildChanges()
  children.note(view, object, () => {
    const rollups = initialRollups(view.workspace, object) ?? {}
    return records.map(({ id, owner, document }) => ({ id, before: null, after: { document, owner }, rollups }))
  })
  await keepRollups(db, view, children)
  await announceCalendars(db, view, object)
}

export function needsTransaction(workspace: LiveWorkspace, object: LiveObject): boolean {
  return hierarchyFields(object).length > 0 || hasRollupsOver(workspace, object)
}

function initialChanges(document: Document): string {
  return JSON.stringify(Object.fromEntries(Object.entries(document).map(([field, value]) => [field, [null, value]])))
}

interface Shape {
  readonly isSingle: boolean
  readonly hasSingleKey: boolean
}

function insertStatement(db: Database, view: View, object: LiveObject, { isSingle, hasSingleKey }: Shape): Statement {
  const key = ['insert', object.model.name, isSingle, hasSingleKey].join('|')
  const known = view.workspace.statements.get(key)
  if (known) return known
  const slots = slotColumnsOf(object)
  const w = sql.lit(view.workspace.id)
  const o = sql.lit(object.key)
  const columns = { id: 'uuid', owner_id: 'uuid', doc: 'text', words: 'text', changes: 'text', ...slotTypesOf(slots) }
  const slotList = sql.join(
    slots.map((column) => sql`, ${sql.ref(column.slot)}`),
    sql``,
  )
  const rollups = emptyRollupColumns(object, initialRollups(view.workspace, object))
  const hasKeys = [...object.model.fields.values()].some((field) => field.unique)
  const statement = compileStatement(
    db,
    sql`with ${tableOfRows('given', columns, isSingle)},
 recorded as (insert into records (workspace_id, object_key, id, version, owner_id, created_at, created_by, updated_at, updated_by, doc)
  select ${w}, ${o}, id, 1, owner_id, ${named('at')}::timestamptz, ${named('by')}::uuid, ${named('at')}::timestamptz, ${named('by')}::uuid, doc::jsonb from given),
 slotted as (insert into record_slots (workspace_id, object_key, record_id, version, owner_id${slotList}${rollups.names}) select ${w}, ${o}, id, 1, owner_id${slotList}${rollups.values} from given),
 worded as (insert into record_words (workspace_id, object_key, record_id, words) select ${w}, ${o}, id, words::tsvector from given where words <> ''),
 ${
   hasKeys
     ? sql`${tableOfRows('keys', { field: 'text', key: 'text', record_id: 'uuid' }, hasSingleKey)},
 keyed as (insert into unique_keys (workspace_id, object_key, field, key, record_id) select ${w}, ${o}, field, key, record_id from keys),`
     : sql``
 }
 ${
   object.model.history
     ? sql`audited as (insert into audit (workspace_id, object_key, record_id, version, at, by, action, changes) select ${w}, ${o}, id, 1, ${named('at')}::timestamptz, ${named('by')}::uuid, 'created', changes::jsonb from given),`
     : sql``
 }
 told as (insert into events (workspace_id, at, type, object_key, record_id, version) select ${w}, ${named('at')}::timestamptz, 'record.created', ${o}, id, 1 from given)
select 1`,
  )
  view.workspace.statements.set(key, statement)
  return statement
}
