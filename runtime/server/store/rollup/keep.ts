/**
 * Keeps roll-ups right in the transaction that changes children, whatever the number of these: what each child added
 * before and adds now is known from its images, so a parent's other children are not looked at, unless its smallest or
 * largest has left. Roll-ups over roll-ups follow, children before parents.
 *
 * A parent's row in `record_slots` is locked, in the order of ids (in a hierarchy from below), and read when nobody else can be changing it. Its
 * version, its `updated_at` and its history stay: none of its own fields changed.
 */
import { type RawBuilder, sql } from 'kysely'
import type { LiveObject, View } from '../live-workspace.ts'
import { keyCondition } from '../query/source.ts'
import { compileStatement, type Database, named, run, type Statement } from '../statement.ts'
import { type Document, rollupSlotsOf, slotTypesOf } from '../write/columns.ts'
import { tableOfRows, valuesOfRows } from '../write/given-rows.ts'
import { statesFromChildren } from './from-children.ts'
import { type Contribution, hasRollupsOver, type Image, type Rollup, type RollupStates, rollupPlanOf } from './plan.ts'
import { applyDelta, type Delta } from './state.ts'

/** A record before and after; null while it is not there. */
export interface ImageChange {
  readonly id: string
  readonly before: Omit<Image, 'rollups'> | null
  readonly after: Omit<Image, 'rollups'> | null
  /** Its own roll-ups, as far as known: when it came, or as it went. */
  readonly rollups?: RollupStates | null
}

/** Collects what a write of several statements changes, to be told to `keepRollups` once, at its end. */
export class ChildChanges {
  readonly byObject = new Map<LiveObject, ImageChange[]>()

  /** `changes` is asked for when there are roll-ups over the object. */
  note(view: View, object: LiveObject, changes: () => readonly ImageChange[]): void {
    if (!hasRollupsOver(view.workspace, object)) return
    this.byObject.set(object, [...(this.byObject.get(object) ?? []), ...changes()])
  }
}

/** An image whose own roll-ups nobody looks at. */
export function withNothing(image: Omit<Image, 'rollups'> | null): Image | null {
  return image && { ...image, rollups: {} }
}

interface Change {
  readonly before: Image | null
  readonly after: Image | null
}

/** Give the transaction that changed the children, after it changed them. */
export async function keepRollups(db: Database, view: View, { byObject }: ChildChanges): Promise<void> {
  if (byObject.size === 0) return
  const plan = rollupPlanOf(view.workspace)
  const changes = new Map<string, Map<string, Change>>()
  for (const [object, given] of byObject) changes.set(object.model.name, await withRollups(db, view, object, given))

  for (const { object, rollups } of plan.steps) {
    const deltas = deltasOf(rollups, changes)
    if (deltas.size === 0) continue
    const moved = await moveParents(db, view, object, deltas)
    const above = plan.over.get(object.model.name) ?? []
    if (!above.some((upper) => rollups.some(({ field }) => upper.reads.has(field.name)))) continue
    const known = changes.get(object.model.name) ?? new Map<string, Change>()
    changes.set(object.model.name, known)
    await noteMoved(db, view, object, moved, known)
  }
}

/** Direct changes, with the roll-ups that the records have themselves where roll-ups above look at these. */
async function withRollups(
  db: Database,
  view: View,
  object: LiveObject,
  given: readonly ImageChange[],
): Promise<Map<string, Change>> {
  const looksAtThem = (rollupPlanOf(view.workspace).over.get(object.model.name) ?? []).some(
    ({ reads }) => reads.size > 0,
  )
  const unknown = looksAtThem ? given.filter(({ rollups }) => rollups === undefined).map(({ id }) => id) : []
  const found = new Map<string, RollupStates>()
  if (unknown.length > 0) {
    // the write holds their rows, so nobody else changes them
    const { rows } = await sql<{ id: string; rollups: RollupStates | null }>`
      select s.record_id as id, s.rollups from record_slots s
      where ${keyCondition(view, object, 's')} and s.record_id = any(${unknown}::uuid[])`.execute(db)
    for (const { id, rollups } of rows) found.set(id, rollups ?? {})
  }
  return new Map(
    given.map(({ id, before, after, rollups }) => {
      const own = rollups ?? found.get(id) ?? {}
      return [id, { before: before && { ...before, rollups: own }, after: after && { ...after, rollups: own } }]
    }),
  )
}

type Deltas = Map<string, Map<Rollup, Delta>>

/** What changed children do to roll-ups of one object, by parent. */
export function deltasOf(
  rollups: readonly Rollup[],
  changes: ReadonlyMap<string, ReadonlyMap<string, Change>>,
): Deltas {
  const deltas: Deltas = new Map()
  const deltaOf = (parent: string, rollup: Rollup): Delta => {
    const ofParent = deltas.get(parent) ?? new Map<Rollup, Delta>()
    deltas.set(parent, ofParent)
    const delta = ofParent.get(rollup) ?? { added: [], removed: [] }
    ofParent.set(rollup, delta)
    return delta
  }
  for (const rollup of rollups) {
    for (const { before, after } of changes.get(rollup.child.model.name)?.values() ?? []) {
      const [was, is] = [rollup.contributionOf(before), rollup.contributionOf(after)]
      if (isSame(was, is)) continue
      if (was) deltaOf(was.parent, rollup).removed.push(was.value)
      if (is) deltaOf(is.parent, rollup).added.push(is.value)
    }
  }
  return deltas
}

function isSame(one: Contribution | null, other: Contribution | null): boolean {
  return one?.parent === other?.parent && one?.value === other?.value
}

interface Moved {
  readonly id: string
  readonly before: RollupStates
  readonly after: RollupStates
}

/** Brings the roll-ups of parents up to date; those that are in the recycle bin by now have none. */
async function moveParents(db: Database, view: View, object: LiveObject, deltas: Deltas): Promise<Moved[]> {
  const ids = [...deltas.keys()]
  const isSingle = ids.length === 1
  const statement = lockStatement(db, view, object, isSingle)
  const { rows } = await run<{ id: string; rollups: RollupStates | null }>(db, statement, {
    named: isSingle ? { id: ids[0] } : { ids },
  })
  const askChildren = new Map<Rollup, string[]>()
  const after = new Map<string, Record<string, RollupStates[string]>>()
  for (const { id, rollups } of rows) {
    const states = { ...rollups }
    for (const [rollup, delta] of deltas.get(id) ?? []) {
      const state = states[rollup.key]
      // one that is still to be filled will be worked out from the children as they are then
      if (state === undefined) continue
      const next = applyDelta(state, rollup.field, rollup.aggregate, delta)
      if (next) states[rollup.key] = next
      else askChildren.set(rollup, [...(askChildren.get(rollup) ?? []), id])
    }
    after.set(id, states)
  }
  for (const [rollup, ids] of askChildren) {
    for (const [id, state] of await statesFromChildren(db, view, rollup, ids)) {
      const states = after.get(id)
      if (states) states[rollup.key] = state
    }
  }
  const moved = rows.flatMap(({ id, rollups }) => {
    const next = after.get(id) ?? {}
    return JSON.stringify(next) === JSON.stringify(rollups ?? {}) ? [] : [{ id, before: rollups ?? {}, after: next }]
  })
  await writeRollups(db, view, object, moved)
  return moved
}

/** Sets what records keep of their roll-ups, and the slots of these. */
export async function writeRollups(
  db: Database,
  view: View,
  object: LiveObject,
  moved: readonly { readonly id: string; readonly after: RollupStates }[],
): Promise<void> {
  if (moved.length === 0) return
  const isSingle = moved.length === 1
  const given: Record<string, readonly unknown[]> = {
    id: moved.map(({ id }) => id),
    rollups: moved.map(({ after }) => JSON.stringify(after)),
  }
  for (const { slot, key } of rollupSlotsOf(object)) given[slot] = moved.map(({ after }) => after[key]?.v ?? null)
  await run(db, writeStatement(db, view, object, isSingle), { named: valuesOfRows('given', given, isSingle) })
}

function lockStatement(db: Database, view: View, object: LiveObject, isSingle: boolean): Statement {
  // a list of ids would be planned anew each time, because its length is not known before
  const meant = isSingle ? sql`${named('id')}::uuid` : sql`any(${named('ids')}::uuid[])`
  const order = isSingle ? sql`` : sql` order by ${fromBelow(view, object)}s.record_id`
  return remember(view, ['rollup-lock', object.model.name, isSingle], () =>
    compileStatement(
      db,
      sql`select s.record_id as id, s.rollups from record_slots s
        where ${keyCondition(view, object, 's')} and s.record_id = ${meant}${order} for update`,
    ),
  )
}

/**
 * Where roll-ups go up in the object's own hierarchy, whoever moves one record goes on to the one above it: so whoever
 * moves several takes those below first.
 */
function fromBelow(view: View, object: LiveObject): RawBuilder<unknown> {
  const upwards = rollupPlanOf(view.workspace)
    .over.get(object.model.name)
    ?.filter(({ parent, reference }) => parent === object && reference.document.hierarchy === true)
  const fields = [...new Set(upwards?.map(({ reference }) => reference.name))]
  const depths = fields.map(
    (field) => sql`(select max(h.depth) from hierarchy_paths h where ${keyCondition(view, object, 'h')}
      and h.field = ${sql.lit(field)} and h.descendant_id = s.record_id) desc, `,
  )
  return sql.join(depths, sql``)
}

function writeStatement(db: Database, view: View, object: LiveObject, isSingle: boolean): Statement {
  return remember(view, ['rollup-write', object.model.name, isSingle], () => {
    const slots = rollupSlotsOf(object)
    const set = slots.map(({ slot }) => sql`, ${sql.ref(slot)} = g.${sql.ref(slot)}`)
    const columns = { id: 'uuid', rollups: 'text', ...slotTypesOf(slots) }
    return compileStatement(
      db,
      sql`with ${tableOfRows('given', columns, isSingle)}
        update record_slots s set rollups = g.rollups::jsonb${sql.join(set, sql``)} from given g
        where ${keyCondition(view, object, 's')} and s.record_id = g.id`,
    )
  })
}

function remember(view: View, parts: readonly unknown[], compile: () => Statement): Statement {
  const { statements } = view.workspace
  const key = parts.join('|')
  const known = statements.get(key) ?? compile()
  statements.set(key, known)
  return known
}

/** Parents whose roll-ups moved are changed children of their own parents. */
async function noteMoved(
  db: Database,
  view: View,
  object: LiveObject,
  moved: readonly Moved[],
  known: Map<string, Change>,
): Promise<void> {
  const fresh = moved.filter(({ id }) => !known.has(id)).map(({ id }) => id)
  const images = new Map<string, Omit<Image, 'rollups'>>()
  if (fresh.length > 0) {
    // read after the lock: whoever changed the record had to have it as well
    const { rows } = await sql<{ id: string; owner: string | null; document: Document }>`
      select r.id, r.owner_id as owner, r.doc as document from records r
      where ${keyCondition(view, object, 'r')} and r.id = any(${fresh}::uuid[])`.execute(db)
    for (const { id, owner, document } of rows) images.set(id, { owner, document })
  }
  for (const { id, before, after } of moved) {
    const direct = known.get(id)
    const image = images.get(id)
    if (direct) known.set(id, { before: direct.before, after: direct.after && { ...direct.after, rollups: after } })
    else if (image) known.set(id, { before: { ...image, rollups: before }, after: { ...image, rollups: after } })
  }
}
