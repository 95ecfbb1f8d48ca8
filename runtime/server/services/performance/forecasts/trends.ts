/** What a period comes to by level, trend and season of those before it. */
import { type Calendar, countIn, isMadeOf, type Period, within } from '@attain/engine/performance/calendar'
import { type Foretold, forecastTrend, foretold } from '@attain/engine/performance/forecast'
import { add, compare, fraction, text, zero } from '@attain/engine/performance/fraction'
import { isAdditive } from '@attain/engine/performance/kpi'
import { nameOfLevel } from '@attain/engine/performance/target'
import type { Context } from '../../context.ts'
import { actualsOf } from '../targets/actuals.ts'
import type { KnownTarget } from '../targets/documents.ts'
import { pastPeriods, stretchOf } from './past-periods.ts'

export interface Trends {
  readonly forecast: ReadonlyMap<string, string>
  /** What would have been foretold of the shortest periods before, each from those before it. */
  readonly foretold: ReadonlyMap<string, readonly Foretold[]>
}

const YEARS = 3
const nothing: Trends = { forecast: new Map(), foretold: new Map() }

/** Of the shortest periods that have targets. People by themselves have too few figures for a season. */
export async function trendsOf(context: Context, known: KnownTarget, period: Period, past: number): Promise<Trends> {
  const { target, kpi, calendar } = known
  const levels = target.levels.map(nameOfLevel).filter((by) => by !== 'person')
  const parts = partsOf(calendar, known, period)
  const ahead = parts.filter(({ until }) => until > context.today)
  const [begins] = ahead
  if (!isAdditive(kpi) || levels.length === 0 || begins === undefined) return nothing
  const seasons = countIn(calendar, target.periods.every, begins.year)
  const before = pastPeriods(calendar, begins, seasons * YEARS).toReversed()
  const stretches = [...before, ...ahead].map(stretchOf)
  const figures = await actualsOf(context, known, { stretches, levels })
  const closed = await actualsOf(context, known, {
    stretches: parts.filter(({ until }) => until <= context.today).map(stretchOf),
    levels,
  })
  const subjects = new Set(figures.flatMap((cells) => [...cells.keys()]))
  const [forecast, errors] = [new Map<string, string>(), new Map<string, readonly Foretold[]>()]
  for (const subject of subjects) {
    const history = { figures: sinceFirst(before.map((_, at) => figures[at]?.get(subject) ?? '0')), seasons }
    const trend = forecastTrend(history, ahead.length, kpi.unit.decimals)
    if ('refused' in trend) continue
    const due = trend.figures.map((figure, at) => atLeast(figure, figures[before.length + at]?.get(subject) ?? '0'))
    const sum = [...closed.map((cells) => cells.get(subject) ?? '0'), ...due].map(fraction).reduce(add, zero)
    forecast.set(subject, text(sum))
    errors.set(subject, foretold(history, past, kpi.unit.decimals))
  }
  return { forecast, foretold: errors }
}

function partsOf(calendar: Calendar, { target }: KnownTarget, period: Period): readonly Period[] {
  const { every } = target.periods
  return isMadeOf(calendar, period.granularity, every) ? within(calendar, period, every) : [period]
}

/** What lies before the first figure is not known: the company may not have been there. */
export function sinceFirst(figures: readonly string[]): readonly string[] {
  const first = figures.findIndex((figure) => compare(fraction(figure), zero) !== 0)
  return first < 0 ? [] : figures.slice(first)
}

/** What is there already is not taken back by a trend. */
function atLeast(figure: string, actual: string): string {
  return compare(fraction(figure), fraction(actual)) < 0 ? actual : figure
}
