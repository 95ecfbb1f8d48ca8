/** Left and right arrows carry a lifted card from column to column. */
import { KeyboardCode, type KeyboardCoordinateGetter } from '@dnd-kit/core'

export const columnKeyboard: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const direction = event.code === KeyboardCode.Right ? 1 : event.code === KeyboardCode.Left ? -1 : 0
  if (direction === 0) return undefined
  event.preventDefault()
  const columns = [...context.droppableRects.entries()].sort(([, a], [, b]) => a.left - b.left)
  const middle = currentCoordinates.x + (context.collisionRect?.width ?? 0) / 2
  const current = columns.findIndex(([, rect]) => middle >= rect.left && middle <= rect.right)
  const next = columns[Math.max(0, Math.min(columns.length - 1, current + direction))]
  return next ? { x: next[1].left + 12, y: next[1].top + 64 } : undefined
}
