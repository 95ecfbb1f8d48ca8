import { compileCalendar, standardCalendar } from '../../../performance/calendar/index.ts'
import type { Bundle } from '../../bundle.ts'
import { compileFieldOf } from '../../compile-field.ts'
import { didYouMean } from '../../did-you-mean.ts'
import { type Finding, problem } from '../../problem.ts'
import { dimensionsOfKpi } from '../kpi/dimensions.ts'
import { namedTwice } from '../named-twice.ts'
import { groupingsOf, isUsualGrouping, kpisOf, usualGroupings } from './parts.ts'
import type { DashboardDocument, FunnelWidget, PagePeriod, Widget } from './types.generated.ts'

/** How many columns the grid has. */
const COLUMNS = 12

/** What a dashboard's schema cannot say. */
export function* checkDashboard(document: DashboardDocument, bundle: Bundle): Generator<Finding> {
  const { widgets, filters = [], period } = document
  yield* namedTwice(widgets, '/widgets')
  yield* checkPlaces(widgets)
  if (period !== undefined) yield* checkGranularity(bundle, period, period.granularity, '/period/granularity')
  for (const [index, widget] of widgets.entries()) {
    const place = `/widgets/${index}`
    yield* checkGroupings(widget, place, bundle)
    if ('periods' in widget && widget.periods !== undefined)
      yield* checkGranularity(bundle, period, widget.periods.granularity, `${place}/periods/granularity`)
    if (widget.type === 'funnel') yield* checkFunnel(widget, place, bundle)
    if (widget.type === 'gauge' && widget.of === undefined && !isPercent(bundle, widget.kpi))
      yield problem('progress-of-nothing', place, {})
  }
  const known = widgets.flatMap((widget) => kpisOf(widget).map(({ name }) => dimensionsOfKpi(bundle, name)))
  for (const [index, name] of filters.entries())
    if (!known.some((dimensions) => dimensions === undefined || dimensions.has(name)))
      yield problem(
        'unknown-dimension',
        `/filters/${index}`,
        { found: name },
        didYouMean(name, new Set(known.flatMap((dimensions) => [...(dimensions ?? [])]))),
      )
}

function* checkPlaces(widgets: readonly Widget[]): Generator<Finding> {
  for (const [index, widget] of widgets.entries()) {
    const { x, w, name } = widget
    if (x + w > COLUMNS) yield problem('widget-outside', `/widgets/${index}/w`, { found: name })
    const under = widgets.slice(0, index).find((other) => isOver(widget, other))
    if (under !== undefined) yield problem('widgets-overlap', `/widgets/${index}`, { found: name, other: under.name })
  }
}

function isOver(one: Widget, other: Widget): boolean {
  return one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h
}

function* checkGroupings(widget: Widget, place: string, bundle: Bundle): Generator<Finding> {
  const parts = groupingsOf(widget)
  for (const [index, { at, name }] of parts.entries()) {
    if (parts.findIndex((other) => other.name === name) < index)
      yield problem('grouped-twice', `${place}${at}`, { found: name })
    const isTime =
      name === 'period' && (widget.type === 'line' || widget.type === 'scatter' || widget.type === 'cohort')
    if (isTime) yield problem('grouped-twice', `${place}${at}`, { found: name })
    if (isUsualGrouping(name)) continue
    for (const kpi of kpisOf(widget)) {
      const known = dimensionsOfKpi(bundle, kpi.name)
      if (known === undefined || known.has(name)) continue
      yield problem(
        'unknown-dimension',
        `${place}${at}`,
        { found: name },
        didYouMean(name, [...usualGroupings, ...known]),
      )
      break
    }
  }
  // people are told apart in one way at a time
  const people = parts.filter(({ name }) => name === 'person' || name === 'team' || name === 'manager')
  const [, second] = people
  if (second !== undefined && people[0]?.name !== second.name)
    yield problem('people-twice', `${place}${second.at}`, { found: second.name })
}

function* checkGranularity(
  bundle: Bundle,
  period: Pick<PagePeriod, 'calendar'> | undefined,
  granularity: PagePeriod['granularity'],
  place: string,
): Generator<Finding> {
  const name = period?.calendar ?? 'standard'
  const document = bundle.calendars.get(name)?.document
  if (document === undefined && name !== 'standard') return
  const calendar = document === undefined ? standardCalendar(bundle.app?.document ?? {}) : compileCalendar(document)
  if (!calendar.granularities.includes(granularity))
    yield problem('no-such-granularity', place, { found: granularityWords[granularity] })
}

function* checkFunnel(widget: FunnelWidget, place: string, bundle: Bundle): Generator<Finding> {
  const object = bundle.objects.get(widget.object)
  if (object === undefined) return
  if (widget.field === undefined && object.document.stages === undefined)
    yield problem('no-stages', place, { object: widget.object })
  const typeOf = (name: string | undefined) => {
    const field = name === undefined ? undefined : object.fields.get(name)
    return field && compileFieldOf(bundle, widget.object, field).valueType
  }
  const stage = typeOf(widget.field)
  if (stage !== undefined && stage !== 'select')
    yield problem('group-not-select', `${place}/field`, { found: widget.field ?? '', type: stage })
  const value = typeOf(widget.value)
  if (value !== undefined && !summable.has(value))
    yield problem('sum-not-number', `${place}/value`, { found: widget.value ?? '', type: value })
  const date = typeOf(widget.date)
  if (date !== undefined && date !== 'date' && date !== 'datetime')
    yield problem('not-a-date', `${place}/date`, { found: widget.date ?? '', type: date })
}

const summable = new Set(['number', 'currency', 'percent'])

/** Of a percentage the whole is known. */
function isPercent(bundle: Bundle, kpi: string): boolean {
  const document = bundle.kpis.get(kpi)?.document
  return document === undefined || document.unit?.type === 'percent'
}

const granularityWords = {
  day: { en: 'days', 'zh-CN': '日' },
  week: { en: 'weeks', 'zh-CN': '周' },
  month: { en: 'months', 'zh-CN': '月' },
  quarter: { en: 'quarters', 'zh-CN': '季度' },
  half: { en: 'halves', 'zh-CN': '半年' },
  year: { en: 'years', 'zh-CN': '年' },
} as const
