/** The ledger of credits: what is credited now, less what has been written, is written. */
import type { Crediting } from '@attain/engine/commission'
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { QueryScope, type Source } from '../query/source.ts'
import { compileForValues, type Database, named, runWriting } from '../statement.ts'
import { creditedSql, MEASURES, ofRecords } from './credited.ts'
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
  return runWriting(db, statement, {
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
}

const keys = sql.raw('payee, record, via, day, currency, rate')
const amounts = ['number', ...Array.from({ length: MEASURES }, (_, i) => `m${i}`)]

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
  const list = sql.raw(amounts.join(', '))
  const counts = sql.raw(amounts.map((name) => `c.${name} <> 0`).join(' or '))
  return sql`with ${payeesSql}
    insert into commission_credits (workspace_id, run_id, plan, component, payee_id, record_id, via_id, day, currency, rate, ${list})
      select ${sql.lit(view.workspace.id)}, ${named('run')}::uuid, ${named('plan')}, ${named('component')}, c.payee, c.record, c.via, c.day, c.currency, c.rate, ${list}
      from (${creditedSql(new QueryScope(view), crediting)}) c where ${isOnPlan} and (${counts})`
}

function bookSql(
  view: View,
  crediting: Crediting,
  isOfSome: boolean,
  supposed: SupposedDeals | undefined,
): RawBuilder<unknown> {
  const scope = new QueryScope(view)
  const workspace = sql.lit(view.workspace.id)
  const differences = sql.raw(amounts.map((name) => `sum(c.${name}) as ${name}`).join(', '))
  const changed = sql.raw(amounts.map((name) => `sum(c.${name}) <> 0`).join(' or '))
  const negated = sql.raw(amounts.map((name) => `-${name}`).join(', '))
  const list = sql.raw(amounts.join(', '))
  const some = (source: Source) => ({
    ...ofRecords(source),
    ...(supposed && supposing(source, crediting, supposed.closing)),
  })
  const credited = creditedSql(scope, crediting, isOfSome ? some : undefined)
  const written = isOfSome ? sql`and record_id = any(${named('records')}::uuid[])` : sql``
  return sql`with ${payeesSql},
    both_sides as (select ${keys}, ${list} from (${credited}) c where ${isOnPlan} union all select payee_id, record_id, via_id, day, currency, rate, ${negated} from commission_credits where workspace_id = ${workspace} and plan = ${named('plan')} and component = ${named('component')} and day >= ${named('begins')}::date and day < ${named('ends')}::date ${written})
    insert into commission_credits (workspace_id, run_id, plan, component, payee_id, record_id, via_id, day, currency, rate, ${list})
      select ${workspace}, ${named('run')}::uuid, ${named('plan')}, ${named('component')}, c.payee, c.record, c.via, c.day, c.currency, c.rate, ${differences}
      from both_sides c group by c.payee, c.record, c.via, c.day, c.currency, c.rate having ${changed}`
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

/** What somebody was credited by a component between two edges. */
export interface CreditSum {
  readonly component: string
  readonly payee: string
  /** The place of the stretch that begins with an edge, from 1 on. */
  readonly stretch: number
  readonly number: string
  readonly measures: readonly string[]
}

/** By payee, component and stretch; `edges` are the first days of stretches, and the day after the last. */
export async function sumCredits(
  db: Database,
  { workspace }: View,
  plan: string,
  components: readonly string[],
  edges: readonly string[],
  payees: readonly string[],
  /** How many measures any of the components has. */
  measures: number,
): Promise<readonly CreditSum[]> {
  const names = Array.from({ length: measures }, (_, i) => `m${i}`)
  const sums = names.map((name) => sql`, trim_scale(sum(${sql.ref(name)}))::text as ${sql.ref(name)}`)
  const { rows } = await sql<
    Omit<CreditSum, 'measures'> & Readonly<Record<string, string>>
  >`select component, payee_id as payee, width_bucket(day, ${edges}::date[]) as stretch,
      trim_scale(sum(number))::text as number ${sql.join(sums, sql``)}
    from commission_credits
    where workspace_id = ${workspace.id} and plan = ${plan} and component = any(${components}::text[])
      and day >= ${edges[0]}::date and day < ${edges.at(-1)}::date and payee_id = any(${payees}::uuid[])
    group by 1, 2, 3`.execute(db)
  return rows.map(({ component, payee, stretch, number, ...row }) => ({
    ...{ component, payee, stretch, number },
    measures: names.map((name) => row[name] ?? '0'),
  }))
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
