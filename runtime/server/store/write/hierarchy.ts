/**
 * Who stands under whom: for every hierarchy field, a row per ancestor and descendant in `hierarchy_paths`, each record
 * being its own ancestor at depth 0. Kept in the transaction that changes the field, so that scopes can rely on it.
 */
import { type RawBuilder, sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import type { LiveObject, View } from '../live-workspace.ts'
import type { Database } from '../statement.ts'
import { type Document, hierarchyFields } from './columns.ts'

interface Placed {
  readonly id: string
  readonly document: Document
}

/** Places new records; their parents may come in the same batch, in any order. */
export async function placeInHierarchies(
  db: Database,
  view: View,
  object: LiveObject,
  records: readonly Placed[],
): Promise<void> {
  for (const field of hierarchyFields(object)) {
    const at = hierarchyKey(view, object, field.name)
    await lock(db, view, object)
    await sql`insert into hierarchy_paths (workspace_id, object_key, field, ancestor_id, descendant_id, depth)
      select ${at.workspace}, ${at.object}, ${at.field}, id, id, 0
      from unnest(${records.map((record) => record.id)}::uuid[]) as given(id)`.execute(db)
    for (const { id, document } of records) {
      const parent = document[field.name]
      if (typeof parent === 'string') await attach(db, view, object, field.name, id, parent)
    }
  }
}

/** Moves records whose parent changed. A move below oneself is refused. */
export async function moveInHierarchies(
  db: Database,
  view: View,
  object: LiveObject,
  moves: readonly { id: string; before: Document; after: Document }[],
): Promise<void> {
  for (const field of hierarchyFields(object)) {
    const moved = moves.filter(({ before, after }) => (before[field.name] ?? null) !== (after[field.name] ?? null))
    if (moved.length === 0) continue
    await lock(db, view, object)
    // all leave first: two records may change places in one batch
    for (const { id } of moved) await detach(db, view, object, field.name, id)
    for (const { id, after } of moved) {
      const parent = after[field.name]
      if (typeof parent === 'string') await attach(db, view, object, field.name, id, parent)
    }
  }
}

/** Takes records out; what stood below them becomes the top of its own tree. */
export async function leaveHierarchies(
  db: Database,
  view: View,
  object: LiveObject,
  ids: readonly string[],
): Promise<void> {
  if (hierarchyFields(object).length === 0) return
  await lock(db, view, object)
  for (const field of hierarchyFields(object)) {
    for (const id of ids) await detach(db, view, object, field.name, id)
    const at = hierarchyKey(view, object, field.name)
    await sql`with gone as (select unnest(${ids}::uuid[]) as id)
      delete from hierarchy_paths p where ${at.where} and (p.ancestor_id in (select id from gone) or p.descendant_id in (select id from gone))`.execute(
      db,
    )
  }
}

async function attach(db: Database, view: View, object: LiveObject, field: string, id: string, parent: string) {
  const at = hierarchyKey(view, object, field)
  const circle = await sql`select from hierarchy_paths p
    where ${at.where} and p.ancestor_id = ${id} and p.descendant_id = ${parent}`.execute(db)
  if (circle.rows.length > 0) {
    throw new AttainError('invalid_record', { summary: circleMessage }, [
      { field, code: 'circle', message: circleMessage },
    ])
  }
  await sql`insert into hierarchy_paths (workspace_id, object_key, field, ancestor_id, descendant_id, depth)
    select ${at.workspace}, ${at.object}, ${at.field}, up.ancestor_id, down.descendant_id, up.depth + down.depth + 1
    from (select p.ancestor_id, p.depth from hierarchy_paths p where ${at.where} and p.descendant_id = ${parent}) up,
      (select p.descendant_id, p.depth from hierarchy_paths p where ${at.where} and p.ancestor_id = ${id}) down`.execute(
    db,
  )
}

async function detach(db: Database, view: View, object: LiveObject, field: string, id: string) {
  const at = hierarchyKey(view, object, field)
  await sql`with below as (select p.descendant_id as id from hierarchy_paths p where ${at.where} and p.ancestor_id = ${id})
    delete from hierarchy_paths p where ${at.where} and p.descendant_id in (select id from below)
      and p.ancestor_id not in (select id from below)`.execute(db)
}

/** Two moves at once could close a circle that neither sees: they take turns. */
async function lock(db: Database, view: View, object: LiveObject) {
  await sql`select pg_advisory_xact_lock(${view.workspace.id}::integer, ${object.key}::integer)`.execute(db)
}

const circleMessage = {
  en: 'A record cannot stand below itself.',
  'zh-CN': '记录不能位于自身之下。',
}

interface HierarchyKey {
  readonly workspace: RawBuilder<unknown>
  readonly object: RawBuilder<unknown>
  readonly field: RawBuilder<unknown>
  readonly where: RawBuilder<unknown>
}

function hierarchyKey(view: View, object: LiveObject, field: string): HierarchyKey {
  const workspace = sql.lit(view.workspace.id)
  const key = sql.lit(object.key)
  const name = sql.lit(field)
  return {
    workspace,
    object: key,
    field: name,
    where: sql`p.workspace_id = ${workspace} and p.object_key = ${key} and p.field = ${name}`,
  }
}
