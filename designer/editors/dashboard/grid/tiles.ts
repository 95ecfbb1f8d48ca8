/** Where widgets stand while they are arranged: others give way, and everything moves up as far as it can. */
import type { Widget } from '@attain/engine/metadata'
import { type LayoutItem, moveElement, verticalCompactor } from 'react-grid-layout/core'

export const COLUMNS = 12
/** The tallest that a widget may be, and the last row in which one may begin. */
const TALLEST = 40
const LAST_ROW = 999

export type Place = Pick<Widget, 'name' | 'x' | 'y' | 'w' | 'h'>

export function itemsOf(widgets: readonly Place[]): LayoutItem[] {
  return widgets.map(({ name, x, y, w, h }) => ({ i: name, x, y, w, h, maxH: TALLEST }))
}

/** The widgets where the grid has them; those that stand where they did are the same objects. */
export function placed<W extends Place>(widgets: readonly W[], items: readonly LayoutItem[]): readonly W[] {
  const at = new Map(items.map((item) => [item.i, item]))
  let isSame = true
  const next = widgets.map((widget) => {
    const item = at.get(widget.name)
    if (item === undefined) return widget
    const { x, y, w, h } = item
    if (widget.x === x && widget.y === y && widget.w === w && widget.h === h) return widget
    isSame = false
    return { ...widget, x, y: Math.min(y, LAST_ROW), w, h }
  })
  return isSame ? widgets : next
}

export function settled<W extends Place>(widgets: readonly W[]): readonly W[] {
  return placed(widgets, verticalCompactor.compact(itemsOf(widgets), COLUMNS))
}

/** By columns, or by as many rows as it takes to come to another place. */
export function movedBy<W extends Place>(widgets: readonly W[], name: string, across: number, down: number) {
  const own = widgets.find((one) => one.name === name)
  if (own === undefined) return widgets
  const x = Math.max(0, Math.min(COLUMNS - own.w, own.x + across))
  if (down === 0) return x === own.x ? widgets : settledAt(widgets, name, x, own.y)
  const most = Math.max(...widgets.map(({ y, h }) => y + h))
  for (let y = own.y + Math.sign(down); y >= 0 && y <= most; y += Math.sign(down)) {
    const next = settledAt(widgets, name, x, y)
    const now = next.find((one) => one.name === name)
    if (now !== undefined && Math.sign(now.y - own.y) === Math.sign(down)) return next
  }
  return widgets
}

export function resizedBy<W extends Place>(widgets: readonly W[], name: string, wider: number, taller: number) {
  const own = widgets.find((one) => one.name === name)
  if (own === undefined) return widgets
  const w = Math.max(1, Math.min(COLUMNS - own.x, own.w + wider))
  const h = Math.max(1, Math.min(TALLEST, own.h + taller))
  if (w === own.w && h === own.h) return widgets
  return settled(widgets.map((one) => (one === own ? { ...one, w, h } : one)))
}

/** The first place, from above and from the left, where something of this size fits. */
export function freePlace(widgets: readonly Place[], { w, h }: Pick<Place, 'w' | 'h'>): Pick<Place, 'x' | 'y'> {
  for (let y = 0; ; y += 1)
    for (let x = 0; x + w <= COLUMNS; x += 1) if (!widgets.some((one) => overlap(one, { x, y, w, h }))) return { x, y }
}

export function overlap(one: Omit<Place, 'name'>, other: Omit<Place, 'name'>): boolean {
  return one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h
}

function settledAt<W extends Place>(widgets: readonly W[], name: string, x: number, y: number): readonly W[] {
  const items = itemsOf(widgets)
  const item = items.find(({ i }) => i === name)
  if (item === undefined) return widgets
  const moved = moveElement(items, item, x, y, true, false, 'vertical', COLUMNS)
  return placed(widgets, verticalCompactor.compact(moved, COLUMNS))
}
