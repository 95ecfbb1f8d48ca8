/** Corrections that people make, each with its reason. */
import type { Period } from '@attain/engine/performance/calendar'
import { compare, fraction } from '@attain/engine/performance/fraction'
import { roundMoney } from '@attain/engine/performance/scorecard'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { authorOf } from '../../store/live-workspace.ts'
import { newId } from '../../store/new-id.ts'
import type { Context } from '../context.ts'
import { planNamed } from './plan.ts'

export interface Adjustment {
  readonly id: string
  readonly amount: string
}

/** By `payee period`. */
export async function adjustmentsOf(
  { db, view }: Context,
  plan: string,
  periods: readonly Period[],
): Promise<ReadonlyMap<string, readonly Adjustment[]>> {
  const { rows } = await sql<Adjustment & { key: string }>`
    select payee_id || ' ' || period as key, id, trim_scale(amount)::text as amount from commission_adjustments
    where workspace_id = ${view.workspace.id} and plan = ${plan} and period = any(${periods.map(({ key }) => key)}::text[])
    order by made_at, id`.execute(db)
  return Map.groupBy(
    rows.map(({ key, id, amount }) => ({ key, id, amount })),
    ({ key }) => key,
  )
}

/** More than requests take: whoever grants an amount changes a record, which takes more. */
const isTooLarge = (amount: string) => /^-?\d{16}/.test(amount)

/** Lines are what is paid: an amount of less than the smallest unit of the currency would never add up to a payment. */
export function refuseUnpayable(amount: string, currency: string): void {
  if (isTooLarge(amount))
    throw new AttainError('invalid_request', {
      problem: {
        en: `${amount} has more than 15 digits before the point.`,
        'zh-CN': `${amount} 的整数部分超过 15 位。`,
      },
    })
  const exactly = fraction(amount)
  if (compare(roundMoney(exactly, currency), exactly) === 0) return
  throw new AttainError('invalid_request', {
    problem: {
      en: `${amount} has more decimal places than ${currency} is paid in.`,
      'zh-CN': `${amount} 的小数位数超出 ${currency} 的最小单位。`,
    },
  })
}

export interface NewAdjustment {
  readonly plan: string
  readonly payee: string
  readonly period: string
  readonly amount: string
  readonly reason: string
  /** The line of an appraisal that it takes up. */
  readonly reward?: string
}

export async function addAdjustment(
  context: Context,
  { plan, payee, period, amount, reason, reward }: NewAdjustment,
): Promise<string> {
  const { db, view, now } = context
  refuseUnpayable(amount, planNamed(context, plan).definition.currency)
  const id = newId()
  await db
    .insertInto('commission_adjustments')
    .values({
      ...{ workspace_id: view.workspace.id, id, plan, payee_id: payee, period, amount, reason },
      reward_id: reward ?? null,
      ...{ made_by: authorOf(view), made_at: now },
    })
    // what another plan has taken up meanwhile is paid by that one
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return id
}
