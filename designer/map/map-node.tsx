/** One thing on the map. */
import { FunctionOutlined } from '@ant-design/icons'
import type { GraphNode } from '@attain/engine/metadata'
import type { Node, NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { kindIcons } from '../editors/kind-icons.tsx'
import type { NodeState } from './node-state.ts'

export interface MapNodeData extends Record<string, unknown> {
  readonly node: GraphNode
  readonly label: string
  readonly isFaint: boolean
  readonly state?: NodeState
}

export const MapNode = memo(function MapNode({ data, selected }: NodeProps<Node<MapNodeData>>) {
  const { t } = useTranslation()
  const { node, label, isFaint, state } = data
  const classes = [
    'map-node',
    `map-${node.kind}`,
    selected && 'is-selected',
    isFaint && 'is-faint',
    node.system && 'is-system',
    state && `is-${state}`,
  ]
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      <span className="map-icon">
        {node.kind === 'field' ? <FunctionOutlined aria-hidden /> : kindIcons[node.kind]}
      </span>
      <span className="map-words">
        <span className="map-label">{label}</span>
        <span className="map-name">
          {state && <span className={`map-state is-${state}`}>{t(`changes.${state}`)}</span>}
          {node.kind === 'field' ? `${node.object}.${node.name}` : node.name}
        </span>
      </span>
    </div>
  )
})
