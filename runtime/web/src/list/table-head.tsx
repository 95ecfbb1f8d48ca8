// biome-ignore-all lint/a11y: rows are virtual and placed by transform, so ARIA roles stand in for table elements; keys are handled by the table
/** The head of the table: a click sorts, dragging moves a column, its edge sizes it. */
import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { DndContext, PointerSensor, useDraggable, useDroppable, useSensor, useSensors } from '@dnd-kit/core'
import { type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, type ColumnChoice, MIN_WIDTH, moveColumn } from './columns.ts'
import { nextSort } from './list-state.ts'

export interface TableHeadProps {
  readonly columns: readonly Column[]
  readonly choices: readonly ColumnChoice[]
  readonly onColumns: (choices: ColumnChoice[]) => void
  readonly sort: readonly string[]
  readonly onSort: (sort: string[]) => void
  readonly width: number
  readonly select: ReactNode
  /** The object's name column takes the room that is left. */
  readonly nameField: string
}

export function TableHead(props: TableHeadProps) {
  const { columns, choices, onColumns } = props
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 8 } }))
  return (
    <DndContext
      sensors={sensors}
      // Words for screen readers may not stand within the table.
      accessibility={{ container: document.body }}
      onDragEnd={({ active, over }) => {
        if (over && over.id !== active.id) onColumns(moveColumn(choices, String(active.id), String(over.id)))
      }}
    >
      <div role="row" className="table-head" style={{ minWidth: props.width }}>
        {props.select && (
          <div role="columnheader" className="table-select">
            {props.select}
          </div>
        )}
        {columns.map((column) => (
          <HeadCell key={column.path} column={column} {...props} />
        ))}
      </div>
    </DndContext>
  )
}

function HeadCell({
  column,
  sort,
  onSort,
  choices,
  onColumns,
  nameField,
}: TableHeadProps & { readonly column: Column }) {
  const { t } = useTranslation()
  const { setNodeRef: setDrag, listeners, transform, isDragging } = useDraggable({ id: column.path })
  const { setNodeRef: setDrop, isOver } = useDroppable({ id: column.path })
  const [draft, setDraft] = useState<number | null>(null)
  const start = useRef<{ x: number; width: number } | null>(null)
  const width = draft ?? column.width
  const direction = sort[0] === column.path ? 'ascending' : sort[0] === `-${column.path}` ? 'descending' : undefined
  const setWidth = (next: number) =>
    onColumns(choices.map((each) => (each.path === column.path ? { ...each, width: next } : each)))

  const resize = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      start.current = { x: event.clientX, width: column.width }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (start.current) setDraft(Math.max(MIN_WIDTH, start.current.width + event.clientX - start.current.x))
    },
    onPointerUp: () => {
      if (start.current && draft !== null) setWidth(Math.round(draft))
      start.current = null
      setDraft(null)
    },
  }

  return (
    <div
      ref={setDrop}
      role="columnheader"
      aria-sort={direction ?? (column.field.sortable ? 'none' : undefined)}
      className="table-cell"
      data-numeric={column.numeric || undefined}
      data-name={column.path === nameField || undefined}
      data-over={(isOver && !isDragging) || undefined}
      data-dragging={isDragging || undefined}
      style={{ width, transform: transform ? `translateX(${transform.x}px)` : undefined }}
    >
      <button
        ref={setDrag}
        type="button"
        className="table-sort"
        disabled={!column.field.sortable}
        title={column.unit ? `${column.label} (${column.unit})` : column.label}
        {...listeners}
        onClick={() => column.field.sortable && onSort(nextSort(sort, column.path))}
      >
        <span>
          {column.label}
          {column.unit && <small> {column.unit}</small>}
        </span>
        {direction === 'ascending' && <ArrowUpOutlined aria-hidden />}
        {direction === 'descending' && <ArrowDownOutlined aria-hidden />}
      </button>
      <span
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('list.columnWidth', { column: column.label })}
        aria-valuenow={width}
        className="table-resize"
        {...resize}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0
          if (step === 0) return
          event.preventDefault()
          setWidth(Math.max(MIN_WIDTH, column.width + step))
        }}
      />
    </div>
  )
}
