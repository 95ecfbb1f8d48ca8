/** Where one should be today, and what the period comes to: worked out once for a period, then for each target. */
import type { TargetProgress } from '@attain/contract'
import { type Period, within, yearAgo } from '@attain/engine/performance/calendar'
import { runRate } from '@attain/engine/performance/forecast'
import { fraction, hundred, multiply, round, signOf, subtract, text } from '@attain/engine/performance/fraction'
import type { KpiModel } from '@attain/engine/performance/kpi'
import {
  allDays,
  type Pace,
  pace,
  shapeOf,
  shareGoneBy,
  type Weighted,
  workingDays,
} from '@attain/engine/performance/target'
import { asSystem, type Context } from '../../context.ts'
import { figuresOfKpi } from '../figures.ts'
import type { KnownTarget } from './documents.ts'

export interface Pacing {
  /** How much of the period has gone, in per cent. */
  readonly gone: string
  /** Undefined where nothing can be said: the target is zero, or below. */
  progressOf(actual: string, asked: string): TargetProgress | undefined
}

/** For a period of a target; by season one question about earlier years is asked. */
export async function pacingOf(context: Context, known: KnownTarget, period: Period): Promise<Pacing> {
  const { kpi, target } = known
  const { today, view } = context
  const days = target.pace === 'workingDays' ? workingDays(view.workspace.calendar.calendar) : allDays
  const shape = target.pace === 'season' ? await seasonOf(context, known, period) : undefined
  const gone = { period, today, days, ...(shape && { shape }) }
  return {
    gone: text(round(multiply(shareGoneBy(gone), hundred), 2)),
    progressOf(actual, asked) {
      const answer = pace({ target: asked, actual, better: kpi.better, ...gone })
      if ('refused' in answer) return undefined
      if (!growsByDay(kpi)) return { ...answer, ...ofEveryDay(actual, asked, kpi.better) }
      const forecast = runRate({ actual, scale: kpi.unit.decimals, ...gone })
      return { ...answer, ...('refused' in forecast ? {} : { forecast: forecast.forecast }) }
    },
  }
}

/** Sums and counts begin at nothing and grow; averages, rates and the like stand somewhere on every day. */
function growsByDay({ measure }: KpiModel): boolean {
  return measure.from === 'records' && ['sum', 'count', 'countDistinct'].includes(measure.calculate)
}

/** What stands somewhere, such as a rate, should be where it is asked to be on every day. */
function ofEveryDay(
  actual: string,
  asked: string,
  better: 'higher' | 'lower',
): Pick<Pace, 'expected' | 'ahead' | 'standing'> {
  const ahead = subtract(fraction(actual), fraction(asked))
  const sign = signOf(ahead) * (better === 'higher' ? 1 : -1)
  return { expected: asked, ahead: text(ahead), standing: sign > 0 ? 'ahead' : sign < 0 ? 'behind' : 'even' }
}

/** How the parts of the period weighed in the years before, for everybody together. */
async function seasonOf(
  context: Context,
  { kpi, target, calendar }: KnownTarget,
  period: Period,
): Promise<readonly Weighted[] | undefined> {
  const { every, years } = target.periods
  if (every === period.granularity) return undefined
  const parts = within(calendar, period, every)
  const before: Period[][] = []
  for (let year = 0; year < years; year += 1)
    before.push((before.at(-1) ?? [...parts]).map((one) => yearAgo(calendar, one)))
  const all = before.flat()
  const system = asSystem(context, null)
  const cells = await figuresOfKpi(
    system,
    kpi,
    all.map((one) => ({ first: one, last: one, count: 1 })),
    { periods: { calendar: calendar.name, granularity: every } },
  )
  const values = new Map(cells.map(({ period: at, value }) => [at, value]))
  const figures = before.map((year, index) =>
    Object.fromEntries(
      year.flatMap(({ number }, at) => {
        const value = values.get(index * parts.length + at) ?? null
        // a month in which more was taken back than sold weighs nothing
        return value === null ? [] : [[String(number), signOf(fraction(value)) < 0 ? '0' : value]]
      }),
    ),
  )
  const shape = shapeOf(parts, figures)
  return 'refused' in shape ? undefined : shape
}
