/** Things and the arrows between them, laid out by themselves; what is done with them is the business of who shows it. */
import { type GraphEdge, type GraphNode, kinds } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useAppearance } from '@attain/ui/theme'
import { Background, Controls, type Edge, MiniMap, type Node, ReactFlow } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentState } from '../draft/use-changed-documents.ts'
import { arrange } from './arrange.ts'
import { flowWords } from './flow-words.ts'
import './map.css'
import type { Drawn } from './map-graph.ts'
import { MapNode, type MapNodeData } from './map-node.tsx'

const SIZES = { object: { width: 208, height: 60 }, other: { width: 184, height: 44 } }
const nodeTypes = { thing: MapNode }
const none: ReadonlyMap<string, DocumentState> = new Map()

interface Props {
  readonly drawn: Drawn
  readonly selected?: string | undefined
  /** What is new or changed, by node. */
  readonly states?: ReadonlyMap<string, DocumentState>
  readonly hasOverview?: boolean
  readonly select?: (id: string | undefined) => void
  readonly open?: (id: string) => void
}

export function Picture({ drawn, selected, states = none, hasOverview = false, select, open }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { dark } = useAppearance()
  const words = useMemo(() => flowWords(t), [t])
  const places = useMemo(
    () =>
      arrange(
        drawn.nodes.map((node) => ({ id: node.id, ...sizeOf(node) })),
        drawn.edges,
      ),
    [drawn],
  )
  // what uses something to the left of it is tied to the sides that face each other
  const isBack = useMemo(() => {
    const x = (id: string) => places.get(id)?.x ?? 0
    return ({ from, to }: GraphEdge) => x(to) < x(from)
  }, [places])
  const near = useMemo(() => {
    if (selected === undefined) return undefined
    const ids = drawn.edges
      .filter(({ from, to }) => from === selected || to === selected)
      .flatMap(({ from, to }) => [from, to])
    return new Set([selected, ...ids])
  }, [drawn, selected])

  const nodes = useMemo(() => {
    const back = drawn.edges.filter(isBack)
    const [backFrom, backTo] = [new Set(back.map(({ from }) => from)), new Set(back.map(({ to }) => to))]
    return drawn.nodes.map((node): Node<MapNodeData> => {
      const state = states.get(node.id)
      const label = textIn(node.label, language)
      return {
        id: node.id,
        type: 'thing',
        position: places.get(node.id) ?? { x: 0, y: 0 },
        ...sizeOf(node),
        selected: node.id === selected,
        ariaLabel: `${node.kind === 'field' ? t('layer.fields') : textIn(kinds[node.kind].label, language)}: ${label}`,
        data: {
          node,
          label,
          isFaint: near !== undefined && !near.has(node.id),
          back: { from: backFrom.has(node.id), to: backTo.has(node.id) },
          ...(state === undefined ? {} : { state }),
        },
      }
    })
  }, [drawn, places, isBack, states, selected, near, language, t])
  const edges = useMemo(
    () =>
      drawn.edges.map((edge): Edge => {
        const { from, to, how } = edge
        return {
          id: `${from} ${to}`,
          source: from,
          target: to,
          ...(isBack(edge) && { sourceHandle: 'back', targetHandle: 'back' }),
          className: `map-edge map-edge-${how} ${near !== undefined && from !== selected && to !== selected ? 'is-faint' : ''}`,
        }
      }),
    [drawn, isBack, near, selected],
  )
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      colorMode={dark ? 'dark' : 'light'}
      fitView
      fitViewOptions={{ maxZoom: 1, padding: 0.1 }}
      minZoom={0.05}
      maxZoom={2}
      onlyRenderVisibleElements
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
      <Background gap={24} />
      <Controls showInteractive={false} />
      {hasOverview && <MiniMap pannable zoomable />}
    </ReactFlow>
  )
}

function sizeOf({ kind }: GraphNode) {
  return kind === 'object' ? SIZES.object : SIZES.other
}
