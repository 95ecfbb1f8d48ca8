/** Where widgets stand: as the document says, without rows that nobody fills; on a phone in the order of reading. */
import type { Widget } from '@attain/engine/metadata'

export function inReadingOrder(widgets: readonly Widget[]): readonly Widget[] {
  return [...widgets].sort((a, b) => a.y - b.y || a.x - b.x)
}

/** Moves widgets up over rows that stand empty, as of those that somebody does not see. */
export function withoutEmptyRows(widgets: readonly Widget[]): readonly Widget[] {
  const filled = new Set(widgets.flatMap(({ y, h }) => Array.from({ length: h }, (_, i) => y + i)))
  return widgets.map((widget) => {
    const empty = Array.from({ length: widget.y }, (_, row) => row).filter((row) => !filled.has(row)).length
    return empty === 0 ? widget : { ...widget, y: widget.y - empty }
  })
}
