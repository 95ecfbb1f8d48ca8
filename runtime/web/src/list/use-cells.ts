/** The cells of a table: which one has the focus, which one is edited, and what is on its way to the server. */
import type { ObjectBody, RecordBody } from '@attain/contract'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApplication } from '../application/application.tsx'
import { recordName } from '../application/record-names.ts'
import { isEditable } from './cell-access.ts'
import { nextEditable, type Place, placeAfter, ROW } from './cell-moves.ts'
import type { Column } from './columns.ts'
import type { Editing, RowEvents } from './table-row.tsx'
import { useCellEdits } from './use-cell-edits.ts'

interface CellsOptions {
  readonly object: ObjectBody
  readonly columns: readonly Column[]
  readonly records: readonly RecordBody[]
  readonly selection: ReadonlyMap<string, number>
  readonly onSelection: (selection: ReadonlyMap<string, number>) => void
  readonly focus: (place: Place) => void
}

export function useCells(options: CellsOptions) {
  const { object, columns, records } = options
  const { t } = useTranslation()
  const { layouts } = useApplication()
  const [active, setActive] = useState<Place>({ row: 0, column: ROW })
  const [editing, setEditing] = useState<Editing | null>(null)
  const [said, setSaid] = useState('')
  const editable = useMemo(
    () => columns.map((column) => isEditable(object, column, layouts)),
    [object, columns, layouts],
  )
  const { edits, save, forget, renew } = useCellEdits({
    object,
    paths: columns.map(({ path }) => path),
    onStored: (record) => {
      const { selection, onSelection } = latest.current
      if (selection.has(record.id)) onSelection(new Map(selection).set(record.id, record.version))
      setSaid(t('cell.saved', { name: recordName(object, record) }))
    },
    // What was typed comes back with what is wrong, unless another cell is being edited: then it is only marked.
    onFailed: (id, path) => setEditing((before) => before ?? { id, path, opened: false }),
  })
  const latest = useRef({ ...options, editable, save, forget, editing })
  latest.current = { ...options, editable, save, forget, editing }

  const setPlace = useCallback((place: Place) => {
    setActive((before) => (before.row === place.row && before.column === place.column ? before : place))
  }, [])

  const edit = useCallback((place: Place, opened = true): boolean => {
    const { records, columns, editable } = latest.current
    const record = records[place.row]
    const column = columns[place.column]
    if (!record || !column || !editable[place.column]) return false
    setEditing({ id: record.id, path: column.path, opened })
    return true
  }, [])

  const events = useMemo<RowEvents>(() => {
    const goOn = (index: number, path: string, step: 'stay' | 'next' | 'previous' | 'elsewhere') => {
      const { columns, editable, records, focus } = latest.current
      const here = { row: index, column: columns.findIndex((column) => column.path === path) }
      setEditing((before) => (before?.path === path && before.id === records[index]?.id ? null : before))
      if (step === 'elsewhere') return
      const next = step === 'stay' ? undefined : nextEditable(here, editable, records.length, step === 'next' ? 1 : -1)
      focus(next ?? here)
      if (next) edit(next, false)
    }
    return {
      toggle: (record) => {
        const { selection, onSelection } = latest.current
        const next = new Map(selection)
        if (!next.delete(record.id)) next.set(record.id, record.version)
        onSelection(next)
      },
      save: (index, path, write, step) => {
        latest.current.save({ ...write, path })
        goOn(index, path, step)
      },
      leave: (index, path, step, keep) => {
        const id = latest.current.records[index]?.id
        if (id !== undefined && !keep) latest.current.forget(id, path)
        goOn(index, path, step)
      },
      renew,
    }
  }, [renew, edit])

  const move = (from: Place, key: string): boolean => {
    // Where nothing can be edited the rows are enough.
    if (!someEditable && (key === 'ArrowRight' || key === 'ArrowLeft')) return false
    const place = placeAfter(from, key, { rows: records.length, columns: columns.length })
    if (!place) return false
    setPlace(place)
    options.focus(place)
    return true
  }
  const someEditable = editable.includes(true)
  return { active, setActive: setPlace, editable, someEditable, editing, edit, move, edits, events, said }
}
