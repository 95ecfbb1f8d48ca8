/** Records as cards in a column per option of a field, usually the stage; dragging a card changes the record. */
import type { ListQuery, ObjectBody, RecordBody } from '@attain/contract'
import type { ViewDocument } from '@attain/form'
import { textIn } from '@attain/form'
import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  rectIntersection,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApplication } from '../application/application.tsx'
import { resolvePath } from '../application/field-path.ts'
import { recordName } from '../application/record-names.ts'
import { BoardCard } from './board-card.tsx'
import { BoardColumn } from './board-column.tsx'
import { columnKeyboard } from './column-keyboard.ts'
import { mayMove } from './stages.ts'
import { useMove } from './use-move.ts'
import { sumFieldOf, useStageTotals } from './use-stage-totals.ts'
import './board.css'

interface BoardProps {
  readonly object: ObjectBody
  readonly view: ViewDocument
  readonly scope: Pick<ListQuery, 'filter' | 'search'>
  readonly sort: readonly string[]
}

const SHOWN_FIELDS = 3

export default function Board({ object, view, scope, sort }: BoardProps) {
  const { t } = useTranslation()
  const { objects, language, views } = useApplication()
  // A table that is looked at as a board borrows what the object's board view says about cards.
  const settings = view.board ?? views.find((each) => each.object === object.name && each.board)?.board
  const groupBy = settings?.groupBy ?? object.stages?.field ?? ''
  const field = object.fields.find((each) => each.name === groupBy)
  const options = field?.options ?? []
  const sumField = sumFieldOf(object, settings)
  const paths = useMemo(
    () =>
      (settings?.card ?? view.columns.map((column) => column.field))
        .filter((path) => path !== object.nameField && path !== groupBy)
        .slice(0, settings?.card ? 8 : SHOWN_FIELDS)
        .flatMap((path) => resolvePath(objects, object, path, language) ?? []),
    [settings, view, object, objects, groupBy, language],
  )
  const totalOf = useStageTotals(object, groupBy, sumField, scope)
  const [dragged, setDragged] = useState<RecordBody | null>(null)
  const move = useMove(object, groupBy)
  const editable = object.rights.edit && field?.access === 'edit'
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: columnKeyboard }),
  )
  const labelOf = (option: string | undefined) => textIn(options.find((each) => each.value === option)?.label, language)

  const end = ({ active, over }: DragEndEvent) => {
    const record = active.data.current?.record as RecordBody | undefined
    setDragged(null)
    const to = over?.id
    if (!record || typeof to !== 'string' || record.values[groupBy] === to) return
    void move(record, to)
  }

  return (
    <DndContext
      sensors={sensors}
      // Slow enough to stop at the next column of a phone.
      autoScroll={{ acceleration: 4, threshold: { x: 0.12, y: 0.2 } }}
      collisionDetection={(args) => {
        const under = pointerWithin(args)
        return under.length > 0 ? under : rectIntersection(args)
      }}
      onDragStart={({ active }: DragStartEvent) => setDragged((active.data.current?.record as RecordBody) ?? null)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={end}
      accessibility={{
        container: document.body,
        screenReaderInstructions: { draggable: t('board.howTo') },
        announcements: {
          onDragStart: ({ active }) => t('board.lifted', { name: nameOf(active.data.current?.record) }),
          onDragOver: ({ over }) => (over ? t('board.over', { stage: labelOf(String(over.id)) }) : undefined),
          onDragEnd: ({ over }) =>
            over ? t('board.dropped', { stage: labelOf(String(over.id)) }) : t('board.returned'),
          onDragCancel: () => t('board.returned'),
        },
      }}
    >
      <div className="list-body board" data-dragging={dragged !== null || undefined}>
        {options.map((option) => (
          <BoardColumn
            key={option.value}
            object={object}
            groupBy={groupBy}
            option={option}
            scope={scope}
            sort={sort}
            paths={paths}
            total={totalOf(option.value)}
            sumField={sumField}
            editable={editable}
            barred={dragged !== null && !mayMove(object, groupBy, dragged.values[groupBy], option.value)}
            draggedFrom={dragged ? labelOf(String(dragged.values[groupBy])) : undefined}
            onMove={move}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged && <BoardCard object={object} record={dragged} paths={paths} groupBy={groupBy} floating />}
      </DragOverlay>
    </DndContext>
  )

  function nameOf(record: unknown): string {
    return record ? recordName(object, record as RecordBody) : ''
  }
}
