/**
 * What somebody was credited by a component in a calendar month. Derived from the lines of the ledger and written with them,
 * so that a calculation adds up months, not the hundred thousands of lines of whoever stands above everybody. Lines that
 * could not be converted are rare, and found by an index of their own. What the index of a plan's ranges does not know yet is
 * looked through, and learnt when Postgres cleans up: a long run asked for more of that than it takes note of, and filled its log.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table commission_credit_sums (
    workspace_id integer not null,
    plan text not null,
    component text not null,
    payee_id uuid not null,
    -- its first day
    month date not null,
    number numeric not null,
    m0 numeric not null,
    m1 numeric not null,
    m2 numeric not null,
    m3 numeric not null,
    primary key (payee_id, month, component, plan, workspace_id)
  )`)
  await run(`insert into commission_credit_sums
    select workspace_id, plan, component, payee_id, date_trunc('month', day::timestamp)::date as month,
      sum(number), sum(m0), sum(m1), sum(m2), sum(m3)
    from commission_credits group by workspace_id, plan, component, payee_id, month`)
  await run(`create index commission_credits_unconverted on commission_credits (payee_id, day)
    where currency is not null and rate is null`)
  await run('alter index commission_credits_plan set (autosummarize = off)')
}
