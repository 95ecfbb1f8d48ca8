/** Bringing records back from the recycle bin, with the details that went along. */
import type { Json } from '@attain/engine/fields'
import type { FieldModel } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { announceCalendars } from '../calendars.ts'
import { authorOf, type LiveObject, type View } from '../live-workspace.ts'
import { pastRows, pastValuesOf } from '../past/note-past.ts'
import { isDetailOf, relationsTo } from '../relations.ts'
import { ChildChanges, keepRollups } from '../rollup/keep.ts'
import { initialRollups } from '../rollup/plan.ts'
import type { Database } from '../statement.ts'
import { type Document, emptyRollupColumns, slotColumnsOf, slotValues, uniqueKeysOf, wordsOf } from './columns.ts'
import { insertEvents } from './events.ts'
import { placeInHierarchies } from './hierarchy.ts'
import { own } from './recycle.ts'
import { translateUniqueViolation } from './unique-violation.ts'

interface DeletedRow {
  readonly id: string
  readonly version: number
  readonly owner_id: string | null
  readonly doc: Document
}

interface Returning extends DeletedRow {
  /** What it pointed to and is not there any more, as the audit keeps it. */
  readonly changes: Readonly<Record<string, readonly [Json, null]>>
}

/**
 * False when there is no such deleted record. What it pointed to may be gone in the meantime: such a reference is
 * cleared; where there must be one, that record has to come back first. Give a transaction.
 */
export async function restoreRecord(
  db: Database,
  view: View,
  object: LiveObject,
  id: string,
  at: Date,
): Promise<boolean> {
  const back = new Map<LiveObject, readonly DeletedRow[]>()
  for (const gone of [object, ...detailObjects(view, object)]) {
    const { rows } = await sql<DeletedRow>`
      update records r set deleted_at = null, deleted_by = null, deleted_with = null, version = r.version + 1,
        updated_at = ${at}, updated_by = ${authorOf(view)}
      where ${own('r', view, gone)} and r.deleted_with = ${id} and r.deleted_at is not null
      returning r.id, r.version, r.owner_id, r.doc`.execute(db)
    if (gone === object && !rows.some((row) => row.id === id)) return false
    if (rows.length > 0) back.set(gone, rows)
  }
  const children = new ChildChanges()
  for (const [gone, rows] of back) {
    const returning = await withoutLostReferences(db, view, gone, rows, back)
    await comeBack(db, view, gone, returning, at)
    // without children at first: these come back by themselves
    const rollups = initialRollups(view.workspace, gone) ?? {}
    children.note(view, gone, () =>
      returning.map(({ id, owner_id: owner, doc }) => ({ id, before: null, after: { document: doc, owner }, rollups })),
    )
  }
  await keepRollups(db, view, children)
  await announceCalendars(db, view, object)
  return true
}

async function withoutLostReferences(
  db: Database,
  view: View,
  object: LiveObject,
  rows: readonly DeletedRow[],
  back: ReadonlyMap<LiveObject, readonly DeletedRow[]>,
): Promise<Returning[]> {
  const lost = new Map<FieldModel, ReadonlySet<string>>()
  for (const field of object.model.fields.values()) {
    const target = field.builtIn || field.target === undefined ? undefined : view.workspace.objects.get(field.target)
    if (!target) continue
    const wanted = new Set(rows.map((row) => row.doc[field.name]).filter((value) => typeof value === 'string'))
    for (const row of back.get(target) ?? []) wanted.delete(row.id)
    if (wanted.size === 0) continue
    // nobody deletes them before this is done: see `hold.ts`
    const found = await sql<{ id: string }>`select r.id from records r
      where ${own('r', view, target)} and r.id = any(${[...wanted]}::uuid[]) and r.deleted_at is null
      order by r.id for key share`.execute(db)
    for (const row of found.rows) wanted.delete(row.id)
    if (wanted.size > 0 && field.required) throw comesFirst(field, target)
    if (wanted.size > 0) lost.set(field, wanted)
  }
  return rows.map((row) => {
    const changes: Record<string, readonly [Json, null]> = {}
    for (const [field, ids] of lost) {
      const value = row.doc[field.name]
      if (typeof value === 'string' && ids.has(value)) changes[field.name] = [value, null]
    }
    const kept = Object.entries(row.doc).filter(([name]) => !Object.hasOwn(changes, name))
    return { ...row, doc: Object.fromEntries(kept), changes }
  })
}

function comesFirst(field: FieldModel, { model }: LiveObject): AttainError {
  const summary = {
    en: `${model.label.en} is deleted. Restore that first.`,
    'zh-CN': `${model.label['zh-CN'] ?? model.label.en}已删除，请先恢复它。`,
  }
  return new AttainError('invalid_record', { summary }, [{ field: field.name, code: 'reference', message: summary }])
}

async function comeBack(db: Database, view: View, object: LiveObject, rows: readonly Returning[], at: Date) {
  const w = sql.lit(view.workspace.id)
  const o = sql.lit(object.key)
  const ids = rows.map((row) => row.id)
  const documents = rows.map((row) => row.doc)
  const slots = slotColumnsOf(object)
  const names = sql.join(
    slots.map((column) => sql`, ${sql.ref(column.slot)}`),
    sql``,
  )
  const rollups = emptyRollupColumns(object, initialRollups(view.workspace, object))
  const arrays = slots.map((column) => sql`, ${slotValues(column, documents)}::${sql.raw(column.type)}[]`)
  const keys = rows.flatMap((row) => uniqueKeysOf(object, row.doc).map((key) => ({ ...key, id: row.id })))
  const changed = rows.filter((row) => Object.keys(row.changes).length > 0)
  // of lost references nothing but themselves is told: no stage is among them
  const past = pastRows(changed.flatMap(({ id, changes }) => pastValuesOf(object, { id, before: {}, changes })))
  if (changed.length > 0) {
    await sql`update records r set doc = g.doc::jsonb
      from unnest(${changed.map((row) => row.id)}::uuid[], ${changed.map((row) => JSON.stringify(row.doc))}::text[]) as g(id, doc)
      where ${own('r', view, object)} and r.id = g.id`.execute(db)
  }
  await translateUniqueViolation(object, () =>
    sql`with slotted as (insert into record_slots (workspace_id, object_key, record_id, version, owner_id${names}${rollups.names})
        select ${w}, ${o}, g.*${rollups.values} from unnest(${ids}::uuid[], ${rows.map((row) => row.version)}::integer[], ${rows.map((row) => row.owner_id)}::uuid[]${sql.join(arrays, sql``)}) as g),
      worded as (insert into record_words (workspace_id, object_key, record_id, words)
        select ${w}, ${o}, g.id, g.words::tsvector from unnest(${ids}::uuid[], ${documents.map((document) => wordsOf(object, document))}::text[]) as g(id, words) where g.words <> ''),
      keyed as (insert into unique_keys (workspace_id, object_key, field, key, record_id)
        select ${w}, ${o}, g.* from unnest(${keys.map((key) => key.field)}::text[], ${keys.map((key) => key.key)}::text[], ${keys.map((key) => key.id)}::uuid[]) as g),
      audited as (insert into audit (workspace_id, object_key, record_id, version, at, by, action, changes)
        select ${w}, ${o}, r.id, r.version, ${at}, ${authorOf(view)}, 'restored', g.changes::jsonb
        from unnest(${ids}::uuid[], ${rows.map((row) => JSON.stringify(row.changes))}::text[]) as g(id, changes)
        join records r on ${own('r', view, object)} and r.id = g.id where ${object.model.history}),
      kept_past as (insert into past_values (workspace_id, object_key, key, record_id, version, until, value)
        select ${w}, ${o}, g.key, r.id, r.version, ${at}, g.value
        from unnest(${past.id}::uuid[], ${past.key}::integer[], ${past.value}::text[]) as g(id, key, value)
        join records r on ${own('r', view, object)} and r.id = g.id)
      ${insertEvents(view, object, {
        type: 'record.restored',
        at: sql`${at}`,
        by: sql`${authorOf(view)}`,
        id: sql`r.id`,
        version: sql`r.version`,
        changes: sql`'{}'`,
        from: sql`from records r where ${own('r', view, object)} and r.id = any(${ids}::uuid[])`,
      })}`.execute(db),
  )
  await placeInHierarchies(
    db,
    view,
    object,
    rows.map((row) => ({ id: row.id, document: row.doc })),
  )
}

/** Everything that may have gone along, parents before their details. */
function detailObjects(view: View, object: LiveObject): LiveObject[] {
  const found = new Set([object])
  for (const parent of found) {
    for (const relation of relationsTo(view.workspace, parent.model.name).filter(isDetailOf)) found.add(relation.object)
  }
  found.delete(object)
  return [...found]
}
