import { type Calendar, type Period, shift } from '@attain/engine/performance/calendar'
import type { Stretch } from '../periods.ts'

/** The periods of the same length before one, the nearest first. */
export function pastPeriods(calendar: Calendar, period: Period, count: number): readonly Period[] {
  const found: Period[] = []
  for (let back = 1; back <= count; back += 1) found.push(shift(calendar, period, -back))
  return found
}

export function stretchOf(period: Period): Stretch {
  return { first: period, last: period, count: 1 }
}
