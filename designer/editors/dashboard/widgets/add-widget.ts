import type { Bundle, Widget } from '@attain/engine/metadata'
import { freePlace, overlap, type Place, settled } from '../grid/tiles.ts'
import { beginWidget, type Content } from './begin-widget.ts'
import { type WidgetType, widgetKinds } from './widget-kinds.tsx'

/** The widgets with one more, where it was dropped or where there is room; undefined where it could show nothing. */
export function withWidget(
  widgets: readonly Widget[],
  type: WidgetType,
  bundle: Bundle,
  at?: Pick<Place, 'x' | 'y'>,
): { readonly widgets: readonly Widget[]; readonly name: string } | undefined {
  const content = beginWidget(type, bundle)
  return content && withContent(widgets, content, widgetKinds[type].size, at)
}

export function withContent(
  widgets: readonly Widget[],
  content: Content,
  size: Pick<Place, 'w' | 'h'>,
  at?: Pick<Place, 'x' | 'y'>,
) {
  const name = freeName(wantedName(content), widgets)
  const place = { ...size, ...(at ?? freePlace(widgets, size)) }
  const added = { ...content, name, ...place } as Widget
  // the one that is put down stays, others give way
  const others = at === undefined ? widgets : belowOf(widgets, place)
  return { widgets: settled([...others, added]), name }
}

function belowOf(widgets: readonly Widget[], place: Omit<Place, 'name'>): readonly Widget[] {
  return widgets.map((one) => (overlap(one, place) ? { ...one, y: place.y + place.h } : one))
}

export function withCopy(widgets: readonly Widget[], name: string) {
  const own = widgets.find((one) => one.name === name)
  if (own === undefined) return undefined
  const copy = freeName(name, widgets)
  const at = freePlace(widgets, own)
  return { widgets: settled([...widgets, { ...own, ...at, name: copy }]), name: copy }
}

function wantedName(content: Content): string {
  if ('kpi' in content) return content.kpi
  if ('kpis' in content) return content.kpis[0] ?? content.type
  return content.type === 'funnel' || content.type === 'list' ? content.object : content.type
}

/** A name that none of them has: `sales`, then `sales_2`. */
function freeName(wanted: string, taken: readonly { readonly name: string }[]): string {
  const names = new Set(taken.map(({ name }) => name))
  const stem = wanted.replace(/_\d+$/, '').slice(0, 56)
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${stem}_${number}`
    if (!names.has(name)) return name
  }
}
