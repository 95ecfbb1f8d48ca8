/** What is done with a period of a plan, by whoever may. */
import type { PayPeriodEvent } from '@attain/contract'
import type { Context } from '../context.ts'
import { calculatePeriod } from './calculate.ts'
import { actOnPeriod } from './periods.ts'
import { planNamed } from './plan.ts'
import { assertMay } from './rights.ts'

export async function actOnPlan(context: Context, plan: string, period: string, event: PayPeriodEvent): Promise<void> {
  planNamed(context, plan)
  assertMay(context, plan, event === 'lock' || event === 'pay' ? 'close' : 'run')
  if (event === 'calculate') await calculatePeriod(context, plan, period)
  else await actOnPeriod(context, plan, period, event)
}
