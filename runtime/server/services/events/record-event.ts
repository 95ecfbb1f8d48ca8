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

/**
 * The record as it was at an event: as it is, without what happened since. Undefined when there is no trace of it left.
 * What changed is in the audit; of objects without history in the events that nobody has followed yet.
 */
export async function recordAt(
  { db, view }: Context,
  object: LiveObject,
  { id, type, recordId, version, at, cause }: Omit<ToldEvent, 'objectKey'>,
  known: Changes | undefined = undefined,
): Promise<RecordEvent | undefined> {
  const table = object.model.history ? sql`audit` : sql`events`
  const { rows } = await sql<{ doc: Document; owner_id: string | null; steps: readonly Step[] | null }>`
    select r.doc, r.owner_id, (
      select json_agg(json_build_object('version', s.version, 'by', s.by, 'changes', s.changes) order by s.version desc)
      from ${table} s where ${keyCondition(view, object, 's')} and s.record_id = r.id and s.version >= ${version}
    ) as steps
    from records r where ${keyCondition(view, object, 'r')} and r.id = ${recordId}`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const steps = row.steps ?? []
  const own = steps.find((step) => step.version === version)
  const changes = known ?? own?.changes ?? {}
  const now = { document: row.doc, owner: row.owner_id }
  const after = steps.filter((step) => step.version > version).reduce((state, step) => undone(state, step.changes), now)
  const prior = type === 'created' ? null : undone(after, changes)
  const by = cause?.by ?? own?.by ?? null
  return {
    id,
    type,
    object,
    recordId,
    version,
    at,
    cause,
    by,
    changes,
    record: { id: recordId, ...after, prior, isWritten: true },
  }
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
