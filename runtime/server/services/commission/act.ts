/** What is done with a period of a plan, by whoever may. */
import type { CommissionRunBody, PayPeriodEvent } from '@attain/contract'
import type { Context } from '../context.ts'
import { actOnPeriod } from './periods.ts'
import { planNamed } from './plan.ts'
import { assertMay } from './rights.ts'
import { beginRun, refuseWhileRunning } from './runs/index.ts'

/** Answers a calculation that goes on: what takes no long time is done by then. */
export async function actOnPlan(
  context: Context,
  plan: string,
  period: string,
  event: PayPeriodEvent,
): Promise<CommissionRunBody | undefined> {
  planNamed(context, plan)
  assertMay(context, plan, event === 'lock' || event === 'pay' ? 'close' : 'run')
  if (event === 'calculate') {
    const run = await beginRun(context, plan, period)
    return run.state === 'done' ? undefined : run
  }
  await refuseWhileRunning(context, plan, period)
  await actOnPeriod(context, plan, period, event)
  return undefined
}
