/** New records: document, slots, unique keys, words, audit and events, in one statement for any number of them. */
import { conditionKey } from '@attain/engine/formula'
import { sql } from 'kysely'
import { announceCalendars } from '../calendars.ts'
import { authorOf, type LiveObject, type View } from '../live-workspace.ts'
import { type FoundRecord, type FoundRow, type RecordQuestion, readFound, selectRecords } from '../references.ts'
import { type FoldedMoves, foldMoves } from '../rollup/fold.ts'
import { ChildChanges, type ImageChange, keepRollups } from '../rollup/keep.ts'
import { hasRollupsOver, initialRollups } from '../rollup/plan.ts'
import { asOne, compileStatement, type Database, named, run, type Statement } from '../statement.ts'
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
import { insertEvents } from './events.ts'
import { tableOfRows, valuesOfRows } from './given-rows.ts'
import { placeInHierarchies } from './hierarchy.ts'
import { selectHeld } from './hold.ts'
import { translateUniqueViolation } from './unique-violation.ts'

export interface NewRecord {
  readonly id: string
  readonly owner: string | null
  readonly document: Document
}

/** Writes records that were validated before. All or nothing: in one statement, or else in a transaction. */
export async function insertRecords(
  db: Database,
  view: View,
  object: LiveObject,
  records: readonly NewRecord[],
  at: Date,
): Promise<void> {
  const isPlaced = hierarchyFields(object).length > 0
  const [single, ...others] = records
  const folded = single && others.length === 0 && !isPlaced ? foldMoves(view, object, imageOf(single)) : undefined
  if (folded || (!isPlaced && !hasRollupsOver(view.workspace, object))) {
    await writeRows(db, view, object, records, at, { folded })
    return
  }
  await asOne(db, async (transaction) => {
    await writeRows(transaction, view, object, records, at)
    if (isPlaced) await placeInHierarchies(transaction, view, object, records)
    const children = new ChildChanges()
    children.note(view, object, () => {
      const rollups = initialRollups(view.workspace, object) ?? {}
      return records.map((record) => ({ ...imageOf(record), rollups }))
    })
    await keepRollups(transaction, view, children)
  })
}

/** What has to be there for a new record, or is only asked because its answer names it. */
export interface Check extends RecordQuestion {
  readonly field: string
  readonly isDemanded: boolean
}

/**
 * Writes one record if all is there that the checks demand, and holds that as `holdReferences` does, in one statement;
 * answers the checks. Undefined, and nothing written, where it takes more statements than one.
 */
export async function insertChecked(
  db: Database,
  view: View,
  object: LiveObject,
  record: NewRecord,
  at: Date,
  checks: readonly Check[],
  today: string,
): Promise<(FoundRecord | undefined)[] | undefined> {
  const folded = hierarchyFields(object).length === 0 ? foldMoves(view, object, imageOf(record)) : undefined
  if (folded === undefined) return undefined
  const rows = await writeRows(db, view, object, [record], at, { folded, checks, today })
  const found = readFound(rows, checks)
  const isComplete = checks.every(({ isDemanded }, i) => !isDemanded || found[i] !== undefined)
  // all was there, and yet nothing was written: something of it is going
  return isComplete && rows.some(({ written }) => !written) ? undefined : found
}

function imageOf({ id, owner, document }: NewRecord): ImageChange {
  return { id, before: null, after: { document, owner } }
}

interface WrittenRow extends FoundRow {
  readonly written: boolean
}

interface Extras {
  readonly folded?: FoldedMoves | undefined
  readonly checks?: readonly Check[]
  readonly today?: string
}

async function writeRows(
  db: Database,
  view: View,
  object: LiveObject,
  records: readonly NewRecord[],
  at: Date,
  { folded, checks = [], today = '' }: Extras = {},
): Promise<WrittenRow[]> {
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
  const shape = { isSingle: records.length === 1, hasSingleKey: keys.length === 1, folded, checks }
  const named = {
    at,
    by: authorOf(view),
    ...valuesOfRows('given', given, shape.isSingle),
    ...valuesOfRows('keys', givenKeys, shape.hasSingleKey),
    ...folded?.named,
    ...Object.fromEntries(checks.map(({ id }, i) => [`id${i}`, id])),
  }
  const { rows } = await translateUniqueViolation(object, () =>
    run<WrittenRow>(db, insertStatement(db, view, object, shape), { personId: view.actor.personId, today, named }),
  )
  await announceCalendars(db, view, object)
  return rows
}

function initialChanges(document: Document): string {
  return JSON.stringify(Object.fromEntries(Object.entries(document).map(([field, value]) => [field, [null, value]])))
}

interface Shape {
  readonly isSingle: boolean
  readonly hasSingleKey: boolean
  readonly folded: FoldedMoves | undefined
  readonly checks: readonly Check[]
}

/** Tables of what the checks find and hold, the guard of everything that is written, and the answer. */
function checkedBy(view: View, checks: readonly Check[]) {
  if (checks.length === 0) return { tables: sql``, guard: sql``, answer: sql`select 1` }
  const demanded = checks.flatMap(({ object, isDemanded }, i) => (isDemanded ? [{ object, i }] : []))
  const held = demanded.map(
    ({ object, i }) => sql`select from (${selectHeld(view, object, sql`${named(`id${i}`)}::uuid`)}) held`,
  )
  const count = sql.lit(demanded.length)
  const found = sql` found as (${selectRecords(view, checks)}),`
  return demanded.length === 0
    ? { tables: found, guard: sql``, answer: sql`select *, true as written from found` }
    : {
        // without a row when something is missing or goes this moment, and then nothing is written
        tables: sql`${found}
 held as (${sql.join(held, sql` union all `)}),
 allowed as (select where (select count(*) from found where question in (${sql.join(demanded.map(({ i }) => sql.lit(i)))})) = ${count}
  and (select count(*) from held) = ${count}),`,
        guard: sql` cross join allowed`,
        answer: sql`select found.*, exists (select from slotted) as written from found`,
      }
}

/** What is asked of other objects depends on who asks; `far` follows from the object and the roles. */
function keysOfChecks({ rolesKey }: View, checks: readonly Check[]): string[] {
  return checks.length === 0
    ? []
    : [
        rolesKey,
        ...checks.map(({ field, object, where, isDemanded, far }) =>
          [field, object.model.name, conditionKey(where), isDemanded, far.length].join(' '),
        ),
      ]
}

function insertStatement(
  db: Database,
  view: View,
  object: LiveObject,
  { isSingle, hasSingleKey, folded, checks }: Shape,
): Statement {
  const key = ['insert', object.model.name, isSingle, hasSingleKey, folded?.key, ...keysOfChecks(view, checks)].join(
    '|',
  )
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
  const { tables, guard, answer } = checkedBy(view, checks)
  const stamp = { at: sql`${named('at')}`, by: sql`${named('by')}` }
  const statement = compileStatement(
    db,
    sql`with ${tableOfRows('given', columns, isSingle)},${tables}
 recorded as (insert into records (workspace_id, object_key, id, version, owner_id, created_at, created_by, updated_at, updated_by, doc)
  select ${w}, ${o}, id, 1, owner_id, ${named('at')}::timestamptz, ${named('by')}::uuid, ${named('at')}::timestamptz, ${named('by')}::uuid, doc::jsonb from given${guard}),
 slotted as (insert into record_slots (workspace_id, object_key, record_id, version, owner_id${slotList}${rollups.names}) select ${w}, ${o}, id, 1, owner_id${slotList}${rollups.values} from given${guard} returning 1),
 worded as (insert into record_words (workspace_id, object_key, record_id, words) select ${w}, ${o}, id, words::tsvector from given${guard} where words <> ''),
 ${
   hasKeys
     ? sql`${tableOfRows('keys', { field: 'text', key: 'text', record_id: 'uuid' }, hasSingleKey)},
 keyed as (insert into unique_keys (workspace_id, object_key, field, key, record_id) select ${w}, ${o}, field, key, record_id from keys${guard} returning 1),`
     : sql``
 }
 ${
   object.model.history
     ? sql`audited as (insert into audit (workspace_id, object_key, record_id, version, at, by, action, changes) select ${w}, ${o}, id, 1, ${named('at')}::timestamptz, ${named('by')}::uuid, 'created', changes::jsonb from given${guard}),`
     : sql``
 }
 told as (${insertEvents(view, object, {
   type: 'record.created',
   ...stamp,
   id: sql`id`,
   version: sql`1`,
   changes: sql`changes`,
   from: sql`from given${guard}`,
 })})
 ${folded?.sql(['slotted', ...(hasKeys ? ['keyed'] : [])]) ?? sql``}
${answer}`,
  )
  view.workspace.statements.set(key, statement)
  return statement
}
