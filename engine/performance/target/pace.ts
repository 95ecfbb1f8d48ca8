/** Where one should be today, and how far one is. */
import type { Span } from '../calendar/index.ts'
import { divide, type Fraction, fraction, multiply, signOf, subtract, sum, text, zero } from '../fraction.ts'
import { allDays, type DayCount, dayAfter, overlap } from './days.ts'
import type { Refusal } from './refusal.ts'

/** How much of a period has gone. */
export interface GoneBy {
  readonly period: Span
  /** Counts as begun: on the last day all has gone. */
  readonly today: string
  /** For working days; all days without it. */
  readonly days?: DayCount
  /** How the period weighs in its parts, by season; alike without it. Parts follow each other and cover the period. */
  readonly shape?: readonly Weighted[]
}

export interface Pacing extends GoneBy {
  readonly target: string | null
  readonly actual: string
  readonly better: 'higher' | 'lower'
}

export interface Weighted extends Span {
  readonly weight: string
}

export interface Pace {
  /** Actual ÷ target, in per cent; what has no end is cut at twenty digits, never rounded to what is shown. */
  readonly attainment: string
  /** Where one should be today. */
  readonly expected: string
  /** Actual less expected. */
  readonly ahead: string
  readonly standing: 'ahead' | 'even' | 'behind'
  readonly daysGone: number
  readonly days: number
  /** What each of the days that are left has to bring; absent when none is left or nothing is missing. */
  readonly neededPerDay?: string
}

/** Actual ÷ target. A missing or zero target is an error of whom it belongs to, not of the run. */
export function attainmentOf(actual: string, target: string | null): Fraction | Refusal {
  if (target === null) return { refused: 'target-missing' }
  const goal = fraction(target)
  if (signOf(goal) === 0) return { refused: 'target-zero' }
  if (signOf(goal) < 0) return { refused: 'target-negative', target }
  return divide(fraction(actual), goal)
}

export function pace({ target, actual, period, today, better, days = allDays, shape }: Pacing): Pace | Refusal {
  const attainment = attainmentOf(actual, target)
  if ('refused' in attainment) return attainment
  const count = days(period) === 0 ? allDays : days
  const gone = overlap(period, { until: dayAfter(today) })
  const daysGone = gone === undefined ? 0 : count(gone)
  const goal = fraction(target ?? '0')
  const expected = multiply(goal, shareGoneBy({ period, today, days, ...(shape && { shape }) }))
  const ahead = subtract(fraction(actual), expected)
  const sign = signOf(ahead) * (better === 'higher' ? 1 : -1)
  const daysLeft = count(period) - daysGone
  const missing = subtract(goal, fraction(actual))
  return {
    attainment: text(multiply(attainment, fraction('100'))),
    expected: text(expected),
    ahead: text(ahead),
    standing: sign > 0 ? 'ahead' : sign < 0 ? 'behind' : 'even',
    daysGone,
    days: count(period),
    ...(better === 'higher' &&
      daysLeft > 0 &&
      signOf(missing) > 0 && { neededPerDay: text(divide(missing, fraction(String(daysLeft)))) }),
  }
}

/** How much of the period has gone, by its days and by what they weigh. */
export function shareGoneBy({ period, today, days = allDays, shape }: GoneBy): Fraction {
  return shareGone(period, overlap(period, { until: dayAfter(today) }), days, shape)
}

function shareGone(
  period: Span,
  gone: Span | undefined,
  days: DayCount,
  shape: readonly Weighted[] = [{ ...period, weight: '1' }],
): Fraction {
  if (gone === undefined) return zero
  const weights = shape.map(({ weight }) => fraction(weight))
  const whole = sum(weights)
  // a season in which nothing ever happened says nothing
  if (signOf(whole) === 0) return shareGone(period, gone, days)
  const done = shape.map((part, index) => multiply(weights[index] ?? zero, shareOfDays(part, gone, days)))
  return divide(sum(done), whole)
}

function shareOfDays(part: Span, gone: Span, days: DayCount): Fraction {
  const piece = overlap(part, gone)
  if (piece === undefined) return zero
  const count = days(part) === 0 ? allDays : days
  return divide(fraction(String(count(piece))), fraction(String(count(part))))
}
