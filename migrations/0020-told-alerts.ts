/** Who has been told that a target is not being reached, for as long as its period may go on; notifications go earlier. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`create table told_alerts (
    workspace_id integer not null references workspaces,
    target text not null,
    alert text not null,
    period text not null,
    -- the day, or nothing where people are told once in the period
    occasion text not null,
    subject text not null,
    person_id uuid not null,
    told_at timestamptz not null default now(),
    primary key (workspace_id, target, alert, period, occasion, subject, person_id)
  )`)
    .execute(db)
}
