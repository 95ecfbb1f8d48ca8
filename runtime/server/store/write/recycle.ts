/**
 * Deleting and restoring. A deleted record keeps its document and leaves everything that queries look at: slots,
 * words, unique keys, hierarchies. Its details go with it, and come back with it.
 */
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import type { LiveObject, View } from '../live-workspace.ts'
import { QueryScope, Source } from '../query/source.ts'
import type { Database } from '../statement.ts'
import { type Document, slotColumnsOf, slotValues, uniqueKeysOf, wordsOf } from './columns.ts'
import { leaveHierarchies, placeInHierarchies } from './hierarchy.ts'
import { translateUniqueViolation } from './unique-violation.ts'

/** Moves records and their details to the recycle bin. Refused while other records point to one of them. */
export async function recycleRecords(
  db: Database,
  view: View,
  object: LiveObject,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  const going = await withDetails(db, view, object, ids)
  await refuseReferenced(db, view, going)
  for (const { object: gone, roots } of going) {
    const goneIds = [...roots.keys()]
    await sql`with given as (select * from unnest(${goneIds}::uuid[], ${[...roots.values()]}::uuid[]) as g(id, root)),
      recorded as (update records r set deleted_at = ${at}, deleted_by = ${view.actor.personId}, deleted_with = g.root, version = r.version + 1
        from given g where ${own('r', view, gone)} and r.id = g.id returning r.id, r.version),
      audited as (insert into audit (workspace_id, object_key, record_id, version, at, by, action, changes)
        select ${sql.lit(view.workspace.id)}, ${sql.lit(gone.key)}, id, version, ${at}, ${view.actor.personId}, 'deleted', '{}' from recorded where ${gone.model.history}),
      told as (insert into events (workspace_id, at, type, object_key, record_id, version)
        select ${sql.lit(view.workspace.id)}, ${at}, 'record.deleted', ${sql.lit(gone.key)}, id, version from recorded),
      unslotted as (delete from record_slots s where ${own('s', view, gone)} and s.record_id = any(${goneIds}::uuid[])),
      unworded as (delete from record_words w where ${own('w', view, gone)} and w.record_id = any(${goneIds}::uuid[]))
      delete from unique_keys u where ${own('u', view, gone)} and u.record_id = any(${goneIds}::uuid[])`.execute(db)
    await leaveHierarchies(db, view, gone, goneIds)
  }
}

/** Brings a record back, with the details that went along. */
export async function restoreRecord(
  db: Database,
  view: View,
  object: LiveObject,
  id: string,
  at: Date,
): Promise<boolean> {
  let found = false
  for (const gone of [object, ...detailObjects(view, object)]) {
    const { rows } = await sql<{ id: string; owner_id: string | null; doc: Document }>`
      update records r set deleted_at = null, deleted_by = null, deleted_with = null, version = r.version + 1
      where ${own('r', view, gone)} and r.deleted_with = ${id} and r.deleted_at is not null
      returning r.id, r.owner_id, r.doc`.execute(db)
    if (gone === object) {
      found = rows.some((row) => row.id === id)
      if (!found) return false
    }
    if (rows.length === 0) continue
    await comeBack(db, view, gone, rows, at)
  }
  return found
}

async function comeBack(
  db: Database,
  view: View,
  object: LiveObject,
  rows: readonly { id: string; owner_id: string | null; doc: Document }[],
  at: Date,
) {
  const w = sql.lit(view.workspace.id)
  const o = sql.lit(object.key)
  const ids = rows.map((row) => row.id)
  const documents = rows.map((row) => row.doc)
  const slots = slotColumnsOf(object)
  const names = sql.join(
    slots.map((column) => sql`, ${sql.ref(column.slot)}`),
    sql``,
  )
  const arrays = slots.map((column) => sql`, ${slotValues(column, documents)}::${sql.raw(column.type)}[]`)
  const keys = rows.flatMap((row) => uniqueKeysOf(object, row.doc).map((key) => ({ ...key, id: row.id })))
  await translateUniqueViolation(object, () =>
    sql`with slotted as (insert into record_slots (workspace_id, object_key, record_id, owner_id${names})
        select ${w}, ${o}, g.* from unnest(${ids}::uuid[], ${rows.map((row) => row.owner_id)}::uuid[]${sql.join(arrays, sql``)}) as g),
      worded as (insert into record_words (workspace_id, object_key, record_id, words)
        select ${w}, ${o}, g.id, g.words::tsvector from unnest(${ids}::uuid[], ${documents.map((document) => wordsOf(object, document))}::text[]) as g(id, words) where g.words <> ''),
      keyed as (insert into unique_keys (workspace_id, object_key, field, key, record_id)
        select ${w}, ${o}, g.* from unnest(${keys.map((key) => key.field)}::text[], ${keys.map((key) => key.key)}::text[], ${keys.map((key) => key.id)}::uuid[]) as g),
      audited as (insert into audit (workspace_id, object_key, record_id, version, at, by, action, changes)
        select ${w}, ${o}, r.id, r.version, ${at}, ${view.actor.personId}, 'restored', '{}' from records r where ${own('r', view, object)} and r.id = any(${ids}::uuid[]) and ${object.model.history})
      insert into events (workspace_id, at, type, object_key, record_id, version)
        select ${w}, ${at}, 'record.restored', ${o}, r.id, r.version from records r where ${own('r', view, object)} and r.id = any(${ids}::uuid[])`.execute(
      db,
    ),
  )
  await placeInHierarchies(
    db,
    view,
    object,
    rows.map((row) => ({ id: row.id, document: row.doc })),
  )
}

/** Records that go together: per object, from id to the record that was asked for. */
interface Going {
  readonly object: LiveObject
  readonly roots: Map<string, string>
}

async function withDetails(db: Database, view: View, object: LiveObject, ids: readonly string[]): Promise<Going[]> {
  const going: Going[] = [{ object, roots: new Map(ids.map((id) => [id, id])) }]
  for (const { object: parent, roots } of going) {
    if (roots.size === 0) continue
    for (const child of parent.model.children.filter((relation) => relation.masterDetail)) {
      const rows = await pointingTo(db, view, child.object, child.field, [...roots.keys()])
      if (rows.length === 0) continue
      const details = new Map(rows.map((row) => [row.id, roots.get(row.target) as string]))
      going.push({ object: view.workspace.objects.get(child.object) as LiveObject, roots: details })
    }
  }
  return going
}

async function refuseReferenced(db: Database, view: View, going: readonly Going[]): Promise<void> {
  for (const { object, roots } of going) {
    for (const child of object.model.children.filter((relation) => !relation.masterDetail)) {
      const pointing = await pointingTo(db, view, child.object, child.field, [...roots.keys()])
      const staying = pointing.filter(
        (row) => !going.some((other) => other.object.model.name === child.object && other.roots.has(row.id)),
      )
      if (staying.length === 0) continue
      const holder = view.workspace.objects.get(child.object) as LiveObject
      throw new AttainError(
        'referenced',
        { object: holder.model.pluralLabel, count: staying.length },
        { object: child.object, field: child.field, count: staying.length },
      )
    }
  }
}

/** Records of an object whose lookup points to one of these; whoever may see them, because they would break. */
async function pointingTo(db: Database, view: View, objectName: string, fieldName: string, ids: readonly string[]) {
  const object = view.workspace.objects.get(objectName) as LiveObject
  const source = new Source(new QueryScope({ ...view, rolesKey: 'system' }), object)
  const slot = object.slots.get(fieldName)
  const value =
    slot?.state === 'ready'
      ? sql.ref(`${source.alias}.${slot.slot}`)
      : sql`(${sql.ref(`${source.document}.doc`)} ->> ${sql.lit(fieldName)})::uuid`
  const { rows } = await sql<{ id: string; target: string }>`
    select ${source.id} as id, ${value} as target from record_slots ${sql.ref(source.alias)} ${source.joins}
    where ${source.key} and ${value} = any(${ids}::uuid[])`.execute(db)
  return rows
}

function detailObjects(view: View, object: LiveObject): LiveObject[] {
  const found = new Set<LiveObject>()
  const visit = (at: LiveObject) => {
    for (const child of at.model.children.filter((relation) => relation.masterDetail)) {
      const detail = view.workspace.objects.get(child.object)
      if (detail && !found.has(detail)) {
        found.add(detail)
        visit(detail)
      }
    }
  }
  visit(object)
  found.delete(object)
  return [...found]
}

function own(alias: string, view: View, object: LiveObject) {
  return sql`${sql.ref(`${alias}.workspace_id`)} = ${sql.lit(view.workspace.id)} and ${sql.ref(`${alias}.object_key`)} = ${sql.lit(object.key)}`
}
