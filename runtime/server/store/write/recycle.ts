/**
 * Deleting. A deleted record keeps its document and leaves everything that queries look at: slots, words, unique keys,
 * hierarchies. Its details go with it; lookups that say `onDelete: clear` lose it, others keep it from going.
 */
import type { Text } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { announceCalendars } from '../calendars.ts'
import { authorOf, type LiveObject, type View } from '../live-workspace.ts'
import { QueryScope, Source } from '../query/source.ts'
import { isDetailOf, type Relation, relationsTo } from '../relations.ts'
import { ChildChanges, keepRollups } from '../rollup/keep.ts'
import { hasRollupsOver, type RollupStates } from '../rollup/plan.ts'
import type { Database } from '../statement.ts'
import type { Document } from './columns.ts'
import { insertEvents } from './events.ts'
import { leaveHierarchies } from './hierarchy.ts'
import { type ChangedRecord, writeChanges } from './update.ts'

/** Records that go together: per object, from id to the record that was asked for. */
interface Going {
  readonly object: LiveObject
  readonly roots: ReadonlyMap<string, string>
}

/** A record as it went. */
interface Gone {
  readonly id: string
  readonly owner: string | null
  readonly document: Document
  readonly rollups: RollupStates | null
}

/**
 * Moves records and their details to the recycle bin; refused while others point to one of them. Returns the ids of
 * those that went: somebody else may have been faster. Give a transaction.
 */
export async function recycleRecords(
  db: Database,
  view: View,
  object: LiveObject,
  ids: readonly string[],
  at: Date,
): Promise<Set<string>> {
  const present = await lockPresent(db, view, object, ids)
  if (object.model.name === 'person') await refuseNeededPeople(db, view, present)
  const going = await withDetails(db, view, object, present)
  const children = new ChildChanges()
  const cleared = await findReferences(db, view, going)
  for (const [holder, references] of cleared) await clearReferences(db, view, holder, references, at, children)
  // details before what they belong to: a change of a detail takes the two in this order as well
  for (const { object: gone, roots } of going.toReversed()) await recycle(db, view, gone, roots, at, children)
  await keepRollups(db, view, children)
  await announceCalendars(db, view, object)
  return new Set(present)
}

/** Who can sign in, or owns records, does not go: accounts are locked and records handed over first. */
async function refuseNeededPeople(db: Database, view: View, ids: readonly string[]): Promise<void> {
  const member = await db
    .selectFrom('memberships')
    .select('person_id')
    .where('workspace_id', '=', view.workspace.id)
    .where('active', '=', true)
    .where('person_id', '=', sql<string>`any(${ids}::uuid[])`)
    .executeTakeFirst()
  if (member) throw new AttainError('has_account', {}, { person: member.person_id })
  for (const object of view.workspace.objects.values()) {
    const others = object.model.name === 'person' ? sql`and not (s.record_id = any(${ids}::uuid[]))` : sql``
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
      select from record_slots s where ${own('s', view, object)} and s.owner_id = any(${ids}::uuid[]) ${others}
      limit 1000) owned`.execute(db)
    const count = rows[0]?.count ?? 0
    if (count > 0) {
      const details = { object: object.model.name, field: 'owner', count }
      throw new AttainError('referenced', { object: object.model.pluralLabel, count }, details)
    }
  }
}

/**
 * Two people may delete at once: the second finds nothing left to delete. Whoever makes something point to one of these
 * is waited for, and then seen: see `hold.ts`.
 */
async function lockPresent(db: Database, view: View, object: LiveObject, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string; is_held: boolean }>`select r.id, r.locked_by is not null and exists (
      select from approvals a where a.workspace_id = r.workspace_id and a.id = r.locked_by
        and a.status in ('running', 'returned')) as is_held
    from records r where ${own('r', view, object)} and r.id = any(${ids}::uuid[]) and r.deleted_at is null
    order by r.id for update`.execute(db)
  const held = rows.find((row) => row.is_held)
  if (held) throw new AttainError('record_locked', { why: inApproval }, { object: object.model.name, id: held.id })
  return rows.map((row) => row.id)
}

const inApproval: Text = { en: 'it is in an approval.', 'zh-CN': '正在审批中。' }

async function recycle(
  db: Database,
  view: View,
  gone: LiveObject,
  roots: ReadonlyMap<string, string>,
  at: Date,
  children: ChildChanges,
): Promise<void> {
  const ids = [...roots.keys()]
  if (ids.length === 0) return
  const feedsRollups = hasRollupsOver(view.workspace, gone)
  const { rows } =
    await sql<Gone>`with given as (select * from unnest(${ids}::uuid[], ${[...roots.values()]}::uuid[]) as g(id, root)),
    recorded as (update records r set deleted_at = ${at}, deleted_by = ${authorOf(view)}, deleted_with = g.root, version = r.version + 1
      from given g where ${own('r', view, gone)} and r.id = g.id and r.deleted_at is null returning r.id, r.version, r.owner_id, r.doc),
    audited as (insert into audit (workspace_id, object_key, record_id, version, at, by, action, changes)
      select ${sql.lit(view.workspace.id)}, ${sql.lit(gone.key)}, id, version, ${at}, ${authorOf(view)}, 'deleted', '{}' from recorded where ${gone.model.history}),
    told as (${insertEvents(view, gone, {
      type: 'record.deleted',
      at: sql`${at}`,
      by: sql`${authorOf(view)}`,
      id: sql`id`,
      version: sql`version`,
      changes: sql`'{}'`,
      from: sql`from recorded`,
    })}),
    unslotted as (delete from record_slots s where ${own('s', view, gone)} and s.record_id = any(${ids}::uuid[]) returning s.record_id, s.rollups),
    unworded as (delete from record_words w where ${own('w', view, gone)} and w.record_id = any(${ids}::uuid[])),
    unkeyed as (delete from unique_keys u where ${own('u', view, gone)} and u.record_id = any(${ids}::uuid[]))
    select r.id, r.owner_id as owner, ${feedsRollups ? sql`r.doc` : sql`null`} as document, s.rollups
      from recorded r left join unslotted s on s.record_id = r.id`.execute(db)
  children.note(view, gone, () =>
    rows.map(({ id, owner, document, rollups }) => ({
      id,
      before: { document, owner },
      after: null,
      rollups: rollups ?? {},
    })),
  )
  await leaveHierarchies(db, view, gone, ids)
}

async function withDetails(db: Database, view: View, object: LiveObject, ids: readonly string[]): Promise<Going[]> {
  const going: Going[] = [{ object, roots: new Map(ids.map((id) => [id, id])) }]
  for (const { object: parent, roots } of going) {
    if (roots.size === 0) continue
    for (const relation of relationsTo(view.workspace, parent.model.name).filter(isDetailOf)) {
      const found = await pointingTo(db, view, relation, [...roots.keys()])
      await lockPresent(
        db,
        view,
        relation.object,
        found.map((row) => row.id),
      )
      // one that was taken elsewhere before it was locked does not go along
      const rows = found.length === 0 ? [] : await pointingTo(db, view, relation, [...roots.keys()])
      const details = new Map(rows.map((row) => [row.id, roots.get(row.target) as string]))
      if (details.size > 0) going.push({ object: relation.object, roots: details })
    }
  }
  return going
}

/** Which references must be cleared, by object: from record id to the fields. Refuses what may not be cleared. */
async function findReferences(
  db: Database,
  view: View,
  going: readonly Going[],
): Promise<Map<LiveObject, Map<string, string[]>>> {
  const cleared = new Map<LiveObject, Map<string, string[]>>()
  for (const { object, roots } of going) {
    for (const relation of relationsTo(view.workspace, object.model.name)) {
      if (isDetailOf(relation)) continue
      const { object: holder, field } = relation
      const pointing = await pointingTo(db, view, relation, [...roots.keys()])
      const staying = pointing.filter(
        (row) => !going.some((other) => other.object === holder && other.roots.has(row.id)),
      )
      if (staying.length === 0) continue
      if (field.document.onDelete !== 'clear' || field.required) {
        throw new AttainError(
          'referenced',
          { object: holder.model.pluralLabel, count: staying.length },
          { object: holder.model.name, field: field.name, count: staying.length },
        )
      }
      const ofHolder = cleared.get(holder) ?? new Map<string, string[]>()
      cleared.set(holder, ofHolder)
      for (const { id } of staying) ofHolder.set(id, [...(ofHolder.get(id) ?? []), field.name])
    }
  }
  return cleared
}

async function clearReferences(
  db: Database,
  view: View,
  holder: LiveObject,
  references: ReadonlyMap<string, readonly string[]>,
  at: Date,
  children: ChildChanges,
): Promise<void> {
  const { rows } = await sql<{
    id: string
    version: number
    owner_id: string | null
    doc: Document
    locked_by: string | null
  }>`
    select r.id, r.version, r.owner_id, r.doc, r.locked_by from records r
    where ${own('r', view, holder)} and r.id = any(${[...references.keys()]}::uuid[]) and r.deleted_at is null
    order by r.id for no key update`.execute(db)
  const changes = rows.map(({ id, version, owner_id: owner, doc, locked_by: lockedBy }): ChangedRecord => {
    const fields = references.get(id) ?? []
    const after = Object.fromEntries(Object.entries(doc).filter(([name]) => !fields.includes(name)))
    return { id, version, owner, ownerBefore: owner, before: doc, after, lockedBy }
  })
  if (changes.length > 0) await writeChanges(db, view, holder, changes, at, children)
}

/** Records whose field points to one of these; whoever may see them, because they would break. */
async function pointingTo(db: Database, view: View, { object, field }: Relation, ids: readonly string[]) {
  if (ids.length === 0) return []
  const source = new Source(new QueryScope(view), object).trusted
  const value = source.value(field)
  const { rows } = await sql<{ id: string; target: string }>`
    select ${source.id} as id, ${value} as target from record_slots ${sql.ref(source.alias)} ${source.joins}
    where ${source.key} and ${value} = any(${ids}::uuid[])`.execute(db)
  return rows
}

/** `r.workspace_id = 1 and r.object_key = 7`. */
export function own(alias: string, view: View, object: LiveObject): RawBuilder<unknown> {
  return sql`${sql.ref(`${alias}.workspace_id`)} = ${sql.lit(view.workspace.id)} and ${sql.ref(`${alias}.object_key`)} = ${sql.lit(object.key)}`
}
