/** Where lines run, and where something can be put on them. */
import type { Box } from './arrange.ts'

const ROUND = 8
/** How far below a node a line turns to its branches, and how far above a node lines come together. */
const TURN = 20
/** Beside what it passes on its way back. */
const ASIDE = 24
/** The handle for rejections sticks out. */
export const PLUS_BELOW = 26

export interface DrawnLine {
  readonly path: string
  /** Where something is put on it. */
  readonly plus: { readonly x: number; readonly y: number }
}

interface Way {
  readonly source: Box
  readonly target: Box
  /** From the side instead of from below. */
  readonly isRejection: boolean
  /** To the branches of the node: nothing is put there, and it turns early. */
  readonly isFork: boolean
  readonly boxes: Iterable<Box>
}

export function drawLine({ source, target, isRejection, isFork, boxes }: Way): DrawnLine {
  const [x, y] = isRejection
    ? [source.x + source.width, source.y + source.height / 2]
    : [source.x + source.width / 2, source.y + source.height]
  const [toX, toY] = [target.x + target.width / 2, target.y]
  const plus = isRejection ? { x: x + PLUS_BELOW, y } : { x, y: y + PLUS_BELOW }
  const arrow = isFork ? '' : `M${toX - 4},${toY - 7}L${toX},${toY - 1}L${toX + 4},${toY - 7}`
  const points: [number, number][] = [[x, y]]
  if (isRejection && toX > x + ASIDE && toY > y) points.push([toX, y])
  else if (isRejection || toY <= y) {
    const side = sideOf(boxes, Math.min(y, toY), Math.max(y, toY), Math.max(x, toX)) + ASIDE
    if (!isRejection) points.push([x, y + TURN])
    points.push([side, isRejection ? y : y + TURN], [side, toY - TURN], [toX, toY - TURN])
  } else if (toX !== x) {
    const turn = isFork ? y + TURN : Math.max(toY - TURN, y + 4)
    points.push([x, turn], [toX, turn])
  }
  points.push([toX, toY])
  return { path: rounded(points) + arrow, plus }
}

/** The right side of everything between two heights. */
function sideOf(boxes: Iterable<Box>, top: number, bottom: number, least: number): number {
  let side = least
  for (const box of boxes) if (box.y < bottom && box.y + box.height > top) side = Math.max(side, box.x + box.width)
  return side
}

function rounded(points: readonly (readonly [number, number])[]): string {
  return points.reduce((path, [x, y], index) => {
    const [before, after] = [points[index - 1], points[index + 1]]
    if (before === undefined) return `M${x},${y}`
    if (after === undefined) return `${path}L${x},${y}`
    const back = towards([x, y], before)
    const on = towards([x, y], after)
    return `${path}L${back.join(',')}Q${x},${y} ${on.join(',')}`
  }, '')
}

/** A point on the way to another one, no further than half of it. */
function towards([x, y]: readonly [number, number], [toX, toY]: readonly [number, number]): readonly [number, number] {
  const length = Math.hypot(toX - x, toY - y)
  const part = length === 0 ? 0 : Math.min(ROUND, length / 2) / length
  return [Math.round(x + (toX - x) * part), Math.round(y + (toY - y) * part)]
}
