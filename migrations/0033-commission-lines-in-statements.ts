/**
 * Lines are written with their statement and never without it, so they are a value of it: a run of thousands of people
 * writes a third of the rows. What a statement holds is kept as the text that was written: nothing looks into many of them
 * at once, and reading it into `jsonb` was most of what writing one cost.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  // what each line is about and how it came about, with its type, component and amount
  await run(`alter table commission_statements add column lines jsonb not null default '[]'`)
  await run('alter table commission_statements disable trigger commission_statements_append_only')
  await run(`update commission_statements s set lines = l.lines
    from (select workspace_id, statement_id, jsonb_agg(line
        || jsonb_strip_nulls(jsonb_build_object('type', type, 'component', component, 'amount', trim_scale(amount)::text))
        order by number) as lines
      from commission_lines group by 1, 2) l
    where l.workspace_id = s.workspace_id and l.statement_id = s.id`)
  await run('alter table commission_statements enable trigger commission_statements_append_only')
  await run('alter table commission_statements alter column lines drop default')
  for (const column of ['components', 'refusals', 'instalments', 'payment', 'lines'])
    await run(`alter table commission_statements alter column ${column} type json using ${column}::json`)
  await run('drop table commission_lines')
}
