/** Entries that can be put in another order: by mouse, by finger, and by keyboard (space, arrows, space). */
import { HolderOutlined } from '@ant-design/icons'
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {
  horizontalListSortingStrategy,
  rectSortingStrategy,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { type CSSProperties, type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import './sortable.css'

const strategies = { list: verticalListSortingStrategy, row: horizontalListSortingStrategy, wrap: rectSortingStrategy }

export interface SortableProps {
  readonly ids: readonly string[]
  readonly shape?: keyof typeof strategies
  readonly disabled?: boolean
  /** What an entry is called, for those who hear the page. */
  readonly labelOf: (id: string) => string
  readonly onMove: (from: number, to: number) => void
  /** Which entry is carried; undefined when it has been put down. Long lists keep it while they scroll. */
  readonly onLift?: (id: string | undefined) => void
  readonly children: ReactNode
}

export function Sortable({ ids, shape = 'list', disabled = false, labelOf, onMove, onLift, children }: SortableProps) {
  const { t } = useTranslation()
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const items = useStable(ids)
  const end = ({ active, over }: DragEndEvent) => {
    onLift?.(undefined)
    const [from, to] = [ids.indexOf(String(active.id)), ids.indexOf(String(over?.id))]
    if (from >= 0 && to >= 0 && from !== to) onMove(from, to)
  }
  const name = (id: UniqueIdentifier) => labelOf(String(id))
  const place = (id: UniqueIdentifier | undefined) => ids.indexOf(String(id)) + 1
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragStart={({ active }) => onLift?.(String(active.id))}
      onDragCancel={() => onLift?.(undefined)}
      onDragEnd={end}
      accessibility={{
        // words for screen readers may not stand within a list
        container: document.body,
        screenReaderInstructions: { draggable: t('sortable.howTo') },
        announcements: {
          onDragStart: ({ active }) => t('sortable.lifted', { name: name(active.id), place: place(active.id) }),
          onDragOver: ({ active, over }) => t('sortable.at', { name: name(active.id), place: place(over?.id) }),
          onDragEnd: ({ active, over }) => t('sortable.put', { name: name(active.id), place: place(over?.id) }),
          onDragCancel: ({ active }) => t('sortable.back', { name: name(active.id) }),
        },
      }}
    >
      <SortableContext items={items} strategy={strategies[shape]} disabled={disabled}>
        {children}
      </SortableContext>
    </DndContext>
  )
}

/** The same list while its entries are the same: every entry is drawn again when it is another. */
function useStable(ids: readonly string[]): string[] {
  const last = useRef<string[]>([])
  if (last.current.length !== ids.length || last.current.some((id, index) => id !== ids[index])) last.current = [...ids]
  return last.current
}

export interface SortableEntry {
  readonly ref: (element: HTMLElement | null) => void
  readonly style: CSSProperties
  readonly isDragging: boolean
  /** What carries the entry. */
  readonly handle: ReactNode
}

export function useSortableEntry(id: string, label: string, disabled = false): SortableEntry {
  const { t } = useTranslation()
  const sortable = useSortable({ id, disabled })
  const { transform, transition, isDragging } = sortable
  return {
    ref: sortable.setNodeRef,
    style: {
      ...(transform && { transform: `translate3d(${transform.x}px, ${transform.y}px, 0)` }),
      ...(transition && { transition }),
      ...(isDragging && { position: 'relative', zIndex: 2 }),
    },
    isDragging,
    handle: disabled ? null : (
      <button
        type="button"
        className="sortable-handle"
        {...sortable.attributes}
        {...sortable.listeners}
        ref={sortable.setActivatorNodeRef}
        aria-label={t('sortable.handle', { name: label })}
      >
        <HolderOutlined aria-hidden />
      </button>
    ),
  }
}
