/** A correction by somebody who runs the plan: a line with a reason in a period that is not closed, never a changed line. */
import type { NewAdjustmentBody } from '@attain/contract'
import { fraction, isZero } from '@attain/engine/performance/fraction'
import { AttainError } from '../../errors.ts'
import { type Context, inTransaction } from '../context.ts'
import { addAdjustment } from './adjustments.ts'
import { calculatePeriod } from './calculate.ts'
import { payeesOf } from './payees.ts'
import { holdPlan, refuseFarAhead, stateOf } from './periods.ts'
import { periodNamed, planNamed } from './plan.ts'
import { because } from './refused.ts'
import { assertMay } from './rights.ts'
import { refuseWhileRunning } from './runs/index.ts'
import { refuseClosed } from './states.ts'

export async function correctStatement(asked: Context, body: NewAdjustmentBody): Promise<{ readonly id: string }> {
  const plan = planNamed(asked, body.plan)
  assertMay(asked, body.plan, 'run')
  await refuseWhileRunning(asked, body.plan, body.period)
  return inTransaction(asked, async (context) => {
    const period = periodNamed(plan, body.period)
    refuseFarAhead(context, period)
    if (isZero(fraction(body.amount))) throw because('A correction of 0 changes nothing.', '更正金额不能为 0。')
    await holdPlan(context, body.plan)
    refuseClosed(await stateOf(context, body.plan, period), 'correct')
    if (body.payee === context.view.actor.personId)
      throw new AttainError('forbidden', { action: { en: 'correct your own statement', 'zh-CN': '更正自己的结算单' } })
    const [payee] = await payeesOf(context, plan, period.until, { among: new Set([body.payee]) })
    if (payee === undefined)
      throw new AttainError('not_found', { what: { en: 'payee of this plan', 'zh-CN': '该方案的人员' } })
    const id = await addAdjustment(context, body)
    await calculatePeriod(context, body.plan, body.period)
    return { id }
  })
}
