/** What follows from appraisals, taken up by the statements of a period: as corrections, each line once. */
import type { WaitingRewardsBody } from '@attain/contract'
import { fraction, sum, text } from '@attain/engine/performance/fraction'
import { type Context, inTransaction } from '../context.ts'
import { type UnpaidReward, unpaidRewards } from '../scorecards/unpaid-rewards.ts'
import { addAdjustment } from './adjustments.ts'
import { calculatePeriod } from './calculate.ts'
import { payeesOf } from './payees.ts'
import { holdPlan, isFarAhead, refuseFarAhead, stateOf } from './periods.ts'
import { periodNamed, planNamed } from './plan.ts'
import { assertMay } from './rights.ts'
import { refuseWhileRunning } from './runs/index.ts'
import { isClosed, refuseClosed } from './states.ts'

export async function waitingRewards(context: Context, name: string, key: string): Promise<WaitingRewardsBody> {
  assertMay(context, name, 'run')
  const period = periodNamed(planNamed(context, name), key)
  const isOver = isClosed(await stateOf(context, name, period)) || isFarAhead(period, context.today)
  const waiting = isOver ? [] : await waitingFor(context, name, key)
  return { count: waiting.length, amount: text(sum(waiting.map(({ amount }) => fraction(amount)))) }
}

export async function takeUpRewards(asked: Context, name: string, key: string): Promise<{ readonly taken: number }> {
  assertMay(asked, name, 'run')
  await refuseWhileRunning(asked, name, key)
  return inTransaction(asked, async (context) => {
    const period = periodNamed(planNamed(context, name), key)
    refuseFarAhead(context, period)
    await holdPlan(context, name)
    refuseClosed(await stateOf(context, name, period), 'correct')
    const waiting = await waitingFor(context, name, key)
    for (const { id, person, amount, called } of waiting)
      await addAdjustment(context, { plan: name, payee: person, period: key, amount, reason: called, reward: id })
    if (waiting.length > 0) await calculatePeriod(context, name, key)
    return { taken: waiting.length }
  })
}

/** Those of people whom the plan pays in the period. */
async function waitingFor(context: Context, name: string, key: string): Promise<readonly UnpaidReward[]> {
  const plan = planNamed(context, name)
  const rewards = await unpaidRewards(context, plan.definition.currency)
  if (rewards.length === 0) return []
  const among = new Set(rewards.map(({ person }) => person))
  const payees = await payeesOf(context, plan, periodNamed(plan, key).until, { among })
  const paid = new Set(payees.map(({ id }) => id))
  return rewards.filter(({ person }) => paid.has(person))
}
