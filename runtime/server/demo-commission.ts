/** Commission of the example: months that were paid, one that is locked, and the next as it stands. */
import { actOnPlan, calculatePeriod } from './services/commission/index.ts'
import type { Context } from './services/context.ts'

export interface DemoCommission {
  readonly plan: string
  /** In their order; the last one is left open. */
  readonly periods: readonly string[]
}

export async function payDemoCommission(context: Context, { plan, periods }: DemoCommission): Promise<void> {
  for (const [index, period] of periods.entries()) {
    // all in the transaction of the first start: there is nobody to follow it, and no worker yet
    await calculatePeriod(context, plan, period)
    if (index < periods.length - 1) await actOnPlan(context, plan, period, 'lock')
    if (index < periods.length - 2) await actOnPlan(context, plan, period, 'pay')
  }
}
