/** Credits of a plan, booked component by component. */
import { bookCredits, lookThrough } from '../../store/commission/credits.ts'
import type { OnPlan } from '../../store/commission/on-plan.ts'
import { asSystem, type Context } from '../context.ts'
import type { LivePlan } from './plan.ts'

export interface Booked {
  readonly run: string
  readonly plan: LivePlan
  readonly payees: readonly OnPlan[]
  /** First day, and the day after the last. */
  readonly from: string
  readonly until: string
  /** Where no others have changed. */
  readonly records?: readonly string[]
  /** Told before each component. */
  readonly report?: (done: number) => Promise<void>
}

/** Says how many lines that were. */
export async function bookPlan(context: Context, { plan, report, ...booking }: Booked): Promise<number> {
  const { db, view } = asSystem(context, null)
  let credits = 0
  let done = 0
  for (const [component, crediting] of plan.crediting) {
    await report?.(done++)
    credits += await bookCredits(db, view, { ...booking, plan: plan.name, component, crediting }, context.today)
  }
  await lookThrough(db, credits)
  return credits
}
