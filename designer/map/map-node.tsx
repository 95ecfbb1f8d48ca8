/** One thing on the map. */
import { FunctionOutlined } from '@ant-design/icons'
import type { GraphNode } from '@attain/engine/metadata'
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentState } from '../draft/use-changed-documents.ts'
import { kindIcons } from '../editors/kind-icons.tsx'

export interface MapNodeData extends Record<string, unknown> {
  readonly node: GraphNode
  readonly label: string
  readonly isFaint: boolean
  /** Sides where arrows go against the order of the picture. */
  readonly back: { readonly from: boolean; readonly to: boolean }
  readonly state?: DocumentState
}

export const MapNode = memo(function MapNode({ data, selected }: NodeProps<Node<MapNodeData>>) {
  const { t } = useTranslation()
  const { node, label, isFaint, back, state } = data
  const classes = [
    'map-node',
    `map-${node.kind}`,
    selected && 'is-selected',
    isFaint && 'is-faint',
    node.system && 'is-system',
  ]
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      {back.from && <Handle id="back" type="source" position={Position.Left} isConnectable={false} />}
      {back.to && <Handle id="back" type="target" position={Position.Right} isConnectable={false} />}
      <span className="map-icon">
        {node.kind === 'field' ? <FunctionOutlined aria-hidden /> : kindIcons[node.kind]}
      </span>
      <span className="map-words">
        <span className="map-label">{label}</span>
        <span className="map-name">{node.kind === 'field' ? `${node.object}.${node.name}` : node.name}</span>
      </span>
      {state && <span className={`map-state is-${state}`}>{t(`changes.${state}`)}</span>}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  )
})
