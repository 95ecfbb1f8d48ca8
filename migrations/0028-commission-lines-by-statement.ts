/**
 * Lines are written together with their statement, and neither is ever taken away alone. Looking each one up was most of
 * what a run cost: the way there is planned once, for a table that was empty then, and goes through all statements.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw('alter table commission_lines drop constraint commission_lines_workspace_id_statement_id_fkey')
    .execute(db)
}
