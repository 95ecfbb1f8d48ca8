/** What widgets ask for: KPIs, and by what figures are told apart. */
import type { Widget } from './types.generated.ts'

/** By what figures can be told apart besides the dimensions of their KPIs. */
export const usualGroupings = ['period', 'person', 'team', 'manager'] as const

export function isUsualGrouping(name: string): name is (typeof usualGroupings)[number] {
  return (usualGroupings as readonly string[]).includes(name)
}

/** Where something stands in a widget, and its name. */
export interface Part {
  readonly at: string
  readonly name: string
}

export function kpisOf(widget: Widget): readonly Part[] {
  switch (widget.type) {
    case 'number':
    case 'stacked':
    case 'heatMap':
    case 'cohort':
    case 'forecast':
      return [{ at: '/kpi', name: widget.kpi }]
    case 'gauge':
      return [
        { at: '/kpi', name: widget.kpi },
        ...(widget.of?.from === 'kpi' ? [{ at: '/of/kpi', name: widget.of.kpi }] : []),
      ]
    case 'line':
    case 'bar':
    case 'leaderboard':
    case 'scatter':
    case 'pivot':
      return widget.kpis.map((name, index) => ({ at: `/kpis/${index}`, name }))
    case 'funnel':
    case 'list':
    case 'text':
      return []
  }
}

/** By what a widget tells figures apart: `period`, `person`, `team`, `manager` or a dimension. */
export function groupingsOf(widget: Widget): readonly Part[] {
  switch (widget.type) {
    case 'line':
      return widget.by === undefined ? [] : [{ at: '/by', name: widget.by }]
    case 'bar':
    case 'scatter':
    case 'leaderboard':
      return [{ at: '/by', name: widget.by ?? 'person' }]
    case 'stacked':
      return [
        { at: '/by', name: widget.by },
        { at: '/parts', name: widget.parts },
      ]
    case 'heatMap':
      return [
        { at: '/rows', name: widget.rows },
        { at: '/columns', name: widget.columns },
      ]
    case 'cohort':
      return [{ at: '/of', name: widget.of }]
    case 'pivot':
      return [
        ...widget.rows.map((name, index) => ({ at: `/rows/${index}`, name })),
        ...(widget.columns === undefined ? [] : [{ at: '/columns', name: widget.columns }]),
      ]
    case 'number':
    case 'gauge':
    case 'forecast':
    case 'funnel':
    case 'list':
    case 'text':
      return []
  }
}
