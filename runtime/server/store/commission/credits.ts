/** The ledger of credits: what is credited now, less what has been written, is written. */
import type { Crediting } from '@attain/engine/commission'
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { QueryScope, type Source } from '../query/source.ts'
import { compileForValues, type Database, named, run } from '../statement.ts'
import { AMOUNTS, addends, addingUp } from './credit-sums.ts'
import { creditedSql, ofRecords } from './credited.ts'
import { isOnPlan, type OnPlan, payeesGiven, payeesSql } from './on-plan.ts'
import { dealsGiven, type SupposedDeals, supposing } from './supposed-deals.ts'

export interface Booking {
  readonly run: string
  readonly plan: string
  readonly component: string
  readonly crediting: Crediting
  readonly payees: readonly OnPlan[]
  /** First day, and the day after the last. */
  readonly from: string
  readonly until: string
  /** Where no others have changed. */
  readonly records?: readonly string[]
  /** As which they count, where that is not what they are. */
  readonly supposed?: SupposedDeals
}

/** Writes the differences, and says how many lines that were. Doing it again writes none. */
export async function bookCredits(db: Database, view: View, booking: Booking, today: string): Promise<number> {
  const { crediting, payees, run: runId, plan, component, from, until, records, supposed } = booking
  const isFirst = records === undefined && !(await isBooked(db, view, plan, component))
  const statement = compileForValues(
    db,
    isFirst ? firstSql(view, crediting) : bookSql(view, crediting, records !== undefined, supposed),
  )
  const { rows } = await run<{ lines: number }>(db, statement, {
    personId: view.actor.personId,
    today,
    named: {
      run: runId,
      plan,
      component,
      begins: from,
      ends: until,
      records,
      ...payeesGiven(payees),
      ...(supposed && dealsGiven(supposed)),
    },
  })
  return rows[0]?.lines ?? 0
}

const keys = sql.raw('payee, record, via, day, currency, rate')

/** Whether anything was ever written of a component. */
async function isBooked(db: Database, { workspace }: View, plan: string, component: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from commission_credits
    where workspace_id = ${workspace.id} and plan = ${plan} and component = ${component}) as found`.execute(db)
  return rows[0]?.found === true
}

/**
 * Of a component of which nothing was written there is no difference to find: everything is written as it comes, in the
 * order of records, in which their index grows at its end. Lines of the same record count together, so none are grouped.
 */
function firstSql(view: View, crediting: Crediting): RawBuilder<unknown> {
  const list = sql.raw(AMOUNTS.join(', '))
  const counts = sql.raw(AMOUNTS.map((name) => `c.${name} <> 0`).join(' or '))
  const lines = sql`select c.payee, c.record, c.via, c.day, c.currency, c.rate, ${list} from (${creditedSql(new QueryScope(view), crediting)}) c where ${isOnPlan} and (${counts})`
  return sql`with ${payeesSql}, ${writingSql(view, lines)}`
}

function bookSql(
  view: View,
  crediting: Crediting,
  isOfSome: boolean,
  supposed: SupposedDeals | undefined,
): RawBuilder<unknown> {
  const scope = new QueryScope(view)
  const workspace = sql.lit(view.workspace.id)
  const differences = sql.raw(AMOUNTS.map((name) => `sum(${name}) as ${name}`).join(', '))
  const changed = sql.raw(AMOUNTS.map((name) => `sum(${name}) <> 0`).join(' or '))
  const negated = sql.raw(AMOUNTS.map((name) => `-${name}`).join(', '))
  const list = sql.raw(AMOUNTS.join(', '))
  const some = (source: Source) => ({
    ...ofRecords(source),
    ...(supposed && supposing(source, crediting, supposed.closing)),
  })
  const credited = creditedSql(scope, crediting, isOfSome ? some : undefined)
  const written = isOfSome ? sql`and record_id = any(${named('records')}::uuid[])` : sql``
  const lines = sql`select ${keys}, ${differences} from both_sides group by ${keys} having ${changed}`
  return sql`with ${payeesSql},
    both_sides as (select ${keys}, ${list} from (${credited}) c where ${isOnPlan} union all select payee_id, record_id, via_id, day, currency, rate, ${negated} from commission_credits where workspace_id = ${workspace} and plan = ${named('plan')} and component = ${named('component')} and day >= ${named('begins')}::date and day < ${named('ends')}::date ${written}),
    ${writingSql(view, lines)}`
}

/** Parts of a `with`, and its end: lines are written and added up, and answered is how many they are. */
function writingSql({ workspace }: View, lines: RawBuilder<unknown>): RawBuilder<unknown> {
  const component = sql`${sql.lit(workspace.id)}, ${named('plan')}, ${named('component')}`
  return sql`written as (
      insert into commission_credits (workspace_id, plan, component, run_id, payee_id, record_id, via_id, day, currency, rate, ${sql.raw(AMOUNTS.join(', '))})
        select ${component}, ${named('run')}::uuid, l.* from (${lines}) l returning ${addends}),
    ${addingUp(component)}
    select coalesce(sum(lines), 0)::int as lines from added`
}

/** Whom any of these records was ever credited to. */
export async function payeesOfRecords(
  db: Database,
  { workspace }: View,
  plan: string,
  records: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ payee: string }>`select distinct payee_id as payee from commission_credits
    where workspace_id = ${workspace.id} and record_id = any(${records}::uuid[]) and plan = ${plan}`.execute(db)
  return rows.map(({ payee }) => payee)
}

/** More lines than that, and what Postgres knows of the ledger may be so old that it takes the wrong way through it. */
const MANY = 10_000

/** Tells Postgres how much there is in the ledger when many lines were written, before anything is asked of it. */
export async function lookThrough(db: Database, written: number): Promise<void> {
  if (written > MANY) await sql`analyze commission_credits`.execute(db)
}

export interface CreditLine {
  readonly component: string
  readonly payee: string
  readonly record: string
  readonly day: string
  readonly number: string
  readonly measures: readonly string[]
}

/** Each record that was credited, by day and then by the record's creation, which its id tells. */
export async function listCredits(
  db: Database,
  { workspace }: View,
  plan: string,
  components: readonly string[],
  { from, until }: { readonly from: string; readonly until: string },
  payees?: readonly string[],
): Promise<readonly CreditLine[]> {
  const only = payees === undefined ? sql`` : sql`and payee_id = any(${payees}::uuid[])`
  const { rows } = await sql<
    Omit<CreditLine, 'measures'> & { m0: string; m1: string; m2: string; m3: string }
  >`select component, payee_id as payee, record_id as record, to_char(day, 'YYYY-MM-DD') as day,
      trim_scale(sum(number))::text as number, trim_scale(sum(m0))::text as m0, trim_scale(sum(m1))::text as m1,
      trim_scale(sum(m2))::text as m2, trim_scale(sum(m3))::text as m3
    from commission_credits
    where workspace_id = ${workspace.id} and plan = ${plan} and component = any(${components}::text[])
      and day >= ${from}::date and day < ${until}::date ${only}
    group by 1, 2, 3, 4 having sum(number) <> 0 or sum(m0) <> 0 order by 2, 1, 4, 3`.execute(db)
  return rows.map(({ m0, m1, m2, m3, ...row }) => ({ ...row, measures: [m0, m1, m2, m3] }))
}

/** A stretch in which somebody's credits are not all known: the first day without a rate. */
export interface MissingRate {
  readonly component: string
  readonly payee: string
  readonly stretch: number
  readonly currency: string
  readonly day: string
}

export async function missingRates(
  db: Database,
  { workspace }: View,
  plan: string,
  edges: readonly string[],
  payees: readonly string[],
): Promise<readonly MissingRate[]> {
  const { rows } =
    await sql<MissingRate>`select component, payee_id as payee, width_bucket(day, ${edges}::date[]) as stretch,
      min(currency) as currency, to_char(min(day), 'YYYY-MM-DD') as day
    from (select component, payee_id, day, currency from commission_credits
      where workspace_id = ${workspace.id} and plan = ${plan} and payee_id = any(${payees}::uuid[])
        and day >= ${edges[0]}::date and day < ${edges.at(-1)}::date and currency is not null and rate is null
      group by component, payee_id, day, currency, record_id, via_id having sum(number) <> 0) c
    group by 1, 2, 3`.execute(db)
  return rows
}
