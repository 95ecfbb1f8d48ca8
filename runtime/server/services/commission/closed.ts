/** What closed periods have left behind for each payee: what was written of them, and what goes on from them. */
import type { Closed, Held } from '@attain/engine/commission'
import { fraction, negate, sum, text } from '@attain/engine/performance/fraction'
import { type RawBuilder, sql } from 'kysely'
import { linesOf } from '../../store/commission/lines.ts'
import type { Context } from '../context.ts'
import { type ClosedStatement, closedComponentsOf } from './closed-components.ts'
import type { LivePlan } from './plan.ts'

interface Row extends ClosedStatement {
  readonly earned: string
  readonly owed: string
  readonly carried: string
}

interface LineRow {
  readonly payee: string
  readonly period: string
  readonly type: 'hold' | 'release' | 'correction'
  readonly component: string | null
  /** The period that a release or a correction is about. */
  readonly about: string | null
  readonly amount: string
}

/** Of these payees; nobody is in it where no period is closed. Whoever has no statement of one has been paid nothing for it. */
export async function closedOf(
  context: Context,
  plan: LivePlan,
  payees: readonly string[],
): Promise<ReadonlyMap<string, Closed>> {
  const { db, view } = context
  const { name, definition } = plan
  const periods = await closedPeriods(db, view, name)
  if (periods.length === 0) return new Map()
  const newest = closedStatements(view, name, payees)
  const { rows } = await sql<Row>`select id, revision, payee_id as payee, period, trim_scale(earned)::text as earned,
      trim_scale(owed)::text as owed, trim_scale(carried)::text as carried
    from (${newest}) n order by payee_id, from_day`.execute(db)
  const { rows: lines } = await sql<LineRow>`select n.payee_id as payee, n.period, l.type, l.component,
      l.line ->> 'period' as about, trim_scale(l.amount)::text as amount
    from (${newest}) n cross join lateral ${linesOf('n.lines')} l
    where l.type in ('hold', 'release', 'correction')`.execute(db)
  const components = await closedComponentsOf(context, plan, rows)
  const [statementsOf, linesOfPayee] = [
    Map.groupBy(rows, ({ payee }) => payee),
    Map.groupBy(lines, ({ payee }) => payee),
  ]
  return new Map(
    payees.map((payee): [string, Closed] => [
      payee,
      {
        ...closedFrom(
          periods,
          statementsOf.get(payee) ?? [],
          linesOfPayee.get(payee) ?? [],
          definition.draw !== undefined,
        ),
        ...(components.has(payee) && { components: components.get(payee) ?? {} }),
      },
    ]),
  )
}

async function closedPeriods(
  db: Context['db'],
  { workspace }: Context['view'],
  plan: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ period: string }>`select period from commission_periods
    where workspace_id = ${workspace.id} and plan = ${plan} and state in ('locked', 'paid')`.execute(db)
  return rows.map(({ period }) => period)
}

/** The newest statement of everybody in each closed period of a plan. */
export function closedStatements(
  { workspace }: Context['view'],
  plan: string,
  payees: readonly string[],
): RawBuilder<unknown> {
  return sql`select distinct on (s.period, s.payee_id) s.id, s.revision, s.payee_id, s.period, p.from_day, s.earned, s.owed,
      s.carried, s.lines
    from commission_statements s join commission_periods p on p.workspace_id = s.workspace_id and p.plan = s.plan
      and p.period = s.period and p.state in ('locked', 'paid')
    where s.workspace_id = ${workspace.id} and s.plan = ${plan} and s.payee_id = any(${payees}::uuid[])
    order by s.period, s.payee_id, s.version desc`
}

function closedFrom(
  periods: readonly string[],
  rows: readonly Row[],
  lines: readonly LineRow[],
  hasDraw: boolean,
): Closed {
  const last = rows.at(-1)
  const earned = new Map(periods.map((period): [string, string[]] => [period, []]))
  for (const row of rows) earned.get(row.period)?.push(row.earned)
  const held = new Map<string, { component: string; period: string; earned: string[]; released: string[] }>()
  for (const { type, component, period, about, amount } of lines) {
    if (type === 'correction') earned.get(about ?? '')?.push(amount)
    else {
      const of = about ?? period
      const key = `${component} ${of}`
      const one = held.get(key) ?? { component: component ?? '', period: of, earned: [], released: [] }
      held.set(key, one)
      if (type === 'hold') one.earned.push(negated(amount))
      else one.released.push(amount)
    }
  }
  return {
    earned: Object.fromEntries([...earned].map(([period, amounts]) => [period, total(amounts)])),
    owed: last?.owed ?? '0',
    carried: last?.carried ?? '0',
    draws: hasDraw ? rows.length : 0,
    held: [...held.values()].map((one): Held => ({ ...one, earned: total(one.earned), released: total(one.released) })),
  }
}

function total(amounts: readonly string[]): string {
  return text(sum(amounts.map(fraction)))
}

function negated(amount: string): string {
  return text(negate(fraction(amount)))
}
