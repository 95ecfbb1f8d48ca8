import { type Kysely, sql } from 'kysely'

/** Of objects without history the events of a record are read together: what happened to it since an earlier one. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(
      'create index events_record on events (workspace_id, object_key, record_id, version) where changes is not null',
    )
    .execute(db)
}
