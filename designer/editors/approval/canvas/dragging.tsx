/** Dragging from the palette to a place on the canvas. */
import {
  type CollisionDetection,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApproval } from '../approval-context.tsx'
import type { Exit } from '../graph/exits.ts'
import type { NewType } from '../graph/new-node.ts'
import { nodeIcons } from '../node-icons.tsx'
import './palette.css'

/** How near one has to come, in pixels of the screen. */
const NEAR = 120

/** The nearest place, if one is near. */
const nearest: CollisionDetection = ({ pointerCoordinates, droppableRects, droppableContainers }) => {
  if (pointerCoordinates === null) return []
  const { x, y } = pointerCoordinates
  const near = droppableContainers.flatMap((container) => {
    const rect = droppableRects.get(container.id)
    if (rect === undefined) return []
    const value = Math.hypot(rect.left + rect.width / 2 - x, rect.top + rect.height / 2 - y)
    return value > NEAR ? [] : [{ id: container.id, data: { droppableContainer: container, value } }]
  })
  return near.toSorted((a, b) => a.data.value - b.data.value).slice(0, 1)
}

export function Dragging({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  const { insert } = useApproval()
  const [carried, setCarried] = useState<NewType>()
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
  )
  const end = ({ active, over }: DragEndEvent) => {
    setCarried(undefined)
    const type = active.data.current?.type as NewType | undefined
    const exit = over?.data.current?.exit as Exit | undefined
    if (type !== undefined && exit !== undefined) insert(type, { on: exit })
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearest}
      onDragStart={({ active }) => setCarried(active.data.current?.type as NewType | undefined)}
      onDragEnd={end}
      onDragCancel={() => setCarried(undefined)}
      accessibility={{ container: document.body, screenReaderInstructions: { draggable: t('approval.paletteHint') } }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {carried && (
          <div className="approval-carried">
            {nodeIcons[carried]}
            {t(`approval.type.${carried}`)}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}
