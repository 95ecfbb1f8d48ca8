/** The parts of a period, as they weigh: by their days, or by what earlier years brought in them. */
import type { Period } from '../calendar/index.ts'
import { text, zero } from '../fraction.ts'
import type { Method } from './break-down.ts'
import { allDays, type DayCount } from './days.ts'
import type { Weighted } from './pace.ts'
import type { Refusal } from './refusal.ts'
import { addShares, type Figures } from './shares.ts'

/** Months of weeks get more when they have five of them; by working days, those with holidays get less. */
export function byDays(periods: readonly Period[], days: DayCount = allDays): Method {
  return { by: 'weights', weights: Object.fromEntries(periods.map((period) => [period.key, String(days(period))])) }
}

/**
 * The shape of a pace. `years` are figures by the number of the part in its year: what the Januaries brought, and so on;
 * a 53rd week of which nothing is known weighs nothing.
 */
export function shapeOf(periods: readonly Period[], years: readonly Figures[]): readonly Weighted[] | Refusal {
  const shares = addShares(
    periods.map(({ number }) => String(number)),
    years,
  )
  if ('refused' in shares) return shares
  return periods.map(({ from, until }, index) => ({ from, until, weight: text(shares.known[index] ?? zero) }))
}
