/** Credits of a plan, booked component by component. */
import { sql } from 'kysely'
import { bookCredits, lookThrough } from '../../store/commission/credits.ts'
import type { OnPlan } from '../../store/commission/on-plan.ts'
import type { SupposedDeals } from '../../store/commission/supposed-deals.ts'
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
  /** As which they count, where that is not what they are. */
  readonly supposed?: SupposedDeals
  /** Told before each component. */
  readonly report?: (done: number) => Promise<void>
}

/** Says how many lines that were. */
export async function bookPlan(context: Context, { plan, report, ...booking }: Booked): Promise<number> {
  const { db, view } = asSystem(context, null)
  // Postgres takes those above somebody for ten times as many as they are; to join them in order it would look up every record by its owner
  await sql`set local enable_mergejoin = off`.execute(db)
  let credits = 0
  let done = 0
  for (const [component, crediting] of plan.crediting) {
    await report?.(done++)
    if (booking.supposed !== undefined && booking.supposed.closing.object !== crediting.object) continue
    credits += await bookCredits(db, view, { ...booking, plan: plan.name, component, crediting }, context.today)
  }
  await sql`set local enable_mergejoin to default`.execute(db)
  await lookThrough(db, credits)
  return credits
}
