/** Figures of KPIs, by period, person and dimension. */
import type { FigureRow, FiguresBody, FiguresQuery } from '@attain/contract'
import { always, type Condition } from '@attain/engine/formula'
import type { Span } from '@attain/engine/performance/calendar'
import {
  figureOf,
  isPeopleShift,
  type KpiModel,
  keyOf,
  type Need,
  needsOf,
  type Shift,
} from '@attain/engine/performance/kpi'
import { AttainError } from '../../errors.ts'
import { measureRecords } from '../../store/measure/measure.ts'
import type { Measured, MeasureQuestion } from '../../store/measure/measure-question.ts'
import type { Context } from '../context.ts'
import { readAhead, withTrend } from './ahead.ts'
import { environmentOf } from './environment.ts'
import { dimensionsOf, kpiBody, visibleKpi, whoseFigures } from './kpis.ts'
import { dimensionLabels, subjectNames, subjectWord } from './labels.ts'
import {
  calendarOf,
  comparedPeriods,
  readPeriods,
  type Stretch,
  stretchBody,
  stretchesOf,
  windowOfStretch,
} from './periods.ts'
import { withTargets } from './targets/with-figures.ts'
import { unevenRecords } from './uneven-shares.ts'
import { type Whom, withWhom } from './whom.ts'

/** Rows of an answer that does not say. */
const USUAL_ROWS = 1000

export async function answerFigures(context: Context, asked: FiguresQuery): Promise<FiguresBody> {
  const query = await withWhom(context, asked)
  const kpis = query.kpis.map((name) => visibleKpi(context, name))
  const calendar = calendarOf(context, query.periods.calendar)
  const periods = readPeriods(context, query.periods)
  for (const kpi of kpis) assertDimensions(context, kpi, query)
  const stretches = stretchesOf(query.periods, periods)
  const before =
    query.compare && stretchesOf(query.periods, comparedPeriods(context, query.periods, periods, query.compare))
  const [columns, others] = await Promise.all([
    Promise.all(kpis.map((kpi) => figuresOfKpi(context, kpi, stretches, query))),
    before && Promise.all(kpis.map((kpi) => figuresOfKpi(context, kpi, before, query))),
  ])
  const rows = sorted(query, joined(columns, others))
  const limit = query.limit ?? USUAL_ROWS
  const ahead = query.ahead === undefined ? [] : await readAhead(context, kpis, query, periods)
  const all = [...stretches, ...ahead.flatMap(({ stretch, isNew }) => (isNew ? [stretch] : []))]
  const shown = await withTargets(
    context,
    kpis,
    query,
    all,
    withTrend(rows.slice(0, limit), kpis, stretches.length, ahead),
  )
  const uneven = await Promise.all(kpis.map((kpi) => unevenRecords(context, kpi, stretches, query)))
  return {
    kpis: kpis.map((kpi) => kpiBody(context, kpi)),
    periods: all.map((stretch) => stretchBody(context, calendar, stretch)),
    ...(before ? { comparedPeriods: before.map((stretch) => stretchBody(context, calendar, stretch)) } : {}),
    rows: shown,
    labels: {
      subjects: await subjectNames(context, query.people, shown),
      ...subjectWord(context, query.people),
      dimensions: await dimensionLabels(context, kpis[0] as KpiModel, query.dimensions ?? [], shown),
    },
    ...(uneven.some((count) => count > 0) ? { uneven } : {}),
    isCut: rows.length > limit,
  }
}

export function assertDimensions(
  { view }: Context,
  kpi: KpiModel,
  { dimensions = [], where = [] }: Pick<FiguresQuery, 'dimensions' | 'where'>,
): void {
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
export interface Cell extends Omit<FigureRow, 'values' | 'compared'> {
  readonly key: string
  readonly value: string | null
}

/** What was measured for one question, for KPIs that need the same: whoever asks must see all figures of all of them. */
export type Measurements = Map<string, Promise<ReadonlyMap<string, Measured>>>

/** The figures of one KPI, measured once for everything that its formula needs; `at` is where all of it is shifted to. */
export async function figuresOfKpi(
  context: Context,
  kpi: KpiModel,
  stretches: readonly Stretch[],
  query: Whom,
  at: readonly Shift[] = [],
  shared: Measurements = new Map(),
): Promise<readonly Cell[]> {
  const { kpis } = context.view.workspace.model
  const calendar = calendarOf(context, query.periods.calendar)
  const whose = whoseFigures(context, kpi.name)
  const moved = ({ kpi: name, shifts }: Need): Need => ({ kpi: name, shifts: [...at, ...shifts] })
  const needs = needsOf(kpis, kpi.name).map(moved)
  const measured = await Promise.all(
    needs.map(async (need) => {
      const windows = stretches.map((stretch) => windowOfStretch(calendar, stretch, need.shifts))
      const key = JSON.stringify([need.kpi, need.shifts.filter(isPeopleShift), windows])
      const measuring = shared.get(key) ?? measureNeed(context, need, windows, whose, query)
      shared.set(key, measuring)
      return [keyOf(need), await measuring] as const
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
    for (const period of stretches.keys()) cells.set(cellKey(period, null, []), { period, dimensions: [] })
  const environment = environmentOf(context)
  // what is measured itself needs no working out
  const itself =
    kpi.measure.from === 'records' && own.length > 0
      ? found.get(keyOf(moved({ kpi: kpi.name, shifts: [] })))
      : undefined
  return Array.from(cells, ([key, { period, subject, dimensions }]) => {
    const cell = subject === undefined ? { period, dimensions } : { period, subject, dimensions }
    const value =
      itself?.get(key)?.value ?? figureOf(kpis, kpi.name, (need) => valueIn(found, moved(need), key, cell), environment)
    return { key, ...cell, value }
  })
}

type Found = ReadonlyMap<string, ReadonlyMap<string, Measured>>

function valueIn(
  found: Found,
  need: Need,
  key: string,
  { period, dimensions }: Omit<Cell, 'value' | 'key'>,
): string | null {
  const at = need.shifts.includes('company') ? cellKey(period, null, dimensions) : key
  return found.get(keyOf(need))?.get(at)?.value ?? null
}

async function measureNeed(
  { db, view, today }: Context,
  { kpi, shifts }: Need,
  windows: readonly Span[],
  whose: Condition,
  { people, dimensions = [], within, where }: Whom,
): Promise<ReadonlyMap<string, Measured>> {
  const model = view.workspace.model.kpis.get(kpi)
  if (model?.measure.from !== 'records') throw new Error(`${kpi} is not measured over records.`)
  const asked = { people, whose, ...(within === undefined ? {} : { within }) }
  const whom = shifts.includes('company') ? { whose: always } : shifts.includes('team') ? teamOf(asked) : asked
  const rows = await measureRecords(
    db,
    view,
    { measure: model.measure, windows, dimensions, ...whom, ...(where === undefined ? {} : { where }) },
    today,
  )
  const subjectOf = (row: Measured) => (people === undefined ? null : row.subject)
  return new Map(rows.map((row) => [cellKey(row.window, subjectOf(row), row.dimensions), row]))
}

type Whose = Pick<MeasureQuestion, 'people' | 'whose' | 'within'>

/**
 * Whose figures the team's are: of people and managers all who were in their team at the time, of teams their own, and of
 * everybody together all of it. Whoever sees the part sees what it is a part of.
 */
function teamOf(asked: Whose): Whose {
  const { people, whose, within } = asked
  switch (people) {
    case 'person':
    case 'managerTree':
      return { people: 'teamOfPerson', whose }
    case undefined: {
      if (within === undefined) return asked
      if ('team' in within) return { whose: always, within }
      return { people: 'teamOfPerson', whose, within: { person: 'under' in within ? within.under : within.person } }
    }
    default:
      return { people, whose: always }
  }
}

function cellKey(period: number, subject: string | null, dimensions: readonly (string | null)[]): string {
  const who = `${period} ${subject ?? ''}`
  return dimensions.length === 0 ? who : who + JSON.stringify(dimensions)
}

interface Row extends Omit<FigureRow, 'values' | 'compared'> {
  readonly values: (string | null)[]
  readonly compared?: (string | null)[]
}

/** One row for each cell that any KPI has. */
function joined(columns: readonly (readonly Cell[])[], others: readonly (readonly Cell[])[] | undefined): FigureRow[] {
  const [only] = columns
  if (only !== undefined && columns.length === 1 && others === undefined)
    return only.map(({ key: _, value, ...cell }) => ({ ...cell, values: [value] }))
  const blank = () => columns.map((): string | null => null)
  const rows = new Map<string, Row>()
  const rowOf = ({ key, value: _, ...cell }: Cell): Row => {
    const row = rows.get(key) ?? { ...cell, values: blank(), ...(others ? { compared: blank() } : {}) }
    rows.set(key, row)
    return row
  }
  for (const [place, cells] of columns.entries()) for (const cell of cells) rowOf(cell).values[place] = cell.value
  for (const [place, cells] of (others ?? []).entries())
    for (const cell of cells) {
      const { compared } = rowOf(cell)
      if (compared) compared[place] = cell.value
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
  // of many rows, what they are sorted by is worked out once for each
  const placed = rows.map((row) => {
    const value = place < 0 ? null : (row.values[place] ?? null)
    const name = [row.subject ?? '', ...row.dimensions.map((one) => one ?? '')].join('|')
    return { row, number: value === null ? null : Number(value), name }
  })
  placed.sort((a, b) => {
    if (a.number !== b.number) {
      if (a.number === null || b.number === null) return a.number === null ? 1 : -1
      return descending ? b.number - a.number : a.number - b.number
    }
    return a.row.period - b.row.period || (a.name < b.name ? -1 : 1)
  })
  return placed.map(({ row }) => row)
}
