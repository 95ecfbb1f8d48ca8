// biome-ignore-all lint/a11y: rows are virtual and placed by transform, so ARIA roles stand in for table elements; keys are handled by the table
/** A table that stays quick with a million records: only the rows on the screen exist, pages load as they come near. */
import type { ObjectBody, RecordBody } from '@attain/contract'
import { useVirtualizer } from '@tanstack/react-virtual'
import { Checkbox } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useNavigate } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { recordName } from '../application/record-names.ts'
import { Failure } from '../shell/failure.tsx'
import { FieldValue } from '../value/field-value.tsx'
import type { Column, ColumnChoice } from './columns.ts'
import { TableHead } from './table-head.tsx'
import type { useRecordList } from './use-record-list.ts'

const ROW_HEIGHT = 40
const SELECT_WIDTH = 44
const SKELETON_ROWS = 12
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
  const [active, setActive] = useState(0)
  const { records, hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const selectable = object.rights.delete
  const total = records.length + (hasNextPage ? 1 : 0)
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => body.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: ROW_HEIGHT,
    initialOffset: () => scrolledTo.get(place) ?? 0,
  })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0

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
  const toggle = (record: RecordBody) => {
    const next = new Map(selection)
    if (!next.delete(record.id)) next.set(record.id, record.version)
    onSelection(next)
  }
  const goTo = (index: number) => {
    const next = Math.max(0, Math.min(records.length - 1, index))
    setActive(next)
    rows.scrollToIndex(next)
    // At once where the row is there already, so that a key that repeats quickly is not lost.
    const row = () => body.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)
    if (row()) row()?.focus({ preventScroll: true })
    else requestAnimationFrame(() => row()?.focus())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')
    if (!row || event.target !== row) return
    const index = Number(row.dataset.index)
    const record = records[index]
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + 10,
      PageUp: index - 10,
      Home: 0,
      End: records.length - 1,
    }
    const step = steps[event.key]
    if (step !== undefined) goTo(step)
    else if (event.key === 'Enter' && record) open(record)
    else if (event.key === ' ' && record && selectable) toggle(record)
    else if (event.key === 'Escape') onSelection(new Map())
    else return
    event.preventDefault()
  }
  const allSelected = records.length > 0 && records.every((record) => selection.has(record.id))

  if (list.isError && records.length === 0) return <Failure error={list.error} retry={() => void list.refetch()} />
  if (!list.isPending && records.length === 0) return props.empty
  return (
    <div
      ref={body}
      className="list-body table"
      role="table"
      aria-label={t('list.table')}
      aria-rowcount={hasNextPage ? -1 : records.length + 1}
      aria-busy={list.isPending || list.isPlaceholderData}
      onKeyDown={onKeyDown}
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
        <SkeletonRows columns={columns} selectable={selectable} width={width} nameField={object.nameField} />
      ) : (
        <div
          role="rowgroup"
          className="table-rows"
          data-stale={list.isPlaceholderData || undefined}
          style={{ height: rows.getTotalSize(), minWidth: width }}
        >
          {shown.map((item) => {
            const record = records[item.index]
            const style = { transform: `translateY(${item.start}px)` }
            if (!record) {
              return (
                <div key="next" className="table-row" style={style}>
                  {list.isFetchNextPageError ? (
                    <button type="button" className="table-retry" onClick={() => void fetchNextPage()}>
                      {t('list.moreFailed')}
                    </button>
                  ) : (
                    <SkeletonCells columns={columns} selectable={selectable} nameField={object.nameField} />
                  )}
                </div>
              )
            }
            const selected = selection.has(record.id)
            return (
              <div
                key={record.id}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={selectable ? selected : undefined}
                aria-label={recordName(object, record)}
                data-index={item.index}
                className="table-row"
                tabIndex={item.index === active ? 0 : -1}
                style={style}
                onFocus={() => setActive(item.index)}
                onClick={(event) => {
                  if (window.getSelection()?.toString()) return
                  if (event.metaKey || event.ctrlKey) window.open(paths.record(workspace, object.name, record.id))
                  else open(record)
                }}
              >
                {selectable && (
                  <div role="cell" className="table-select" onClick={(event) => event.stopPropagation()}>
                    <Checkbox
                      tabIndex={-1}
                      aria-label={t('list.select', { name: recordName(object, record) })}
                      checked={selected}
                      onChange={() => toggle(record)}
                    />
                  </div>
                )}
                {columns.map((column) => (
                  <div
                    key={column.path}
                    role="cell"
                    className="table-cell"
                    data-numeric={column.numeric || undefined}
                    data-name={column.path === object.nameField || undefined}
                    style={{ width: column.width }}
                  >
                    {column.path === object.nameField ? (
                      <Link
                        to={paths.record(workspace, object.name, record.id)}
                        tabIndex={-1}
                        onClick={(event) => event.stopPropagation()}
                      >
                        {recordName(object, record)}
                      </Link>
                    ) : (
                      <FieldValue
                        dense
                        field={column.field}
                        object={column.object.name}
                        path={column.path}
                        record={record}
                      />
                    )}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      )}
    </div>
  )
}

interface SkeletonProps {
  readonly columns: readonly Column[]
  readonly selectable: boolean
  readonly nameField: string
}

function SkeletonRows({
  width,
  ...cells
}: SkeletonProps & {
  readonly width: number
}) {
  return (
    <div className="table-rows" style={{ height: SKELETON_ROWS * ROW_HEIGHT, minWidth: width }} aria-hidden>
      {Array.from({ length: SKELETON_ROWS }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing but the place tells them apart
        <div key={i} className="table-row" style={{ transform: `translateY(${i * ROW_HEIGHT}px)` }}>
          <SkeletonCells {...cells} />
        </div>
      ))}
    </div>
  )
}

function SkeletonCells({ columns, selectable, nameField }: SkeletonProps) {
  return (
    <>
      {selectable && <div className="table-select" />}
      {columns.map((column, i) => (
        <div
          key={column.path}
          className="table-cell"
          data-name={column.path === nameField || undefined}
          style={{ width: column.width }}
        >
          <span className="bone" style={{ width: `${40 + ((i * 23) % 45)}%` }} />
        </div>
      ))}
    </>
  )
}
