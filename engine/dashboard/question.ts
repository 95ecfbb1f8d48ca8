/** What a widget asks: one question about figures. */
import { groupingsOf, isUsualGrouping, kpisOf } from '../metadata/kinds/dashboard/parts.ts'
import type { Widget } from '../metadata/kinds/dashboard/types.generated.ts'
import type { KpiBody } from './answer.ts'
import type { FiguresPeople, FiguresQuestion } from './asked.ts'
import { askOfPage, type PageState } from './page-state.ts'

export type Kpis = ReadonlyMap<string, KpiBody>

/** Widgets that are made of figures; funnels and lists ask for records, forecasts for what is foretold. */
export type FigureWidget = Exclude<Widget, { type: 'forecast' | 'funnel' | 'list' | 'text' }>

const peopleOf: Readonly<Record<string, FiguresPeople>> = { person: 'person', team: 'team', manager: 'managerTree' }

/** By which people figures are told apart; undefined where they are not. */
export function peopleOfWidget(widget: Widget): FiguresPeople | undefined {
  for (const { name } of groupingsOf(widget)) if (peopleOf[name] !== undefined) return peopleOf[name]
  return undefined
}

/** Names of the dimensions in the order in which answers have them. */
export function dimensionsOfWidget(widget: Widget): readonly string[] {
  return groupingsOf(widget).flatMap(({ name }) => (isUsualGrouping(name) ? [] : [name]))
}

/** Whether periods stand beside each other, and are not put together. */
export function showsTime(widget: Widget): boolean {
  return widget.type === 'line' || widget.type === 'cohort' || groupingsOf(widget).some(({ name }) => name === 'period')
}

/** Compared figures stand in these; elsewhere there is no room for them. */
const compares: ReadonlySet<Widget['type']> = new Set(['number', 'leaderboard', 'bar', 'gauge', 'line'])

export function questionOf(widget: FigureWidget, state: PageState, kpis: Kpis): FiguresQuestion {
  const names = [...new Set(kpisOf(widget).map(({ name }) => name))]
  const people = peopleOfWidget(widget)
  const dimensions = dimensionsOfWidget(widget)
  const { periods: page, ...narrowed } = askOfPage(state, commonDimensions(names, kpis))
  const { granularity, last } = ('periods' in widget && widget.periods) || page
  const own = 'periods' in widget && widget.periods !== undefined && widget.periods.granularity !== page.granularity
  // the end of the page is a key of its own granularity
  const { to, last: _, granularity: __, ...calendar } = page
  const isApart = showsTime(widget)
  const isApartByNothing = people === undefined && dimensions.length === 0
  const isCompared = state.compare !== undefined && compares.has(widget.type) && !(isApart && dimensions.length > 0)
  return {
    kpis: names,
    periods: {
      ...calendar,
      granularity,
      ...(last === undefined ? {} : { last }),
      ...(to === undefined || own ? {} : { to }),
      ...(isApart || (last ?? 1) === 1 ? {} : { together: true }),
    },
    ...(people === undefined ? {} : { people }),
    ...(dimensions.length === 0 ? {} : { dimensions: [...dimensions] }),
    ...narrowed,
    ...(isCompared && state.compare !== undefined ? { compare: state.compare } : {}),
    ...(widget.type === 'cohort'
      ? { limit: 20_000 }
      : widget.type === 'bar' || isRanked(widget)
        ? { limit: 1000 }
        : {}),
    ...(showsTargets(widget) ? { target: true } : {}),
    ...(widget.type === 'line' && widget.ahead !== undefined && isApartByNothing ? { ahead: widget.ahead } : {}),
    ...(isRanked(widget) && names[0] !== undefined
      ? { sort: kpis.get(names[0])?.better === 'lower' ? names[0] : `-${names[0]}` }
      : {}),
  }
}

/** Whether the target stands beside its figures. */
export function showsTargets(widget: Widget): boolean {
  if (widget.type === 'gauge') return widget.of?.from === 'target'
  return 'target' in widget && widget.target === true
}

/** The small line beside a number. */
export function trendQuestionOf(kpi: string, last: number, state: PageState, kpis: Kpis): FiguresQuestion {
  const { periods, ...narrowed } = askOfPage(state, commonDimensions([kpi], kpis))
  return { kpis: [kpi], periods: { ...periods, last }, ...narrowed }
}

function isRanked({ type }: Widget): boolean {
  return type === 'leaderboard'
}

function commonDimensions(names: readonly string[], kpis: Kpis): ReadonlySet<string> {
  const [first = [], ...others] = names.map((name) => kpis.get(name)?.dimensions.map((one) => one.name) ?? [])
  return new Set(first.filter((name) => others.every((other) => other.includes(name))))
}
