/** A statement as it was written, as far as the asker may see it: to anybody else there is none. */
import type { Line, PayeePeriod } from '@attain/engine/commission'
import { periodOf } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import type { Context } from '../context.ts'
import { periodBody } from '../performance/periods.ts'
import type { Payment } from './payments.ts'
import { livePlan, planOfStatement } from './plan.ts'
import { visibleStatements } from './rights.ts'
import type { KeptComponent } from './statements.ts'
import type { PeriodState } from './states.ts'

export interface KeptStatement {
  readonly id: string
  readonly plan: string
  readonly payee_id: string
  readonly period: string
  readonly version: number
  readonly revision: number
  readonly currency: string
  readonly earned: string
  readonly paid: string
  readonly owed: string
  readonly held: string
  readonly carried: string
  readonly components: readonly KeptComponent[]
  readonly lines: readonly Line[]
  /** Each so many periods later. */
  readonly instalments: PayeePeriod['instalments']
  /** In the payee's own currency. */
  readonly payment: Payment | null
  readonly state: PeriodState
  /** When its period was locked. */
  readonly locked_at: string | null
  readonly at: string
}

export async function statementNamed(context: Context, id: string): Promise<KeptStatement> {
  const { db, view } = context
  const { rows } =
    await sql<KeptStatement>`select s.*, trim_scale(s.earned)::text as earned, trim_scale(s.paid)::text as paid,
      trim_scale(s.owed)::text as owed, trim_scale(s.held)::text as held, trim_scale(s.carried)::text as carried, p.state, p.locked_at
    from commission_statements s join commission_periods p using (workspace_id, plan, period)
    where s.workspace_id = ${view.workspace.id} and s.id = ${id}::uuid and ${visibleStatements(context)}`.execute(db)
  const [row] = rows
  if (row === undefined) throw noSuchStatement()
  return row
}

export function noSuchStatement(): AttainError {
  return new AttainError('not_found', { what: { en: 'statement', 'zh-CN': '结算单' } })
}

/** A plan that was taken away is called as it was when the statement was made. */
export async function aboutOf(context: Context, statement: Pick<KeptStatement, 'plan' | 'period' | 'revision'>) {
  const { plan: name, period: key } = statement
  const { document, calendar } = livePlan(context, name) ?? (await planOfStatement(context, statement))
  const period = periodOf(calendar, key)
  if (period === undefined) return undefined
  return {
    plan: { name, label: document.label },
    period: periodBody(context, calendar, period),
  }
}

export async function newestVersionOf(
  { db, view }: Context,
  { plan, period, payee_id }: Pick<KeptStatement, 'plan' | 'period' | 'payee_id'>,
): Promise<number> {
  const { rows } = await sql<{ version: number }>`select max(version) as version from commission_statements
    where workspace_id = ${view.workspace.id} and plan = ${plan} and period = ${period} and payee_id = ${payee_id}::uuid`.execute(
    db,
  )
  return rows[0]?.version ?? 0
}
