/** What a period comes to: said by people, by the pipeline, by pace and by trend, and how far off that was before. */
import type { ForecastBody, ForecastError, ForecastQuery, ForecastRow } from '@attain/contract'
import { isMadeOf, type Period, within } from '@attain/engine/performance/calendar'
import { type Accuracy, accuracyOf } from '@attain/engine/performance/forecast'
import { add, fraction, text } from '@attain/engine/performance/fraction'
import { isAdditive } from '@attain/engine/performance/kpi'
import { nameOfLevel } from '@attain/engine/performance/target'
import { type ForecastLine, forecastLines } from '../../../store/targets/forecast-lines.ts'
import { asSystem, type Context } from '../../context.ts'
import { whoseFigures } from '../kpis.ts'
import { actualsOf } from '../targets/actuals.ts'
import { type KnownTarget, visibleTarget } from '../targets/documents.ts'
import { namesOfPeople } from '../targets/names.ts'
import { periodNamed, readProgress } from '../targets/progress.ts'
import { targetOf } from '../targets/read.ts'
import { targetKey } from '../targets/subjects.ts'
import { membersOf } from '../targets/who.ts'
import { pastPeriods, stretchOf } from './past-periods.ts'
import { saidOf } from './said.ts'
import { sayersOf } from './sayers.ts'
import { type Trends, trendsOf } from './trends.ts'

/** Periods before that the errors are taken from. */
const PAST = 6

export async function readForecast(context: Context, query: ForecastQuery): Promise<ForecastBody> {
  const known = visibleTarget(context, query.target ?? documentOf(context, query))
  const { target, calendar } = known
  const period = periodAsked(context, known, query)
  const past = pastPeriods(calendar, period, PAST)
  const parts = partsOf(known, period)
  const [progress, members, pipeline, before, lines, sayers, trends] = await Promise.all([
    readProgress(context, { target: target.name, period: period.key }),
    membersOf(context, known),
    pipelineOf(context, known, period),
    actualsOf(context, known, { stretches: past.map(stretchOf), levels: levelsOf(known) }),
    linesOf(context, known, [period, ...parts, ...past]),
    sayersOf(context),
    trendsOf(context, known, period, PAST),
  ])
  const rights = new Map(members.map(({ subject, right }) => [subject as string, right]))
  const names = await namesOfPeople(
    context,
    lines.flatMap(({ author }) => author ?? []),
  )
  const bySubject = Map.groupBy(lines, ({ period: key, subject }) => targetKey(key, subject))
  const rowOf = (row: (typeof progress.rows)[number]): ForecastRow => {
    const { subject, by, parent, depth, name, actual, asked, progress: pace } = row
    const right = rights.get(subject) ?? 'none'
    const isSeen = right !== 'none'
    const linesIn = ({ key }: Period) => (isSeen ? (bySubject.get(targetKey(key, subject)) ?? []) : [])
    const open = pipeline?.bySubject.get(subject) ?? '0'
    return {
      ...{ subject, by, parent, depth, name, actual, asked },
      maySay:
        context.today < period.until && (right === 'set' || right === 'propose' || (isSeen && sayers.isOwn(subject))),
      pipeline:
        pipeline === undefined || actual === null
          ? null
          : { open, comesTo: text(add(fraction(actual), fraction(open))) },
      pace: pace?.forecast ?? null,
      trend: isSeen ? (trends.forecast.get(subject) ?? null) : null,
      ...saidOf(linesIn(period), { every: known.target.periods.every, lines: parts.map(linesIn) }, names, (line) =>
        sayers.isOwner(subject, line.author),
      ),
      errors: isSeen ? errorsOf(subject, past, before, bySubject, trends) : {},
    }
  }
  return {
    target: progress.target,
    period: progress.period,
    periods: progress.periods,
    today: context.today,
    isOver: context.today >= period.until,
    past: past.length,
    ...(pipeline && { pipelineKpi: pipeline.kpi }),
    rows: progress.rows.filter(({ hasLeft, by }) => !hasLeft && (query.by ?? by) === by).map(rowOf),
  }
}

/** The document that has targets of a KPI; a name that nothing has where there is none. */
function documentOf(context: Context, { kpi = '', by }: ForecastQuery): string {
  const levels = by === undefined ? ['company', 'team', 'person'] : [by]
  const [found] = levels.flatMap((level) => targetOf(context, kpi, level) ?? [])
  return found?.name ?? kpi
}

/** The shortest that has targets, where nothing else is said. */
function periodAsked(context: Context, known: KnownTarget, { period, granularity }: ForecastQuery): Period {
  return periodNamed(context, known, {
    target: known.target.name,
    granularity: granularity ?? known.target.periods.every,
    ...(period !== undefined && { period }),
  })
}

/** Those that a longer period is the sum of. */
function partsOf({ target, kpi, calendar }: KnownTarget, period: Period): readonly Period[] {
  const { every } = target.periods
  return isAdditive(kpi) && isMadeOf(calendar, period.granularity, every) ? within(calendar, period, every) : []
}

function levelsOf({ target }: KnownTarget): readonly string[] {
  return target.levels.map(nameOfLevel)
}

interface Pipeline {
  readonly kpi: string
  readonly bySubject: ReadonlyMap<string, string>
}

/** What is open; undefined where the document names no KPI, or one that the asker does not see. */
async function pipelineOf(context: Context, known: KnownTarget, period: Period): Promise<Pipeline | undefined> {
  const name = known.target.forecast?.pipeline
  const kpi = name === undefined ? undefined : context.view.workspace.model.kpis.get(name)
  if (kpi === undefined || whoseFigures(context, kpi.name).op === 'never' || !isAdditive(kpi)) return undefined
  const [open] = await actualsOf(
    context,
    { ...known, kpi },
    { stretches: [stretchOf(period)], levels: levelsOf(known) },
  )
  return open && { kpi: kpi.name, bySubject: open }
}

function linesOf(
  context: Context,
  { target }: KnownTarget,
  periods: readonly Period[],
): Promise<readonly ForecastLine[]> {
  const { db, view } = asSystem(context, null)
  return forecastLines(db, view, { target: target.name, periods: periods.map(({ key }) => key) })
}

/** Of what was said, the last that stood when half of the period was over. */
function errorsOf(
  subject: string,
  past: readonly Period[],
  before: readonly ReadonlyMap<string, string>[],
  bySubject: ReadonlyMap<string, readonly ForecastLine[]>,
  trends: Trends,
): ForecastRow['errors'] {
  const pairs = past.flatMap((period, place) => {
    const half = halfOf(period)
    const stood = bySubject.get(targetKey(period.key, subject))?.find(({ at }) => at.slice(0, 10) <= half)
    return stood === undefined ? [] : [{ forecast: stood.commit, actual: before[place]?.get(subject) ?? '0' }]
  })
  const said = errorBody(accuracyOf(pairs))
  const trend = errorBody(accuracyOf(trends.foretold.get(subject) ?? []))
  return { ...(said && { said }), ...(trend && { trend }) }
}

function errorBody({ wape, bias, count }: Accuracy): ForecastError | undefined {
  return wape === undefined || bias === undefined ? undefined : { wape, bias, count }
}

function halfOf({ from, until }: Period): string {
  const [first, end] = [Date.parse(from), Date.parse(until)]
  return new Date(first + (end - first) / 2).toISOString().slice(0, 10)
}
