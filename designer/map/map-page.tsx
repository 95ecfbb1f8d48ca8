/** The whole application as a picture: what there is, how it hangs together, what is changed. */

import type { Graph, GraphNode } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { searchByLabel } from '@attain/ui/parts'
import { ReactFlowProvider, useReactFlow } from '@xyflow/react'
import { Button, Popover, Select, Skeleton } from 'antd'
import { type KeyboardEvent, lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useChecks } from '../check/use-checks.ts'
import { usePlace } from '../draft/draft-context.tsx'
import { paths } from '../paths.ts'
import { Legend } from './legend.tsx'
import { documentOf, drawnGraph, type Layer, neighbours } from './map-graph.ts'
import { MapPanel } from './map-panel.tsx'
import { useNodeStates } from './node-state.ts'
import { Picture } from './picture.tsx'

/** Comes when it is looked at. */
const LayerChoice = lazy(() => import('./layer-choice.tsx'))
/** Comes where nothing has been made yet. */
const EmptyMap = lazy(() => import('./empty-map.tsx'))

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
  const { workspace } = usePlace()
  const navigate = useNavigate()
  const flow = useReactFlow()
  const [params, setParams] = useSearchParams()
  const selected = params.get('node') ?? undefined
  const [layers, setLayers] = useState<ReadonlySet<Layer>>(new Set(['object']))
  const states = useNodeStates(graph)
  const byId = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node])), [graph])

  // what is asked for is shown, whatever the layers were
  const wanted = useMemo(() => {
    const node = selected === undefined ? undefined : byId.get(selected)
    if (node === undefined) return layers
    return new Set([...layers, node.kind === 'field' ? ('formulas' as const) : node.kind])
  }, [layers, byId, selected])

  // what is new is in its layer; what is changed or affected is there already, and is shown as such
  const also = useMemo(() => new Set([...states].filter(([, state]) => state !== 'added').map(([id]) => id)), [states])
  const drawn = useMemo(() => drawnGraph(graph, wanted, also), [graph, wanted, also])
  const drawnStates = useMemo(() => drawn.nodes.flatMap(({ id }) => states.get(id) ?? []), [drawn, states])

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
    // what is asked for stays in view
    if (selected !== undefined) return
    const timer = setTimeout(() => void flow.fitView({ maxZoom: 1, padding: 0.1 }), 50)
    return () => clearTimeout(timer)
  }, [layers])

  /** Who chooses by keyboard goes on in the panel. */
  const goesOn = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another thing is chosen
  useEffect(() => {
    if (!goesOn.current) return
    goesOn.current = false
    document.querySelector<HTMLElement>('.map-panel a, .map-panel button')?.focus()
  }, [selected])
  const press = ({ key, target }: KeyboardEvent) => {
    const id = (target as Element).closest<HTMLElement>('.react-flow__node')?.dataset.id
    if (id === undefined || (key !== 'Enter' && key !== ' ')) return
    select(id)
    goesOn.current = true
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
          showSearch={searchByLabel}
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
            <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 7, width: 96 }} />}>
              <LayerChoice layers={layers} onChange={setLayers} />
            </Suspense>
          }
        >
          <Button>{t('map.show')}</Button>
        </Popover>
        <Legend states={drawnStates} />
      </div>
      <Picture
        drawn={drawn}
        selected={selected}
        states={states}
        hasOverview
        select={select}
        open={(id) => {
          const double = byId.get(id)
          if (double && !double.system) void navigate(paths.document(workspace, documentOf(double)))
        }}
      />
      {graph.nodes.every(({ kind, system }) => kind !== 'object' || system) && (
        <Suspense>
          <EmptyMap />
        </Suspense>
      )}
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

/** "Amount · Opportunity" of a field or list, "Opportunity" of an object. */
function nameIn(node: GraphNode, byId: ReadonlyMap<string, GraphNode>, language: 'en' | 'zh-CN'): string {
  const owner = node.object === undefined ? undefined : byId.get(`object:${node.object}`)
  const label = textIn(node.label, language)
  return owner ? `${label} · ${textIn(owner.label, language)}` : label
}
