/** Things and the arrows between them, laid out by themselves; what is done with them is the business of who shows it. */
import { type GraphNode, kinds } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useAppearance } from '@attain/ui/theme'
import { Background, Controls, type Edge, MiniMap, type Node, ReactFlow, useStore } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { arrange } from './arrange.ts'
import { flowWords } from './flow-words.ts'
import './map.css'
import { MapEdges } from './map-edges.tsx'
import type { Drawn } from './map-graph.ts'
import { MapNode, type MapNodeData } from './map-node.tsx'
import type { NodeState } from './node-state.ts'

const SIZES = { object: { width: 208, height: 60 }, other: { width: 184, height: 44 } }
const nodeTypes = { thing: MapNode }
/** Lines are drawn by `MapEdges`. */
const noEdges: Edge[] = []
/** From here on letters cannot be read. */
const FAR = 0.4
const none: ReadonlyMap<string, NodeState> = new Map()

interface Props {
  readonly drawn: Drawn
  readonly selected?: string | undefined
  /** What is new or changed, or affected by that, by node. */
  readonly states?: ReadonlyMap<string, NodeState>
  readonly hasOverview?: boolean
  readonly select?: (id: string | undefined) => void
  readonly open?: (id: string) => void
}

export function Picture({ drawn, selected, states = none, hasOverview = false, select, open }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { dark } = useAppearance()
  const words = useMemo(() => flowWords(t), [t])
  const [isFar, setFar] = useState(false)
  // begins with what is asked for
  const [begin] = useState(() => ({
    maxZoom: 1,
    padding: 0.1,
    ...(selected !== undefined && { nodes: [{ id: selected }] }),
  }))
  const boxes = useMemo(() => {
    const sized = drawn.nodes.map((node) => ({ id: node.id, ...sizeOf(node) }))
    const places = arrange(sized, drawn.edges)
    return new Map(sized.map((box) => [box.id, { ...box, ...(places.get(box.id) ?? { x: 0, y: 0 }) }]))
  }, [drawn])
  const near = useMemo(() => {
    if (selected === undefined) return undefined
    const ids = drawn.edges
      .filter(({ from, to }) => from === selected || to === selected)
      .flatMap(({ from, to }) => [from, to])
    return new Set([selected, ...ids])
  }, [drawn, selected])

  const nodes = useMemo(() => {
    return drawn.nodes.map((node): Node<MapNodeData> => {
      const state = states.get(node.id)
      const label = textIn(node.label, language)
      return {
        id: node.id,
        type: 'thing',
        position: boxes.get(node.id) ?? { x: 0, y: 0 },
        ...sizeOf(node),
        selected: node.id === selected,
        ariaLabel: `${node.kind === 'field' ? t('layer.fields') : textIn(kinds[node.kind].label, language)}: ${label}`,
        data: {
          node,
          label,
          isFaint: near !== undefined && !near.has(node.id),
          ...(state === undefined ? {} : { state }),
        },
      }
    })
  }, [drawn, boxes, states, selected, near, language, t])
  return (
    <ReactFlow
      nodes={nodes}
      edges={noEdges}
      className={isFar ? 'is-far' : ''}
      nodeTypes={nodeTypes}
      colorMode={dark ? 'dark' : 'light'}
      fitView
      fitViewOptions={begin}
      minZoom={0.05}
      maxZoom={2}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={select !== undefined}
      edgesFocusable={false}
      zoomOnDoubleClick={false}
      proOptions={{ hideAttribution: true }}
      ariaLabelConfig={words}
      onNodeClick={(_event, { id }) => select?.(id)}
      onPaneClick={() => select?.(undefined)}
      onNodeDoubleClick={(_event, { id }) => open?.(id)}
    >
      <MapEdges edges={drawn.edges} boxes={boxes} selected={selected} />
      <Distance onChange={setFar} />
      <Background gap={24} />
      <Controls showInteractive={false} />
      {hasOverview && <MiniMap pannable zoomable />}
    </ReactFlow>
  )
}

/** Tells from how far away the picture is seen. */
function Distance({ onChange }: { readonly onChange: (isFar: boolean) => void }) {
  const isFar = useStore(({ transform }) => transform[2] < FAR)
  useEffect(() => onChange(isFar), [isFar, onChange])
  return null
}

function sizeOf({ kind }: GraphNode) {
  return kind === 'object' ? SIZES.object : SIZES.other
}
