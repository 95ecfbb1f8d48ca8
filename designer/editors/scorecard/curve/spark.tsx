/** A curve as small as a word: what a rule looks like, beside its name. */
import { useMemo } from 'react'
import { curveOfItem, type Drawable } from './curve-of.ts'

const WIDTH = 88
const HEIGHT = 28
const ROOM = 2

export function Spark({ item, isAdjustment = false }: { readonly item: Drawable; readonly isAdjustment?: boolean }) {
  const path = useMemo(() => pathOf(item, isAdjustment), [item, isAdjustment])
  if (path === undefined) return <span className="score-spark" aria-hidden />
  return (
    <svg className="score-spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={path} />
    </svg>
  )
}

function pathOf(item: Drawable, isAdjustment: boolean): string | undefined {
  const points = curveOfItem(item, isAdjustment)?.points.map(({ at, points: y }) => [Number(at), Number(y)] as const)
  const [first, last] = [points?.[0], points?.at(-1)]
  if (points === undefined || first === undefined || last === undefined) return undefined
  const ys = points.map(([, y]) => y)
  const [low, high] = [Math.min(...ys, 0), Math.max(...ys)]
  const x = (at: number) => ROOM + ((at - first[0]) / (last[0] - first[0] || 1)) * (WIDTH - 2 * ROOM)
  const y = (value: number) => HEIGHT - ROOM - ((value - low) / (high - low || 1)) * (HEIGHT - 2 * ROOM)
  return points
    .map(([at, value], index) => `${index === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('')
}
