/**
 * What the year must come to: plain SQL over the files of the CRM as tables (schema `csv`). It knows the plans by their
 * rates alone and shares no code with the application.
 */
import { type Kysely, sql } from 'kysely'

/** A deal that something happens to after its month was closed. */
export interface Deal {
  readonly code: string
  readonly agent: string
}

export interface Happenings {
  /** Closed in May, told to be lost after June was closed. */
  readonly lost: Deal
  /** Closed in April; half of it comes back in September. */
  readonly returned: Deal
  /** Posted in October. */
  readonly granted: { readonly agent: string; readonly amount: string }
}

const sums = (column: string, until: string) =>
  sql.raw(`sum(${column}) over (partition by final, quarter, agent ${until})`)

/** Of each month and office: what every agent there is to sell. A third of the office's share of the quarter, in hundreds. */
export async function quotasOf<T>(db: Kysely<T>): Promise<readonly { agent: string; month: string; quota: string }[]> {
  const { rows } = await sql<{ agent: string; month: string; quota: string }>`
    with agents as (select sales_agent as agent, regional_office as office, count(*) over (partition by regional_office) as heads from csv.sales_teams),
    quarters as (select regional_office as office, to_char(to_date(close_date, 'DD-MM-YY'), 'Q')::int as quarter, sum(close_value::numeric) as sold
      from csv.sales_pipeline join csv.sales_teams using (sales_agent) where deal_stage = 'Won' group by 1, 2)
    select agent, to_char(make_date(2017, month, 1), 'YYYY-MM') as month, (floor(sold / heads / 3 / 100) * 100)::text as quota
    from agents join quarters using (office), generate_series(1, 12) month where (month + 2) / 3 = quarter`.execute(db)
  return rows
}

/** A won deal of an agent in a month: the largest. */
export async function largestDeal<T>(db: Kysely<T>, agent: string, month: string): Promise<Deal> {
  const { rows } = await sql<Deal>`select opportunity_id as code, sales_agent as agent from csv.sales_pipeline
    where deal_stage = 'Won' and sales_agent = ${agent} and to_char(to_date(close_date, 'DD-MM-YY'), 'YYYY-MM') = ${month}
    order by close_value::numeric desc, opportunity_id limit 1`.execute(db)
  const [deal] = rows
  if (deal === undefined) throw new Error(`${agent} has won nothing in ${month}.`)
  return deal
}

/**
 * By payee and month. `final` tells the data as they are in the end from what was known when the first half of the year
 * was closed: of these months what was paid stays, and the difference is paid in July.
 */
export async function payOf2017<T>(
  db: Kysely<T>,
  { lost, returned, granted }: Happenings,
): Promise<readonly { payee: string; month: string; paid: string }[]> {
  const before = sums('sold', 'order by month rows between unbounded preceding and 1 preceding')
  const upToNow = sums('sold', 'order by month')
  const { rows } = await sql<{ payee: string; month: string; paid: string }>`
    with deals as (select sales_agent as agent, extract(month from to_date(close_date, 'DD-MM-YY'))::int as month,
        close_value::numeric as value, opportunity_id as code from csv.sales_pipeline where deal_stage = 'Won'),
    cells as (select t.sales_agent as agent, t.manager, t.regional_office as office, m as month, (m + 2) / 3 as quarter, final,
        coalesce(sum(value), 0) as sold, count(value) filter (where value >= 10000) as large
      from csv.sales_teams t cross join generate_series(1, 12) m cross join (values (false), (true)) f (final)
      left join deals d on d.agent = t.sales_agent and d.month = m and not (final and code = ${lost.code})
      group by 1, 2, 3, 4, 5, 6),
    offices as (select office, quarter, floor(sum(sold) / count(distinct agent) / 3 / 100) * 300 as quota
      from cells where not final group by 1, 2),
    heaps as (select *, coalesce(${before}, 0) as low, ${upToNow} as high from cells join offices using (office, quarter)),
    sales as (select *, round(case when month < 7 then 0.02 else 0.025 end * (
          least(high, quota) - least(low, quota)
          + 1.5 * (least(greatest(high, quota), 1.25 * quota) - least(greatest(low, quota), 1.25 * quota))
          + 2 * (greatest(high, 1.25 * quota) - greatest(low, 1.25 * quota))), 2) as commission
      from heaps),
    plans as (
      select agent as payee, month, final, least(commission + 150 * least(large, 5), 15000) as pay from sales
      union all
      select manager, month, final, round(sum(sold) * case when month < 7 then 0.005 else 0.006 end, 2) from cells group by 1, 2, 3),
    after as (
      select payee, 7 as month, sum(case when final then pay else -pay end) as amount from plans where month < 7 group by 1
      union all
      select d.agent, 9, -round(d.value / 2 * s.commission / s.sold, 2) from deals d
        join sales s on s.agent = d.agent and s.month = d.month and not s.final where d.code = ${returned.code}
      union all
      select ${granted.agent}, 10, ${granted.amount}::numeric)
    select payee, to_char(make_date(2017, month, 1), 'YYYY-MM') as month, trim_scale(sum(amount))::text as paid
    from (select payee, month, pay as amount from plans where final = (month >= 7) union all select * from after) p
    group by 1, 2 order by 1, 2`.execute(db)
  return rows
}
