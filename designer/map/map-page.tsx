/** The whole application as a picture: what there is, how it hangs together, what is changed. */
import { type Graph, type GraphEdge, type GraphNode, kinds } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useAppearance } from '@attain/ui/theme'
import {
  Background,
  Controls,
  type Edge,
  MiniMap,
  type Node,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { Button, Checkbox, Popover, Select, Skeleton } from 'antd'
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useChecks } from '../check/use-checks.ts'
import { usePlace } from '../draft/draft-context.tsx'
import { useChangedDocuments } from '../draft/use-changed-documents.ts'
import { paths } from '../paths.ts'
import { arrange } from './arrange.ts'
import { EmptyMap } from './empty-map.tsx'
import { flowWords } from './flow-words.ts'
import { documentOf, drawnGraph, type Layer, neighbours } from './map-graph.ts'
import { MapNode, type MapNodeData } from './map-node.tsx'
import { MapPanel } from './map-panel.tsx'
import './map.css'

const LAYERS: readonly Layer[] = ['object', 'formulas', 'view', 'layout', 'role', 'page', 'app']
const SIZES = { object: { width: 208, height: 60 }, other: { width: 184, height: 44 } }
const nodeTypes = { thing: MapNode }

export default function MapPage() {
  const checks = useChecks()
  if (checks === undefined) return <Skeleton className="designer-skeleton" active paragraph={{ rows: 8 }} />
  return (
    <ReactFlowProvider>
      <MapOf graph={checks.graph} />
    </ReactFlowProvider>
  )
}

function MapOf({ graph }: { readonly graph: Graph }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { dark } = useAppearance()
  const { workspace } = usePlace()
  const navigate = useNavigate()
  const flow = useReactFlow()
  const [params, setParams] = useSearchParams()
  const selected = params.get('node') ?? undefined
  const [layers, setLayers] = useState<ReadonlySet<Layer>>(new Set(['object']))
  const changed = useChangedDocuments()
  const byId = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node])), [graph])

  // what is asked for is shown, whatever the layers were
  const wanted = useMemo(() => {
    const node = selected === undefined ? undefined : byId.get(selected)
    if (node === undefined) return layers
    return new Set([...layers, node.kind === 'field' ? ('formulas' as const) : node.kind])
  }, [layers, byId, selected])

  const drawn = useMemo(() => drawnGraph(graph, wanted), [graph, wanted])
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
    const states = new Map(changed.map(({ identity, change }) => [identity, change]))
    const back = drawn.edges.filter(isBack)
    const [backFrom, backTo] = [new Set(back.map(({ from }) => from)), new Set(back.map(({ to }) => to))]
    return drawn.nodes.map((node): Node<MapNodeData> => {
      const state = states.get(node.id)
      return {
        id: node.id,
        type: 'thing',
        position: places.get(node.id) ?? { x: 0, y: 0 },
        ...sizeOf(node),
        selected: node.id === selected,
        ariaLabel: `${node.kind === 'field' ? t('layer.fields') : textIn(kinds[node.kind].label, language)}: ${textIn(node.label, language)}`,
        data: {
          node,
          label: textIn(node.label, language),
          isFaint: near !== undefined && !near.has(node.id),
          back: { from: backFrom.has(node.id), to: backTo.has(node.id) },
          ...(state === undefined ? {} : { state }),
        },
      }
    })
  }, [drawn, places, isBack, changed, selected, near, language, t])
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

  const select = (id: string | undefined) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (id === undefined) next.delete('node')
        else next.set('node', id)
        return next
      },
      { replace: true },
    )

  // biome-ignore lint/correctness/useExhaustiveDependencies: goes there when something else is asked for, not when the picture changes
  useEffect(() => {
    if (selected === undefined) return
    const timer = setTimeout(() => void flow.fitView({ nodes: [{ id: selected }], maxZoom: 1, duration: 200 }), 50)
    return () => clearTimeout(timer)
  }, [selected])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other layers make another picture
  useEffect(() => {
    const timer = setTimeout(() => void flow.fitView({ maxZoom: 1, padding: 0.1 }), 50)
    return () => clearTimeout(timer)
  }, [layers])

  const words = useMemo(() => flowWords(t), [t])
  /** Who chooses by keyboard goes on in the panel. */
  const press = ({ key, target }: KeyboardEvent) => {
    const id = (target as Element).closest<HTMLElement>('.react-flow__node')?.dataset.id
    if (id === undefined || (key !== 'Enter' && key !== ' ')) return
    select(id)
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.map-panel a, .map-panel button')?.focus())
  }
  const close = () => {
    select(undefined)
    document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(selected ?? '')}"]`)?.focus()
  }

  const node = selected === undefined ? undefined : byId.get(selected)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed is a thing on the map
    <div className="map" onKeyDown={press}>
      <div className="map-tools">
        <Select
          className="map-search"
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          placeholder={t('map.search')}
          aria-label={t('map.search')}
          value={selected}
          onChange={(id?: string) => select(id)}
          options={graph.nodes
            .filter(({ system, kind }) => !(system && kind === 'field'))
            .map((one) => ({ value: one.id, label: nameIn(one, byId, language) }))}
        />
        <Popover
          trigger="click"
          placement="bottomLeft"
          content={
            <div className="map-layers">
              {LAYERS.map((layer) => (
                <Checkbox
                  key={layer}
                  checked={layers.has(layer)}
                  onChange={({ target }) => {
                    const next = new Set(layers)
                    if (target.checked) next.add(layer)
                    else next.delete(layer)
                    setLayers(next)
                  }}
                >
                  {layer === 'formulas' ? t('layer.formulas') : textIn(kinds[layer].pluralLabel, language)}
                </Checkbox>
              ))}
            </div>
          }
        >
          <Button>{t('map.show')}</Button>
        </Popover>
      </div>
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
        edgesFocusable={false}
        zoomOnDoubleClick={false}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={words}
        onNodeClick={(_event, { id }) => select(id)}
        onPaneClick={() => select(undefined)}
        onNodeDoubleClick={(_event, { id }) => {
          const double = byId.get(id)
          if (double && !double.system) void navigate(paths.document(workspace, documentOf(double)))
        }}
      >
        <Background gap={24} />
        <Controls showInteractive={false} />
        <MiniMap pannable zoomable />
      </ReactFlow>
      {graph.nodes.every(({ kind, system }) => kind !== 'object' || system) && <EmptyMap />}
      {node && (
        <MapPanel
          node={node}
          {...neighbours(graph, node.id)}
          nameOf={(id) => {
            const other = byId.get(id)
            return other ? nameIn(other, byId, language) : id
          }}
          select={select}
          close={close}
        />
      )}
    </div>
  )
}

function sizeOf({ kind }: GraphNode) {
  return kind === 'object' ? SIZES.object : SIZES.other
}

/** "Amount · Opportunity" of a field or list, "Opportunity" of an object. */
function nameIn(node: GraphNode, byId: ReadonlyMap<string, GraphNode>, language: 'en' | 'zh-CN'): string {
  const owner = node.object === undefined ? undefined : byId.get(`object:${node.object}`)
  const label = textIn(node.label, language)
  return owner ? `${label} · ${textIn(owner.label, language)}` : label
}
