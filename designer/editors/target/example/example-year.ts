/** What the settings make of an amount: the periods of a whole in full and as somebody is asked, and the pace day by day. */
import { type Calendar, type Period, type Span, within } from '@attain/engine/performance/calendar'
import { divide, fraction, hundred, isZero, multiply, round, text } from '@attain/engine/performance/fraction'
import {
  adjust,
  allDays,
  breakDown,
  byDays,
  type DayCount,
  type Figures,
  type Method,
  shapeOf,
  shareGoneBy,
  type TargetModel,
  type Weighted,
  workingDays,
} from '@attain/engine/performance/target'

/** Holidays are records, which an example does without. */
const weekdays: DayCount = workingDays({ weekend: [6, 7], holidays: [], workdays: [] })

export interface ExampleQuestion {
  readonly target: Pick<TargetModel, 'periods' | 'ramp' | 'prorate' | 'scale' | 'pace'>
  readonly calendar: Calendar
  /** What a target is set for. */
  readonly whole: Period
  readonly amount: string
  /** The first day; somebody who has long been there without it. */
  readonly hired?: string
  /** What parts of earlier years came to, by their number, the last year first. */
  readonly years: readonly Figures[]
  /** Whether parts make up the whole. */
  readonly addsUp: boolean
}

export interface ExamplePart {
  readonly period: Period
  readonly full: string
  readonly asked: string
  /** What is asked of the full one, in per cent. */
  readonly percent: string
}

export interface ExampleYear {
  readonly parts: readonly ExamplePart[]
  /** Earlier years are asked for and say nothing: shown evenly. */
  readonly isEvenForNow: boolean
}

export function exampleYear(question: ExampleQuestion): ExampleYear {
  const { target, calendar, whole, amount, hired, addsUp } = question
  const { total, every } = target.periods
  const periods = total === every ? [whole] : within(calendar, whole, every)
  const shared = addsUp ? sharesOf(question, periods) : undefined
  const days = target.prorate?.by === 'workingDays' ? weekdays : allDays
  const parts = periods.map((period): ExamplePart => {
    const full = shared?.amounts.get(period.key) ?? amount
    const { amount: asked } = adjust({
      // thousands are for breaking down; what is asked of one person is exact to the unit
      ...{ target: full, period, days, scale: Math.max(target.scale, 0) },
      employment: hired === undefined ? {} : { hired },
      ...(target.ramp && { ramp: target.ramp }),
      ...(target.prorate && { prorate: { startDay: target.prorate.startDay } }),
    })
    return { period, full, asked, percent: percentOf(asked, full) }
  })
  return { parts, isEvenForNow: shared?.isEvenForNow ?? false }
}

function sharesOf(
  { target, amount, years }: ExampleQuestion,
  periods: readonly Period[],
): { readonly amounts: ReadonlyMap<string, string>; readonly isEvenForNow: boolean } {
  const parts = periods.map(({ key }) => key)
  const share = (method: Method) => breakDown({ total: amount, parts, method, scale: target.scale })
  const method = methodOf(target.periods.method, periods, years)
  const wanted = method === undefined ? undefined : share(method)
  const isFine = wanted !== undefined && !('refused' in wanted)
  const evenly = isFine ? wanted : share({ by: 'evenly' })
  return {
    amounts: new Map('refused' in evenly ? [] : evenly.parts.map(({ key, amount: part }) => [key, part])),
    isEvenForNow: !isFine,
  }
}

/** Of a target that is broken down by hand, evenly stands for whatever somebody types. */
function methodOf(
  method: TargetModel['periods']['method'],
  periods: readonly Period[],
  years: readonly Figures[],
): Method | undefined {
  const byKey = (figures: Figures) =>
    Object.fromEntries(
      periods.flatMap(({ key, number }) => (figures[number] === undefined ? [] : [[key, figures[number]]])),
    )
  switch (method) {
    case 'days':
      return byDays(periods)
    case 'workingDays':
      return byDays(periods, weekdays)
    case 'season':
      return years.length === 0 ? undefined : { by: 'season', years: years.map(byKey) }
    case 'actuals':
      return years[0] === undefined ? undefined : { by: 'actuals', actuals: byKey(years[0]) }
    default:
      return { by: 'evenly' }
  }
}

export interface PacePoint {
  /** The first day after those that have gone. */
  readonly day: string
  /** Of the target, from 0 to 1. */
  readonly share: number
}

/** Where one should be at the beginning of a span and on each of its days. */
export function paceCurve(
  { target, calendar, years }: Pick<ExampleQuestion, 'target' | 'calendar' | 'years'>,
  span: Period,
): readonly PacePoint[] {
  const days = target.pace === 'workingDays' ? weekdays : allDays
  const shape = target.pace === 'season' ? seasonIn(calendar, span, target, years) : undefined
  const at = (today: string) =>
    Number(text(round(shareGoneBy({ period: span, today, days, ...(shape && { shape }) }), 6)))
  return [{ day: span.from, share: 0 }, ...daysOf(span).map((today) => ({ day: today, share: at(today) }))]
}

function seasonIn(
  calendar: Calendar,
  span: Period,
  { periods }: Pick<TargetModel, 'periods'>,
  years: readonly Figures[],
): readonly Weighted[] | undefined {
  if (span.granularity === periods.every || years.length === 0) return undefined
  const shape = shapeOf(within(calendar, span, periods.every), years)
  return 'refused' in shape ? undefined : shape
}

const DAY_MS = 86_400_000

function daysOf({ from, until }: Span): readonly string[] {
  const [first, end] = [Date.parse(from), Date.parse(until)]
  return Array.from({ length: (end - first) / DAY_MS }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  )
}

function percentOf(asked: string, full: string): string {
  const whole = fraction(full)
  return isZero(whole) ? '100' : text(round(multiply(divide(fraction(asked), whole), hundred), 0))
}
