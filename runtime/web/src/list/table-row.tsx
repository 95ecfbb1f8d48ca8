// biome-ignore-all lint/a11y: rows are virtual and placed by transform, so ARIA roles stand in for table elements; keys are handled by the table
/** A row of the table. It is drawn again only when something of its own changes. */
import type { ObjectBody, RecordBody } from '@attain/contract'
import { Checkbox } from 'antd'
import { lazy, memo, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { recordName } from '../application/record-names.ts'
import { FieldValue } from '../value/field-value.tsx'
import type { CellEditorProps } from './cell-editor.tsx'
import { type RowEdits, shownRecord } from './cell-edits.ts'
import { ROW } from './cell-moves.ts'
import type { Column } from './columns.ts'
import './cells.css'

const importEditor = () => import('./cell-editor.tsx')
const CellEditor = lazy(() => importEditor().then((module) => ({ default: module.CellEditor })))

/** Fetches the editor ahead, so that it is there when the first cell is opened. */
export const prefetchEditor = () => void importEditor().catch(() => undefined)

export interface Editing {
  readonly id: string
  readonly path: string
  /** By hand, and not by moving on from another cell: what can be chosen is shown at once. */
  readonly opened: boolean
}

/** What happens in rows; it stays the same object, so that rows stay the same. */
export interface RowEvents {
  readonly toggle: (record: RecordBody) => void
  readonly save: (index: number, path: string, ...rest: Parameters<CellEditorProps['onSave']>) => void
  readonly leave: (index: number, path: string, ...rest: Parameters<CellEditorProps['onLeave']>) => void
  readonly renew: (record: RecordBody) => void
}

export interface TableRowProps {
  readonly object: ObjectBody
  readonly columns: readonly Column[]
  /** Which of the columns may be edited here. */
  readonly editable: readonly boolean[]
  readonly record: RecordBody
  readonly index: number
  readonly start: number
  readonly selectable: boolean
  readonly selected: boolean
  /** Which column Tab leads to, ROW for the row itself; undefined in all rows but one. */
  readonly active: number | undefined
  readonly edits: RowEdits | undefined
  readonly editing: Editing | undefined
  readonly events: RowEvents
}

export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { object, columns, editable, record, index, selectable, selected, active, edits, editing, events } = props
  const { t } = useTranslation()
  const { workspace } = useApplication()
  const shown = shownRecord(record, edits)
  const name = recordName(object, shown)
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      aria-label={name}
      data-index={index}
      data-editing={editing !== undefined || undefined}
      className="table-row"
      tabIndex={active === ROW ? 0 : -1}
      style={{ transform: `translateY(${props.start}px)` }}
    >
      {selectable && (
        <div role="gridcell" className="table-select">
          <Checkbox
            tabIndex={-1}
            aria-label={t('list.select', { name })}
            checked={selected}
            onChange={() => events.toggle(record)}
          />
        </div>
      )}
      {columns.map((column, i) => {
        const edit = edits?.get(column.path)
        const failed = edit !== undefined && edit.state !== 'saving'
        return (
          <div
            key={column.path}
            role="gridcell"
            aria-readonly={!editable[i]}
            aria-invalid={failed || undefined}
            title={failed ? edit.message : undefined}
            tabIndex={active === i ? 0 : -1}
            className="table-cell"
            data-column={i}
            data-editable={editable[i] || undefined}
            data-editing={editing?.path === column.path || undefined}
            data-state={edit?.state}
            data-numeric={column.numeric || undefined}
            data-name={column.path === object.nameField || undefined}
            style={{ width: column.width }}
          >
            {editing?.path === column.path ? (
              <EditorPlace {...props} editing={editing} column={column} />
            ) : column.path === object.nameField ? (
              <Link to={paths.record(workspace, object.name, record.id)} tabIndex={-1}>
                {name}
              </Link>
            ) : (
              <FieldValue dense field={column.field} object={column.object.name} path={column.path} record={shown} />
            )}
          </div>
        )
      })}
    </div>
  )
})

/** No editor is wider. */
const WIDEST = 420

interface EditorPlaceProps extends TableRowProps {
  readonly column: Column
  readonly editing: Editing
}

/** The editor over its cell, which it may be wider than: it grows to where there is more room. */
function EditorPlace({ object, columns, column, record, index, edits, editing, events }: EditorPlaceProps) {
  const edit = edits?.get(editing.path)
  const at = columns.indexOf(column)
  const widthOf = (some: readonly Column[]) => some.reduce((sum, { width }) => sum + width, 0)
  const room = widthOf(columns.slice(at))
  const side = room < WIDEST && room < widthOf(columns.slice(0, at)) ? 'end' : 'start'
  return (
    <div className="cell-place" data-side={side}>
      <Suspense fallback={null}>
        <CellEditor
          object={object}
          record={record}
          column={column}
          edit={edit}
          opened={editing.opened}
          onSave={(write, step) => events.save(index, editing.path, write, step)}
          onLeave={(step, keep) => events.leave(index, editing.path, step, keep)}
          onNewer={events.renew}
        />
      </Suspense>
    </div>
  )
}
