import type { KindDefinition, Link } from '../kind.ts'
import { kpisOf } from './parts.ts'
import type { Widget } from './types.generated.ts'

export const dashboard: KindDefinition<'dashboard'> = {
  kind: 'dashboard',
  folder: 'dashboards',
  label: { en: 'Dashboard', 'zh-CN': '仪表盘' },
  pluralLabel: { en: 'Dashboards', 'zh-CN': '仪表盘' },
  identifiedBy: ['name'],
  *links({ for: roles, period, widgets }) {
    for (const [index, name] of (roles ?? []).entries()) yield { place: `/for/${index}`, to: 'role', name }
    if (period?.calendar !== undefined) yield { place: '/period/calendar', to: 'calendar', name: period.calendar }
    for (const [index, widget] of widgets.entries()) yield* widgetLinks(widget, `/widgets/${index}`)
  },
}

function* widgetLinks(widget: Widget, place: string): Generator<Link> {
  for (const { at, name } of kpisOf(widget)) yield { place: `${place}${at}`, to: 'kpi', name }
  if (widget.type === 'list') {
    const { object, view } = widget
    yield { place: `${place}/object`, to: 'object', name: object }
    if (view !== undefined) yield { place: `${place}/view`, to: 'view', object, name: view }
  }
  if (widget.type === 'funnel') {
    const { object, when } = widget
    yield { place: `${place}/object`, to: 'object', name: object }
    for (const property of ['field', 'value', 'date'] as const) {
      const name = widget[property]
      if (name !== undefined) yield { place: `${place}/${property}`, to: 'field', object, name }
    }
    if (when !== undefined)
      yield { place: `${place}/when`, to: 'formula', object, formula: when, gives: 'condition', over: 'sets' }
  }
}
