/** All lines of the map in one drawing: a line of its own for each of hundreds would be asked at every frame where it is. */
import { getBezierPath, Position, ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import type { Box, Place } from './arrange.ts'
import type { Drawn } from './map-graph.ts'

export interface MapEdgesProps {
  readonly edges: Drawn['edges']
  readonly boxes: ReadonlyMap<string, Box & Place>
  /** While something is chosen, only what it hangs together with stands out. */
  readonly selected: string | undefined
}

export const MapEdges = memo(function MapEdges({ edges, boxes, selected }: MapEdgesProps) {
  const lines = useMemo(() => linesOf(edges, boxes, selected), [edges, boxes, selected])
  return (
    <ViewportPortal>
      <svg className="map-edges" aria-hidden="true">
        {[...lines].map(([look, path]) => (
          <path key={look} className={look} d={path} />
        ))}
      </svg>
    </ViewportPortal>
  )
})

/** The lines that look the same, as one path. */
export function linesOf(
  edges: Drawn['edges'],
  boxes: ReadonlyMap<string, Box & Place>,
  selected: string | undefined,
): ReadonlyMap<string, string> {
  const lines = new Map<string, string[]>()
  for (const { from, to, how } of edges) {
    const [source, target] = [boxes.get(from), boxes.get(to)]
    if (source === undefined || target === undefined) continue
    const isFaint = selected !== undefined && from !== selected && to !== selected
    const look = `map-edge map-edge-${how}${isFaint ? ' is-faint' : ''}`
    // what uses something to the left of it is tied to the sides that face each other
    const isBack = target.x < source.x
    const [line] = getBezierPath({
      sourceX: isBack ? source.x : source.x + source.width,
      sourceY: source.y + source.height / 2,
      sourcePosition: isBack ? Position.Left : Position.Right,
      targetX: isBack ? target.x + target.width : target.x,
      targetY: target.y + target.height / 2,
      targetPosition: isBack ? Position.Right : Position.Left,
    })
    const known = lines.get(look)
    if (known === undefined) lines.set(look, [line])
    else known.push(line)
  }
  return new Map([...lines].map(([look, paths]) => [look, paths.join('')]))
}
