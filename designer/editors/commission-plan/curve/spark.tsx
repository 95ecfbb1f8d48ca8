/** A payout curve as small as a word. */
import { useMemo } from 'react'
import type { DrawnTable } from './plan-curve.ts'

const WIDTH = 88
const HEIGHT = 28
const ROOM = 2

export function Spark({ drawn }: { readonly drawn: DrawnTable | undefined }) {
  const path = useMemo(() => drawn && pathOf(drawn), [drawn])
  if (path === undefined) return <span className="plan-spark" aria-hidden />
  return (
    <svg className="plan-spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={path} />
    </svg>
  )
}

function pathOf({ lines }: DrawnTable): string {
  const all = lines.flatMap(({ points }) => points)
  const high = Math.max(...all.map(({ pays }) => Number(pays)), 0) || 1
  const low = Math.min(...all.map(({ pays }) => Number(pays)), 0)
  const end = Math.max(...all.map(({ at }) => Number(at))) || 1
  const x = (at: string) => ROOM + (Number(at) / end) * (WIDTH - 2 * ROOM)
  const y = (pays: string) => HEIGHT - ROOM - ((Number(pays) - low) / (high - low)) * (HEIGHT - 2 * ROOM)
  return lines
    .map(({ points }) =>
      points
        .map(({ at, pays }, index) => `${index === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(pays).toFixed(1)}`)
        .join(''),
    )
    .join('')
}
