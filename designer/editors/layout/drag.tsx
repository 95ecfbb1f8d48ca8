/** Dragging on a layout: fields between sections and from the palette, and whole sections; by mouse, finger, keyboard. */
import {
  type Active,
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DroppableContainer,
  KeyboardCode,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  type Over,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { moveField, moveSection, placeField, takeOff } from './arrange.ts'
import { useLayout } from './layout-context.tsx'
import type { Spot } from './layout-document.ts'

/** What is in hand. */
export type Carried = { readonly label: string } & (
  | { readonly carries: 'new'; readonly field: string }
  | { readonly carries: 'placed'; readonly from: Spot }
  | { readonly carries: 'section'; readonly index: number }
)

/** Where it can be put. */
export type Target =
  | { readonly takes: 'field'; readonly to: Spot; readonly words: string }
  | { readonly takes: 'section'; readonly index: number; readonly words: string }
  | { readonly takes: 'canvas' | 'palette'; readonly words: string }

const dataOf = <T,>(one: Active | Over | DroppableContainer | null): T | undefined => one?.data.current as T | undefined

/** The position of a target on the page, for the arrow keys. */
function orderOf(target: Target | undefined): number {
  if (target?.takes === 'field') return target.to.section * 1000 + target.to.index
  return target?.takes === 'section' ? target.index : -1
}

function takes(carried: Carried | undefined): 'field' | 'section' {
  return carried?.carries === 'section' ? 'section' : 'field'
}

const collide: CollisionDetection = (args) => {
  const carried = dataOf<Carried>(args.active)
  const fit = args.droppableContainers.filter((one) => dataOf<Target>(one)?.takes === takes(carried))
  const around = (kind: 'canvas' | 'palette') =>
    pointerWithin({
      ...args,
      droppableContainers: args.droppableContainers.filter((one) => dataOf<Target>(one)?.takes === kind),
    })
  if (args.pointerCoordinates === null) return closestCenter({ ...args, droppableContainers: fit })
  const within = pointerWithin({ ...args, droppableContainers: fit })
  if (within.length > 0) return within
  if (carried?.carries === 'placed') {
    const palette = around('palette')
    if (palette.length > 0) return palette
  }
  // beside the form nothing is meant
  return around('canvas').length > 0 ? closestCenter({ ...args, droppableContainers: fit }) : []
}

const steps: Readonly<Record<string, number>> = {
  [KeyboardCode.Down]: 1,
  [KeyboardCode.Right]: 1,
  [KeyboardCode.Up]: -1,
  [KeyboardCode.Left]: -1,
}

/** From one place to the next in the order in which they are read. */
const walk: KeyboardCoordinateGetter = (event, { context }) => {
  const step = steps[event.code]
  const { active, over, collisionRect, droppableContainers, droppableRects } = context
  if (step === undefined || collisionRect === null || active === null) return undefined
  event.preventDefault()
  const wanted = takes(dataOf<Carried>(active))
  const targets = droppableContainers
    .getEnabled()
    .filter((one) => dataOf<Target>(one)?.takes === wanted)
    .sort((a, b) => orderOf(dataOf<Target>(a)) - orderOf(dataOf<Target>(b)))
  const at = targets.findIndex(({ id }) => id === over?.id)
  const next = targets[at === -1 ? 0 : at + step]
  const rect = next && droppableRects.get(next.id)
  if (!rect) return undefined
  return {
    x: rect.left + rect.width / 2 - collisionRect.width / 2,
    y: rect.top + rect.height / 2 - collisionRect.height / 2,
  }
}

export function Dragging({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  const { identity, layout, run } = useLayout()
  const [carried, setCarried] = useState<Carried>()
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: walk }),
  )
  const end = ({ active, over }: DragEndEvent) => {
    setCarried(undefined)
    const [what, target] = [dataOf<Carried>(active), dataOf<Target>(over)]
    if (what === undefined || target === undefined) return
    if (what.carries === 'section') {
      if (target.takes !== 'section') return
      const to = target.index > what.index ? target.index - 1 : target.index
      if (to !== what.index) run(moveSection(identity, what.index, to, what.label))
    } else if (target.takes === 'palette') {
      if (what.carries === 'placed') run(takeOff(identity, what.from, what.label))
    } else if (target.takes === 'field')
      run(
        what.carries === 'new'
          ? placeField(identity, what.field, target.to, what.label)
          : moveField(identity, layout, what.from, target.to, what.label),
      )
  }
  const name = (active: Active) => dataOf<Carried>(active)?.label ?? ''
  const words = (over: Over | null) => dataOf<Target>(over)?.words ?? t('layout.nowhere')
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={collide}
      onDragStart={({ active }) => setCarried(dataOf<Carried>(active))}
      onDragEnd={end}
      onDragCancel={() => setCarried(undefined)}
      accessibility={{
        container: document.body,
        screenReaderInstructions: { draggable: t('sortable.howTo') },
        announcements: {
          onDragStart: ({ active }) => t('layout.lifted', { name: name(active) }),
          onDragOver: ({ active, over }) => t('layout.over', { name: name(active), place: words(over) }),
          onDragEnd: ({ active, over }) => t('layout.put', { name: name(active), place: words(over) }),
          onDragCancel: ({ active }) => t('sortable.back', { name: name(active) }),
        },
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>{carried && <div className="layout-carried">{carried.label}</div>}</DragOverlay>
    </DndContext>
  )
}
