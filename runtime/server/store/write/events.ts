import { type RawBuilder, sql } from 'kysely'
import type { LiveObject, View } from '../live-workspace.ts'

type Sql = RawBuilder<unknown>

interface Told {
  readonly type: 'record.created' | 'record.updated' | 'record.deleted' | 'record.restored'
  readonly at: Sql
  readonly by: Sql
  readonly id: Sql
  readonly version: Sql
  /** `{ field: [from, to] }`, as text or JSON. */
  readonly changes: Sql
  /** Where these are taken from. */
  readonly from: Sql
}

/**
 * The part of a write that tells the outbox what happened. Whoever follows reads what changed from the audit; of
 * objects without history it goes along, and is gone with the event.
 */
export function insertEvents(view: View, object: LiveObject, { type, at, by, id, version, changes, from }: Told): Sql {
  const kept = object.model.history
  const [names, values] = kept ? [sql``, sql``] : [sql`, by, changes`, sql`, ${by}::uuid, ${changes}::jsonb`]
  return sql`insert into events (workspace_id, at, type, object_key, record_id, version${names})
  select ${sql.lit(view.workspace.id)}, ${at}::timestamptz, ${sql.lit(type)}, ${sql.lit(object.key)}, ${id}, ${version}${values} ${from}`
}
