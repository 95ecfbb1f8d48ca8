/** The target of somebody who was not there all the time, or is new: active days and the ramp, as segments that explain it. */
import { dayInMonth, monthsOf, partsOf } from '../../formula/time/days.ts'
import type { Span } from '../calendar/index.ts'
import { divide, type Fraction, fraction, hundred, multiply, round, sum, text } from '../fraction.ts'
import { allDays, type DayCount, dayAfter, overlap } from './days.ts'

export interface Ramp {
  /** Per cent of the full target in the first month, the second, and so on; the full one after the last. */
  readonly percents: readonly string[]
  /** What the first month is: it begins on the day of hire, or is the month of hire, or the month after it. */
  readonly from: 'hireDay' | 'hireMonth' | 'nextMonth'
}

export interface Employment {
  /** The first day; without it somebody has always been there. */
  readonly hired?: string
  /** The day after the last. */
  readonly left?: string
}

export interface Adjusting {
  readonly target: string
  readonly period: Span
  readonly employment: Employment
  /** Without it nobody is new. */
  readonly ramp?: Ramp
  /** Whether only the active days count, and whether the day of hire is one; without it the whole period does. */
  readonly prorate?: { readonly startDay: 'counted' | 'notCounted' }
  readonly days?: DayCount
  /** Digits after the point of targets. */
  readonly scale: number
}

export interface Adjusted {
  /** Rounded once, half up. */
  readonly amount: string
  readonly segments: readonly Segment[]
  /** Of the whole period. */
  readonly days: number
}

/** Days on which the same share of the target is asked. */
export interface Segment extends Span {
  readonly days: number
  readonly percent: string
}

/** 92,000 over a quarter of 92 days, hired with 46 to go: 46,000. */
export function adjust(adjusting: Adjusting): Adjusted {
  const { target, period, employment, ramp, prorate, days = allDays, scale } = adjusting
  const active = prorate === undefined ? period : overlap(period, activeSpan(employment, prorate.startDay))
  // where no day of the period is worked, all of them count alike
  const count = days(period) === 0 ? allDays : days
  const whole = count(period)
  const pieces = active === undefined ? [] : segmentsOf(active, employment, ramp)
  const segments = pieces.map(
    ({ percent, ...span }): Segment => ({ ...span, days: count(span), percent: text(percent) }),
  )
  const shares = pieces.map(({ percent, ...span }) => multiply(percent, fraction(String(count(span)))))
  const share = divide(divide(sum(shares), hundred), fraction(String(whole)))
  return { amount: text(round(multiply(fraction(target), share), scale)), segments, days: whole }
}

function activeSpan({ hired, left }: Employment, startDay: 'counted' | 'notCounted'): Partial<Span> {
  const from = hired !== undefined && startDay === 'notCounted' ? dayAfter(hired) : hired
  return { ...(from && { from }), ...(left !== undefined && { until: left }) }
}

type Piece = Span & { readonly percent: Fraction }

/** The active days, cut where a step of the ramp begins. */
function segmentsOf(active: Span, { hired }: Employment, ramp: Ramp | undefined): readonly Piece[] {
  if (ramp === undefined || hired === undefined) return [{ ...active, percent: hundred }]
  const steps = ramp.percents.map((percent, index) => ({
    // what lies before the first month is asked what that month is
    ...(index > 0 && { from: startOfStep(ramp, hired, index) }),
    until: startOfStep(ramp, hired, index + 1),
    percent: fraction(percent),
  }))
  const full = { from: startOfStep(ramp, hired, ramp.percents.length), percent: hundred }
  return [...steps, full].flatMap(({ percent, ...span }) => {
    const piece = overlap(active, span)
    return piece === undefined ? [] : [{ ...piece, percent }]
  })
}

/** The day on which a month of the ramp begins, counted from 0. */
function startOfStep({ from }: Ramp, hired: string, index: number): string {
  const parts = partsOf(hired)
  const isFirst = parts.day === 1
  const months = monthsOf(parts) + index + (from === 'nextMonth' && !isFirst ? 1 : 0)
  const day = dayInMonth(months, from === 'hireDay' ? parts.day : 1)
  if (day === null) throw new RangeError(`There is no month ${index} after ${hired}.`)
  return day
}
