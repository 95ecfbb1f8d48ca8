/** What rules and the actions of approvals keep. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)

  // { rules, by }: the rules whose actions made it happen, the first one first, and the person that the first one
  // followed. Whoever performs actions says so for the rest of their transaction: services/actions/cause.ts
  await run(
    `alter table events add column cause jsonb default nullif(current_setting('attain.cause', true), '')::jsonb`,
  )
  // of objects without history, what those who follow need of it: who made it happen, and { field: [from, to] }
  await run('alter table events add column by uuid')
  await run('alter table events add column changes jsonb')

  // Whose turn it was when something is given to one person after the other.
  await run(`create table turns (
    workspace_id integer not null,
    -- what gives it: a rule or a step of an approval, and which of its actions
    source text not null,
    person_id uuid,
    -- where the person stood among those who take turns; -1 before the first
    position integer not null,
    primary key (workspace_id, source)
  )`)
}
