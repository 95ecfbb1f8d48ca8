/**
 * Credits added up by payee, component and calendar month: written with the lines of the ledger, in the same statement, so
 * that they never differ from them. Whoever stands above everybody has hundreds of thousands of lines, and twelve months.
 */
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import type { Database } from '../statement.ts'
import { MEASURES } from './credited.ts'

type Sql = RawBuilder<unknown>

/** What a line of the ledger, and a month, is added up by. */
export const AMOUNTS = ['number', ...Array.from({ length: MEASURES }, (_, i) => `m${i}`)] as const

const amounts = sql.raw(AMOUNTS.join(', '))
const sums = sql.raw(AMOUNTS.map((name) => `sum(${name}) as ${name}`).join(', '))
const month = sql`date_trunc('month', day::timestamp)::date`
const columns = sql`workspace_id, plan, component, payee_id, month, ${amounts}`

/** What lines have to be known by to be added up. */
export const addends = sql`payee_id, day, ${amounts}`

/**
 * Parts of a `with`: what `written (payee_id, day, …)` has is added to its months. `added` has a row for each, with how many
 * `lines` these are. `component` is what a month begins with: workspace, plan, component.
 */
export function addingUp(component: Sql): Sql {
  const more = sql.raw(AMOUNTS.map((name) => `${name} = kept.${name} + excluded.${name}`).join(', '))
  return sql`added as (select payee_id, ${month} as month, ${sums}, count(*) as lines from written group by 1, 2),
    months as (insert into commission_credit_sums as kept (${columns}) select ${component}, payee_id, month, ${amounts} from added
      on conflict (payee_id, month, component, plan, workspace_id) do update set ${more})`
}

/** Adds up every line of a shadow of the ledger anew, where their days became others. */
export async function addUpShadow(db: Database): Promise<void> {
  await sql`truncate pg_temp.commission_credit_sums`.execute(db)
  await sql`insert into pg_temp.commission_credit_sums (${columns})
    select workspace_id, plan, component, payee_id, ${month} as month, ${sums} from pg_temp.commission_credits group by 1, 2, 3, 4, 5`.execute(
    db,
  )
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

/**
 * By payee, component and stretch; `edges` are the first days of stretches, and the day after the last. Months that lie in
 * one stretch are taken as they were added up, lines are read of those that an edge cuts.
 */
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
  const names = AMOUNTS.slice(1, 1 + measures)
  const asked = sql.raw(['number', ...names].join(', '))
  const totals = names.map((name) => sql`, trim_scale(sum(${sql.ref(name)}))::text as ${sql.ref(name)}`)
  const [first, last] = [edges[0], edges.at(-1)]
  const cut = cutMonths(edges)
  const isMeant = sql`workspace_id = ${workspace.id} and plan = ${plan} and component = any(${components}::text[])
    and payee_id = any(${payees}::uuid[])`
  const lines = sql`union all select component, payee_id, day, ${asked}
    from unnest(${cut}::date[]) as cut (month) join commission_credits
      on day >= greatest(cut.month, ${first}::date) and day < least((cut.month + interval '1 month')::date, ${last}::date)
    where ${isMeant}`
  const { rows } = await sql<
    Omit<CreditSum, 'measures'> & Readonly<Record<string, string>>
  >`select component, payee_id as payee, width_bucket(day, ${edges}::date[]) as stretch,
      trim_scale(sum(number))::text as number ${sql.join(totals, sql``)}
    from (select component, payee_id, month as day, ${asked} from commission_credit_sums
      where ${isMeant} and month >= ${first}::date and month < ${last}::date and month <> all(${cut}::date[])
      ${cut.length === 0 ? sql`` : lines}) c
    group by 1, 2, 3`.execute(db)
  return rows.map(({ component, payee, stretch, number, ...row }) => ({
    ...{ component, payee, stretch, number },
    measures: names.map((name) => row[name] ?? '0'),
  }))
}

/** First days of the months inside which an edge lies. */
function cutMonths(edges: readonly string[]): readonly string[] {
  return [...new Set(edges.filter((edge) => !edge.endsWith('-01')).map((edge) => `${edge.slice(0, 7)}-01`))]
}
