/** The approval as a picture that is edited: the way of a record from above to below. */
import { END } from '@attain/engine/metadata'
import { useAppearance } from '@attain/ui/theme'
import {
  Background,
  type Connection,
  Controls,
  type Edge,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { flowWords } from '../../../map/flow-words.ts'
import { type Spot, useApproval } from '../approval-context.tsx'
import { connect } from '../graph/commands.ts'
import { nodeNamed } from '../graph/document.ts'
import { begin, type Exit, type ExitWay, exitOf } from '../graph/exits.ts'
import { splitOf } from '../graph/reach.ts'
import { arrange, type Box } from './arrange.ts'
import './canvas.css'
import { ElementCard } from './element-card.tsx'
import { END_ID, elementBeside, elementsOf, START_ID } from './elements.ts'
import { InsertMenu } from './insert-menu.tsx'
import { Lines } from './lines.tsx'
import { useCards, useSelectedElements } from './use-cards.ts'
import { useClipboard } from './use-clipboard.ts'

const nodeTypes = { element: ElementCard }
/** Lines are drawn by `Lines`. */
const noEdges: Edge[] = []
/** What arrow keys do. */
const steps = { ArrowDown: 'on', ArrowUp: 'back', ArrowLeft: 'before', ArrowRight: 'after' } as const
const SMALLEST_TO_BEGIN = 0.75
const overview = { width: 132, height: 96 }

interface Menu {
  readonly spot: Spot
  readonly at: { readonly x: number; readonly y: number }
}

export default function ApprovalCanvas({ onOpenSettings }: { readonly onOpenSettings: () => void }) {
  return (
    <ReactFlowProvider>
      <Canvas onOpenSettings={onOpenSettings} />
    </ReactFlowProvider>
  )
}

function Canvas({ onOpenSettings }: { readonly onOpenSettings: () => void }) {
  const { t } = useTranslation()
  const { dark } = useAppearance()
  const edited = useApproval()
  const { identity, approval, selected, select, run, remove, insert, names } = edited
  const elements = useMemo(() => elementsOf(approval), [approval])
  const boxes = useMemo(() => arrange(approval), [approval])
  const cards = useCards(elements, boxes)
  const words = useMemo(() => flowWords(t), [t])
  const [menu, setMenu] = useState<Menu>()
  const room = useRef<HTMLElement>(null)
  useClipboard(edited)
  useShown(room, boxes)

  const openMenu = useCallback((exit: Exit, at: Menu['at']) => setMenu({ spot: { on: exit }, at }), [])
  const choose = (id: string, isMore: boolean) => {
    if (nodeNamed(approval, id) !== undefined) {
      const before = selected.of === 'nodes' && isMore ? selected.names : []
      const next = before.includes(id) ? before.filter((name) => name !== id) : [...before, id]
      select(next.length === 0 ? { of: 'approval' } : { of: 'nodes', names: next })
    } else if (id === START_ID || id === END_ID) select({ of: 'approval' })
    else select({ of: 'branch', exit: exitOf(id) })
  }
  const onConnect = ({ source, sourceHandle, target }: Connection) => {
    const exit =
      source === START_ID
        ? begin
        : nodeNamed(approval, source) === undefined
          ? exitOf(source)
          : { from: source, way: (sourceHandle ?? 'next') as ExitWay }
    run(connect(identity, exit, target === END_ID ? END : target, names.t('approval.way')))
  }
  const current = () => (document.activeElement as HTMLElement | null)?.dataset.element
  const onKeyDown = (event: KeyboardEvent) => {
    const id = current()
    if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const act = () => {
      if (event.key in steps) {
        const next = elementBeside(elements, id, steps[event.key as keyof typeof steps])
        if (next === undefined) return true
        choose(next, event.shiftKey)
        focusOn(room.current, next)
        return true
      }
      switch (event.key) {
        case 'Enter':
        case ' ':
          choose(id, event.shiftKey)
          onOpenSettings()
          return true
        case 'Escape':
          select({ of: 'approval' })
          return true
        case 'Delete':
        case 'Backspace':
          if (selected.of === 'nodes') remove(selected.names)
          else if (selected.of === 'branch') removeSelectedBranch()
          return true
        case '+':
        case '=': {
          const box = (event.target as HTMLElement).getBoundingClientRect()
          if (id !== END_ID) setMenu({ spot: spotAt(id), at: { x: box.left + box.width / 2, y: box.bottom } })
          return true
        }
        default:
          return false
      }
    }
    if (act()) event.preventDefault()
  }
  const removeSelectedBranch = () => {
    if (selected.of !== 'branch' || selected.exit.from === undefined || typeof selected.exit.way !== 'number') return
    edited.removeBranch(selected.exit.from, selected.exit.way)
  }
  /** Behind an element, with all that belongs to it. */
  const spotAt = (id: string): Spot => {
    if (id === START_ID) return { on: begin }
    return nodeNamed(approval, id) === undefined ? { on: exitOf(id) } : { after: splitOf(approval, id) ?? id }
  }
  return (
    <section ref={room} className="approval-canvas" aria-label={t('approval.canvas')} onKeyDown={onKeyDown}>
      <ReactFlow
        nodes={cards}
        edges={noEdges}
        nodeTypes={nodeTypes}
        colorMode={dark ? 'dark' : 'light'}
        minZoom={0.1}
        maxZoom={1.5}
        nodesDraggable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        zoomOnDoubleClick={false}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={words}
        onConnect={onConnect}
        onNodeClick={(event: MouseEvent, { id }) => choose(id, event.shiftKey || event.ctrlKey || event.metaKey)}
        onPaneClick={() => select({ of: 'approval' })}
      >
        <Lines lines={elements.lines} boxes={boxes} onInsert={openMenu} />
        <Background gap={24} />
        <Controls showInteractive={false} />
        <MiniMap pannable zoomable nodeBorderRadius={6} style={overview} />
      </ReactFlow>
      {menu && (
        <InsertMenu at={menu.at} onChoose={(type) => insert(type, menu.spot)} onClose={() => setMenu(undefined)} />
      )}
    </section>
  )
}

function focusOn(room: HTMLElement | null, id: string): void {
  room?.querySelector<HTMLElement>(`[data-element="${CSS.escape(id)}"]`)?.focus({ preventScroll: true })
}

/** Begins at the top, as large as fits; later, what is selected is brought into view. */
function useShown(room: { readonly current: HTMLElement | null }, boxes: ReadonlyMap<string, Box>): void {
  const { setViewport, getViewport, setCenter } = useReactFlow()
  const selected = useSelectedElements()
  const hasBegun = useRef(false)
  useEffect(() => {
    const width = room.current?.clientWidth ?? 0
    if (hasBegun.current || width === 0) return
    hasBegun.current = true
    const [left, right] = [...boxes.values()].reduce<[number, number]>(
      ([least, most], { x, width: own }) => [Math.min(least, x), Math.max(most, x + own)],
      [0, 0],
    )
    const zoom = Math.max(SMALLEST_TO_BEGIN, Math.min(1, width / (right - left + 64)))
    // where not all has room, around the way that begins at the start
    const middle = width / zoom < right - left ? 0 : (left + right) / 2
    void setViewport({ x: width / 2 - middle * zoom, y: 24, zoom })
  }, [room, boxes, setViewport])
  const latest = useRef(boxes)
  latest.current = boxes
  const last = [...selected].at(-1)
  useEffect(() => {
    const box = last === undefined ? undefined : latest.current.get(last)
    const { clientWidth, clientHeight } = room.current ?? { clientWidth: 0, clientHeight: 0 }
    if (box === undefined || last === undefined) return
    if (room.current?.contains(document.activeElement) || document.activeElement === document.body)
      requestAnimationFrame(() => focusOn(room.current, last))
    const { x, y, zoom } = getViewport()
    const [left, top] = [box.x * zoom + x, box.y * zoom + y]
    const isInView =
      left >= 0 && top >= 0 && left + box.width * zoom <= clientWidth && top + box.height * zoom <= clientHeight
    if (!isInView) void setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom, duration: 200 })
  }, [last, room, getViewport, setCenter])
}
