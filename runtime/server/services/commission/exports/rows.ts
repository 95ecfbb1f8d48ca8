/** What accounting gets of a period: every line with its accounts, or what is due to each person. */
import type { Line } from '@attain/engine/commission'
import type { Period } from '@attain/engine/performance/calendar'
import { fraction, sum, text } from '@attain/engine/performance/fraction'
import { type RawBuilder, sql } from 'kysely'
import { linesOf } from '../../../store/commission/lines.ts'
import type { Context } from '../../context.ts'
import type { Payment } from '../payments.ts'
import { type LivePlan, periodsUpTo } from '../plan.ts'
import { accountOf, type Group, groups, payableOf } from './accounts.ts'
import { dueInOwn, type Instalment } from './own-currency.ts'

export interface ExportRow {
  readonly name: string
  readonly number: string | null
  /** Of the statement. */
  readonly period: string
  readonly version: number
  readonly amount: string
  /** Before it was rounded. */
  readonly exactly: string
  readonly debit: string | null
  readonly credit: string | null
  /** What it is in the payee's own currency, where that is another one than the plan's. */
  readonly own?: { readonly currency: string; readonly rate: string | null; readonly amount: string | null }
  /** Of accruals. */
  readonly group?: Group
  readonly component?: string | null
}

interface Summed {
  readonly name: string
  readonly number: string | null
  readonly version: number
  readonly component: string | null
  readonly type: Line['type']
  readonly amount: string
  readonly exactly: string
}

/** Every line of the newest statements, put together by what it is; they add up to what is paid. */
export async function accrualOf(context: Context, plan: LivePlan, { key }: Period): Promise<readonly ExportRow[]> {
  const { db, view } = context
  const { rows } = await sql<Summed>`select ${whose}, s.version, l.component, l.type,
      trim_scale(sum(l.amount))::text as amount, trim_scale(sum(coalesce(
        (jsonb_path_query_first(l.line::jsonb, '$.steps[*] ? (@.type == "rounding")') ->> 'exactly')::numeric, l.amount)))::text as exactly
    from (${newestOf(context, plan.name, sql<boolean>`period = ${key}`)}) s
    cross join lateral ${linesOf('s.lines')} l
    left join records r on r.workspace_id = ${view.workspace.id} and r.object_key = ${personKey(context)} and r.id = s.payee_id
    group by 1, 2, s.payee_id, s.version, l.component, l.type having sum(l.amount) <> 0 order by 1, s.payee_id, l.component, l.type`.execute(
    db,
  )
  return rows.map(({ type, ...row }): ExportRow => {
    const group = groups[type]
    const { debit = null, credit = null } = accountOf(plan.document.accounts, group, row.component) ?? {}
    return { ...row, period: key, group, debit, credit }
  })
}

interface Payable extends Pick<ExportRow, 'name' | 'number' | 'period' | 'version'> {
  readonly after: number
  readonly instalments: readonly Instalment[]
  readonly payment: Payment | null
}

/** Instalments that are due in the period, of its own statements and of earlier ones. */
export async function paymentOf(context: Context, plan: LivePlan, period: Period): Promise<readonly ExportRow[]> {
  const { db, view } = context
  const earlier = periodsUpTo(plan, period).map(({ key }) => key)
  const distances = earlier.map((_, at) => earlier.length - 1 - at)
  const { rows } = await sql<Payable>`select ${whose}, s.period, s.version, d.after, s.instalments, s.payment
    from (${newestOf(context, plan.name, sql<boolean>`period = any(${earlier}::text[])`)}) s
    join unnest(${earlier}::text[], ${distances}::integer[]) d (period, after) on d.period = s.period
    left join records r on r.workspace_id = ${view.workspace.id} and r.object_key = ${personKey(context)} and r.id = s.payee_id
    where jsonb_path_exists(s.instalments::jsonb, '$[*] ? (@.after == $after)', jsonb_build_object('after', d.after))
    order by 1, s.payee_id, s.period`.execute(db)
  const debit = payableOf(plan.document.accounts)
  return rows.flatMap(({ after, instalments, payment, ...row }): ExportRow[] => {
    const amount = text(sum(instalments.filter((one) => one.after === after).map((one) => fraction(one.amount))))
    if (amount === '0') return []
    const own = payment && {
      currency: payment.currency,
      rate: payment.rate ?? null,
      amount: dueInOwn(payment, instalments, after),
    }
    return [{ ...row, amount, exactly: amount, debit, credit: null, ...(own && { own }) }]
  })
}

const whose = sql`coalesce(r.doc ->> 'name', '') as name, r.doc ->> 'employee_number' as number`

function personKey({ view }: Context): number | null {
  return view.workspace.objects.get('person')?.key ?? null
}

function newestOf({ view }: Context, plan: string, where: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`select distinct on (period, payee_id) payee_id, period, version, instalments, payment, lines
    from commission_statements
    where workspace_id = ${view.workspace.id} and plan = ${plan} and ${where} order by period, payee_id, version desc`
}
