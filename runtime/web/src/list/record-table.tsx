// biome-ignore-all lint/a11y: rows are virtual and placed by transform, so ARIA roles stand in for table elements; keys are handled by the table
/** A table that stays quick with a million records: only the rows on the screen exist, pages load as they come near. */
import type { ObjectBody, RecordBody } from '@attain/contract'
import { Failure } from '@attain/ui/feedback'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { Checkbox } from 'antd'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import type { Place } from './cell-moves.ts'
import type { Column, ColumnChoice } from './columns.ts'
import { CellBones, ROW_HEIGHT, RowBones } from './table-bones.tsx'
import { TableHead } from './table-head.tsx'
import { prefetchEditor, TableRow } from './table-row.tsx'
import { useCells } from './use-cells.ts'
import type { useRecordList } from './use-record-list.ts'

const SELECT_WIDTH = 44
/** Where each list was scrolled to, so that coming back finds the place again. */
const scrolledTo = new Map<string, number>()

export interface RecordTableProps {
  readonly object: ObjectBody
  readonly columns: readonly Column[]
  readonly choices: readonly ColumnChoice[]
  readonly onColumns: (choices: ColumnChoice[]) => void
  readonly list: ReturnType<typeof useRecordList>
  readonly sort: readonly string[]
  readonly onSort: (sort: string[]) => void
  readonly empty: ReactNode
  /** Selected ids with their versions. */
  readonly selection: ReadonlyMap<string, number>
  readonly onSelection: (selection: ReadonlyMap<string, number>) => void
}

export function RecordTable(props: RecordTableProps) {
  const { object, columns, list, selection, onSelection } = props
  const { t } = useTranslation()
  const { workspace } = useApplication()
  const navigate = useNavigate()
  const location = useLocation()
  const place = location.pathname + location.search
  const body = useRef<HTMLDivElement>(null)
  const { records, hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const selectable = object.rights.delete
  const total = records.length + (hasNextPage ? 1 : 0)

  const focus = ({ row, column }: Place) => {
    rows.scrollToIndex(row)
    const find = () => {
      const element = body.current?.querySelector<HTMLElement>(`[data-index="${row}"]`)
      return column < 0 ? element : element?.querySelector<HTMLElement>(`[data-column="${column}"]`)
    }
    // At once where it is there already, so that a key that repeats quickly is not lost.
    const there = find()
    if (there) there.focus({ preventScroll: column < 0 })
    else requestAnimationFrame(() => find()?.focus())
  }
  const cells = useCells({ object, columns, records, selection, onSelection, focus })
  const { editing, active } = cells
  const editedIndex = useMemo(
    () => (editing ? records.findIndex(({ id }) => id === editing.id) : -1),
    [editing, records],
  )
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => body.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: ROW_HEIGHT,
    initialOffset: () => scrolledTo.get(place) ?? 0,
    // A row that is edited stays, with what was typed, however far one scrolls.
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range)
      return editedIndex < 0 || drawn.includes(editedIndex) ? drawn : [...drawn, editedIndex].sort((a, b) => a - b)
    },
  })
  const shown = rows.getVirtualItems()
  const last = rows.range?.endIndex ?? 0

  useEffect(() => {
    if (last >= records.length - 20 && hasNextPage && !isFetchingNextPage && !list.isError) void fetchNextPage()
  }, [last, records.length, hasNextPage, isFetchingNextPage, list.isError, fetchNextPage])

  useLayoutEffect(() => {
    const element = body.current
    return () => {
      if (element) scrolledTo.set(place, element.scrollTop)
    }
  }, [place])

  const width = columns.reduce((sum, column) => sum + column.width, selectable ? SELECT_WIDTH : 0)
  const open = (record: RecordBody) => void navigate(paths.record(workspace, object.name, record.id))
  const onKeyDown = (event: KeyboardEvent) => {
    const at = placeOf(event.target)
    const record = at && records[at.row]
    if (!record || event.altKey || event.metaKey || event.ctrlKey) return
    if (cells.move(at, event.key)) event.preventDefault()
    else if (event.key === 'Enter' || event.key === 'F2') {
      if (!cells.edit(at) && event.key === 'Enter') open(record)
      event.preventDefault()
    } else if (event.key === ' ' && selectable) {
      cells.events.toggle(record)
      event.preventDefault()
    } else if (event.key === 'Escape') onSelection(new Map())
  }
  /** Where cells can be edited, a click marks one and the name leads to the record; elsewhere the whole row does. */
  const onClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement
    const row = target.closest<HTMLElement>('[role=row][data-index]')
    const record = records[Number(row?.dataset.index)]
    if (!record || target.closest('a, .table-select') || window.getSelection()?.toString()) return
    if (cells.someEditable) target.closest<HTMLElement>('[data-column]')?.focus({ preventScroll: true })
    else if (event.metaKey || event.ctrlKey) window.open(paths.record(workspace, object.name, record.id))
    else open(record)
  }
  const onDoubleClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement
    const at = placeOf(target.closest('[data-column]'))
    const record = at && records[at.row]
    if (!record || target.closest('a')) return
    window.getSelection()?.removeAllRanges()
    if (!cells.edit(at)) open(record)
  }
  const allSelected = records.length > 0 && records.every((record) => selection.has(record.id))

  if (list.isError && records.length === 0) return <Failure error={list.error} retry={() => void list.refetch()} />
  if (!list.isPending && records.length === 0) return props.empty
  return (
    <>
      <div
        ref={body}
        className="list-body table"
        role="grid"
        aria-label={t('list.table')}
        aria-describedby={cells.someEditable ? 'table-keys' : undefined}
        aria-rowcount={hasNextPage ? -1 : records.length + 1}
        aria-multiselectable={selectable || undefined}
        aria-busy={list.isPending || list.isPlaceholderData}
        data-cells={cells.someEditable || undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onFocus={(event) => {
          const at = placeOf(event.target)
          if (at) cells.setActive(at)
        }}
        onPointerEnter={cells.someEditable ? prefetchEditor : undefined}
        onFocusCapture={cells.someEditable ? prefetchEditor : undefined}
      >
        <TableHead
          columns={columns}
          choices={props.choices}
          onColumns={props.onColumns}
          sort={props.sort}
          onSort={props.onSort}
          width={width}
          nameField={object.nameField}
          select={
            selectable && (
              <Checkbox
                aria-label={t('list.selectAll')}
                checked={allSelected}
                indeterminate={!allSelected && selection.size > 0}
                onChange={() =>
                  onSelection(allSelected ? new Map() : new Map(records.map((record) => [record.id, record.version])))
                }
              />
            )
          }
        />
        {list.isPending ? (
          <RowBones columns={columns} selectable={selectable} width={width} nameField={object.nameField} />
        ) : (
          <div
            role="rowgroup"
            className="table-rows"
            data-stale={list.isPlaceholderData || undefined}
            style={{ height: rows.getTotalSize(), minWidth: width }}
          >
            {shown.map((item) => {
              const record = records[item.index]
              if (record) {
                return (
                  <TableRow
                    key={record.id}
                    object={object}
                    columns={columns}
                    editable={cells.editable}
                    record={record}
                    index={item.index}
                    start={item.start}
                    selectable={selectable}
                    selected={selection.has(record.id)}
                    active={active.row === item.index ? active.column : undefined}
                    edits={cells.edits.get(record.id)}
                    editing={editing?.id === record.id ? editing : undefined}
                    events={cells.events}
                  />
                )
              }
              return (
                <div key="next" className="table-row" style={{ transform: `translateY(${item.start}px)` }}>
                  {list.isFetchNextPageError ? (
                    <button type="button" className="table-retry" onClick={() => void fetchNextPage()}>
                      {t('list.moreFailed')}
                    </button>
                  ) : (
                    <CellBones columns={columns} selectable={selectable} nameField={object.nameField} />
                  )}
                </div>
              )
            })}
          </div>
        )}
      </div>
      {cells.someEditable && (
        <>
          <span id="table-keys" hidden>
            {t('list.keys')}
          </span>
          <span className="visually-hidden" role="status">
            {cells.said}
          </span>
        </>
      )}
    </>
  )
}

/** The place of a row or cell; undefined for what stands inside of them. */
function placeOf(target: EventTarget | null): Place | undefined {
  if (!(target instanceof HTMLElement)) return undefined
  const row = target.closest<HTMLElement>('[role=row][data-index]')
  if (!row) return undefined
  if (target === row) return { row: Number(row.dataset.index), column: -1 }
  return target.dataset.column === undefined
    ? undefined
    : { row: Number(row.dataset.index), column: Number(target.dataset.column) }
}
