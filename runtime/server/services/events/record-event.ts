/** What happened to a record, as those who follow the outbox see it. */
import type { Json } from '@attain/engine/fields'
import { sql } from 'kysely'
import type { LiveObject, LiveWorkspace } from '../../store/live-workspace.ts'
import { keyCondition } from '../../store/query/source.ts'
import type { Document } from '../../store/write/columns.ts'
import type { Cause } from '../actions/index.ts'
import type { Context } from '../context.ts'
import type { Candidate } from '../record-formulas.ts'

export type EventType = 'created' | 'updated' | 'deleted' | 'restored'

/** `{ field: [from, to] }` */
export type Changes = Readonly<Record<string, readonly [Json, Json]>>

/** A line of the outbox. */
export interface ToldEvent {
  readonly id: string
  readonly type: EventType
  readonly objectKey: number
  readonly recordId: string
  readonly version: number
  readonly at: Date
  readonly cause: Cause | null
}

export interface RecordEvent extends Omit<ToldEvent, 'objectKey'> {
  readonly object: LiveObject
  /** Who made it happen: themselves, or by what rules and approvals did on their account; null for nobody. */
  readonly by: string | null
  readonly changes: Changes
  /** As it was right after this event, with what it was before; what it was when it was deleted. */
  readonly record: Candidate & { readonly id: string }
}

/** Objects by their numbers; one that is not there any more has no followers. */
export function objectByKey(workspace: LiveWorkspace, key: number): LiveObject | undefined {
  const known = byKey.get(workspace) ?? new Map([...workspace.objects.values()].map((object) => [object.key, object]))
  byKey.set(workspace, known)
  return known.get(key)
}

const byKey = new WeakMap<LiveWorkspace, ReadonlyMap<number, LiveObject>>()

interface Step {
  readonly version: number
  readonly by: string | null
  readonly changes: Changes
}

interface Row {
  readonly place: number
  readonly doc: Document
  readonly owner_id: string | null
  readonly steps: readonly Step[] | null
}

/**
 * The records as they were at events of one object: as they are, without what happened since. Those of which there is no
 * trace left are left out. What changed is in the audit; of objects without history in the events that nobody has
 * followed yet.
 */
export async function recordsAt(
  { db, view }: Context,
  object: LiveObject,
  events: readonly Omit<ToldEvent, 'objectKey'>[],
): Promise<RecordEvent[]> {
  if (events.length === 0) return []
  const table = object.model.history ? sql`audit` : sql`events`
  const isKept = object.model.history ? sql`true` : sql`s.changes is not null`
  const { rows } = await sql<Row>`
    select g.place::integer as place, r.doc, r.owner_id, (
      select json_agg(json_build_object('version', s.version, 'by', s.by, 'changes', s.changes) order by s.version desc)
      from ${table} s where ${keyCondition(view, object, 's')} and s.record_id = g.id and s.version >= g.version and ${isKept}
    ) as steps
    from unnest(${events.map((event) => event.recordId)}::uuid[], ${events.map((event) => event.version)}::integer[])
      with ordinality as g (id, version, place)
    join records r on ${keyCondition(view, object, 'r')} and r.id = g.id
    order by g.place`.execute(db)
  return rows.flatMap((row) => {
    const told = events[row.place - 1]
    return told ? [eventOf(object, told, row)] : []
  })
}

/** The same for one; `changes` are those that were kept elsewhere. */
export async function recordAt(
  context: Context,
  object: LiveObject,
  told: Omit<ToldEvent, 'objectKey'>,
  changes?: Changes,
): Promise<RecordEvent | undefined> {
  const [event] = await recordsAt(context, object, [told])
  if (event === undefined || changes === undefined) return event
  return { ...event, changes, record: { ...event.record, prior: undone(event.record, changes) } }
}

function eventOf(
  object: LiveObject,
  { id, type, recordId, version, at, cause }: Omit<ToldEvent, 'objectKey'>,
  { doc, owner_id: owner, steps }: Row,
): RecordEvent {
  const own = steps?.find((step) => step.version === version)
  const changes = own?.changes ?? {}
  const later = steps?.filter((step) => step.version > version) ?? []
  const after = later.reduce((state, step) => undone(state, step.changes), { document: doc, owner })
  const prior = type === 'created' ? null : undone(after, changes)
  const by = cause?.by ?? own?.by ?? null
  const record = { id: recordId, ...after, prior, isWritten: true } as const
  return { id, type, object, recordId, version, at, cause, by, changes, record }
}

interface State {
  readonly document: Document
  readonly owner: string | null
}

function undone({ document, owner }: State, changes: Changes): State {
  const before: Record<string, Json> = { ...document }
  let ownerBefore = owner
  for (const [field, [from]] of Object.entries(changes)) {
    if (field === 'owner') ownerBefore = typeof from === 'string' ? from : null
    else if (from === null) delete before[field]
    else before[field] = from
  }
  return { document: before, owner: ownerBefore }
}
