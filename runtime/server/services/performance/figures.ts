/** Figures of KPIs, by period, person and dimension. */
import type { FigureRow, FiguresBody, FiguresQuery } from '@attain/contract'
import { always, type Condition } from '@attain/engine/formula'
import type { Period, Span } from '@attain/engine/performance/calendar'
import {
  figureOf,
  isPeopleShift,
  type KpiModel,
  keyOf,
  type Need,
  needsOf,
  windowOf,
} from '@attain/engine/performance/kpi'
import { AttainError } from '../../errors.ts'
import { measureRecords } from '../../store/measure/measure.ts'
import type { Measured } from '../../store/measure/measure-question.ts'
import type { Context } from '../context.ts'
import { environmentOf } from './environment.ts'
import { dimensionsOf, kpiBody, visibleKpi, whoseFigures } from './kpis.ts'
import { dimensionLabels, subjectNames } from './labels.ts'
import { calendarOf, periodBody, readPeriods } from './periods.ts'

/** Rows of an answer that does not say. */
const USUAL_ROWS = 1000

export async function answerFigures(context: Context, query: FiguresQuery): Promise<FiguresBody> {
  const kpis = query.kpis.map((name) => visibleKpi(context, name))
  const calendar = calendarOf(context, query.periods.calendar)
  const periods = readPeriods(context, query.periods)
  for (const kpi of kpis) assertDimensions(context, kpi, query)
  const columns = await Promise.all(kpis.map((kpi) => figuresOfKpi(context, kpi, periods, query)))
  const rows = sorted(query, joined(columns))
  const limit = query.limit ?? USUAL_ROWS
  const shown = rows.slice(0, limit)
  return {
    kpis: kpis.map((kpi) => kpiBody(context, kpi)),
    periods: periods.map((period) => periodBody(context, calendar, period)),
    rows: shown,
    labels: {
      subjects: await subjectNames(context, query.people, shown),
      dimensions: await dimensionLabels(context, kpis[0] as KpiModel, query.dimensions ?? [], shown),
    },
    isCut: rows.length > limit,
  }
}

function assertDimensions({ view }: Context, kpi: KpiModel, { dimensions = [], where = [] }: FiguresQuery): void {
  const known = new Set(dimensionsOf(view.workspace.model.kpis, kpi).map(({ name }) => name))
  for (const name of [...dimensions, ...where.map(({ dimension }) => dimension)])
    if (!known.has(name))
      throw new AttainError('invalid_request', {
        problem: {
          en: `${kpi.label.en} cannot be told apart by "${name}".`,
          'zh-CN': `“${kpi.label['zh-CN'] ?? kpi.label.en}”不能按“${name}”细分。`,
        },
      })
}

/** A cell of the answer: who and which dimensions, in a period. */
interface Cell extends Omit<FigureRow, 'values'> {
  readonly key: string
  readonly value: string | null
}

/** The figures of one KPI, measured once for everything that its formula needs. */
async function figuresOfKpi(
  context: Context,
  kpi: KpiModel,
  periods: readonly Period[],
  query: FiguresQuery,
): Promise<readonly Cell[]> {
  const { kpis, calendars } = context.view.workspace.model
  const calendar = calendars.get(query.periods.calendar ?? 'standard') ?? calendarOf(context)
  const whose = whoseFigures(context, kpi.name)
  const needs = needsOf(kpis, kpi.name)
  const measured = await Promise.all(
    needs.map(async (need) => {
      const windows = periods.map((period) => windowOf(calendar, period, need.shifts))
      return [keyOf(need), await measureNeed(context, need, windows, whose, query)] as const
    }),
  )
  const found = new Map(measured)
  const own = needs.filter((need) => !need.shifts.some(isPeopleShift))
  const cells = new Map<string, Omit<Cell, 'value' | 'key'>>()
  for (const need of own.length === 0 ? needs : own)
    for (const [key, { window, subject, dimensions }] of found.get(keyOf(need)) ?? [])
      cells.set(key, { period: window, ...(query.people === undefined ? {} : { subject }), dimensions })
  // without anything to tell apart every period has a figure, be it 0
  if (query.people === undefined && (query.dimensions ?? []).length === 0)
    for (const period of periods.keys()) cells.set(cellKey(period, null, []), { period, dimensions: [] })
  const environment = environmentOf(context)
  return [...cells].map(([key, cell]) => ({
    key,
    ...cell,
    value: figureOf(kpis, kpi.name, (need) => valueIn(found, need, cell), environment),
  }))
}

type Found = ReadonlyMap<string, ReadonlyMap<string, Measured>>

function valueIn(
  found: Found,
  need: Need,
  { period, subject = null, dimensions }: Omit<Cell, 'value' | 'key'>,
): string | null {
  const key = need.shifts.includes('company') ? cellKey(period, null, dimensions) : cellKey(period, subject, dimensions)
  return found.get(keyOf(need))?.get(key)?.value ?? null
}

async function measureNeed(
  { db, view, today }: Context,
  { kpi, shifts }: Need,
  windows: readonly Span[],
  whose: Condition,
  { people, dimensions = [], within, where }: FiguresQuery,
): Promise<ReadonlyMap<string, Measured>> {
  const model = view.workspace.model.kpis.get(kpi)
  if (model?.measure.from !== 'records') throw new Error(`${kpi} is not measured over records.`)
  const isForAll = shifts.includes('company')
  const rows = await measureRecords(
    db,
    view,
    {
      measure: model.measure,
      windows,
      people: isForAll ? undefined : people,
      dimensions,
      whose: isForAll ? always : whose,
      ...(within === undefined || isForAll ? {} : { within }),
      ...(where === undefined ? {} : { where }),
    },
    today,
  )
  return new Map(rows.map((row) => [cellKey(row.window, row.subject, row.dimensions), row]))
}

function cellKey(period: number, subject: string | null, dimensions: readonly (string | null)[]): string {
  return JSON.stringify([period, subject, ...dimensions])
}

/** One row for each cell that any KPI has. */
function joined(columns: readonly (readonly Cell[])[]): FigureRow[] {
  const rows = new Map<string, Omit<FigureRow, 'values'> & { values: (string | null)[] }>()
  for (const [place, cells] of columns.entries())
    for (const { key, value, ...cell } of cells) {
      const row = rows.get(key) ?? { ...cell, values: columns.map(() => null) }
      row.values[place] = value
      rows.set(key, row)
    }
  return [...rows.values()]
}

/** By period, then as asked; blanks last. */
function sorted({ sort, kpis }: FiguresQuery, rows: FigureRow[]): FigureRow[] {
  const descending = sort?.startsWith('-') === true
  const place = sort === undefined ? -1 : kpis.indexOf(descending ? sort.slice(1) : sort)
  if (sort !== undefined && place < 0)
    throw new AttainError('invalid_request', {
      problem: { en: `"${sort}" is none of the KPIs that are asked for.`, 'zh-CN': `“${sort}”不在所查询的指标中。` },
    })
  const order = (row: FigureRow) => [row.subject ?? '', ...row.dimensions.map((value) => value ?? '')].join('|')
  return rows.sort((a, b) => {
    if (place >= 0) {
      const [x, y] = [a.values[place] ?? null, b.values[place] ?? null]
      if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
      const by = Number(x) - Number(y)
      if (by !== 0) return descending ? -by : by
    }
    return a.period - b.period || (order(a) < order(b) ? -1 : 1)
  })
}
