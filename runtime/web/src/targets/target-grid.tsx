/** The grid of targets: rows are whom they are for, columns periods; used as a spreadsheet is. */
import { CaretDownFilled, CaretRightFilled } from '@ant-design/icons'
import type { TargetGridBody, TargetRow } from '@attain/contract'
import { parseAmount, parseBlock } from '@attain/engine/performance/target'
import { textIn } from '@attain/form'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useApplication } from '../application/application.tsx'
import { amountToEdit, differenceText } from './amount-text.ts'
import { GridCell } from './grid-cell.tsx'
import { groupedBy } from './grouped-by.ts'
import { type Column, cellKey, type LeftBelow, type Plan, rowsInSight } from './plan.ts'
import { useTargetTexts } from './texts.ts'
import type { CellChange, DraftOfYear } from './use-draft.ts'
import './grid.css'

export interface Place {
  readonly subject: string
  readonly period: string
}

interface Props {
  readonly body: TargetGridBody
  readonly plan: Plan
  readonly draft: DraftOfYear
  readonly words: string
  readonly onlySet: boolean
  readonly active: Place | undefined
  readonly onActive: (place: Place) => void
  /** Opens what is known of a cell. */
  readonly onOpen: (place: Place) => void
  readonly onRefused: (typed: string) => void
  /** Somebody pastes a table that says whose and of when its amounts are. */
  readonly onTable: (text: string) => void
}

const ROW = 36
const DIFFERENCE_ROW = 26

type Line =
  | { readonly of: 'row'; readonly row: TargetRow; readonly index: number }
  | { readonly of: 'left'; readonly row: TargetRow; readonly left: LeftBelow }

export function TargetGrid(props: Props) {
  const { body, plan, draft, words, onlySet, active, onActive, onOpen, onRefused, onTable } = props
  const { t } = useTargetTexts()
  const { language } = useApplication()
  const { unit } = body.target.kpi
  const { columns } = plan
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => foldedAtFirst(body.rows))
  const [typing, setTyping] = useState<string>()
  const [corner, setCorner] = useState<Place>()
  const frame = useRef<HTMLDivElement>(null)
  const toFocus = useRef<Place>(undefined)
  const rows = useMemo(() => rowsInSight(plan, { folded, words, onlySet }), [plan, folded, words, onlySet])
  const parents = useMemo(() => new Set(body.rows.flatMap(({ parent }) => parent ?? [])), [body.rows])
  const hasLeftOver = useMemo(
    () => rows.some((row) => columns.some((column) => plan.leftOver(row, column) !== undefined)),
    [rows, columns, plan],
  )
  const lines = useMemo(
    () =>
      rows.flatMap((row, index): Line[] => {
        const left = plan.leftBelow(row).map((one) => ({ of: 'left' as const, row, left: one }))
        return [{ of: 'row', row, index }, ...left]
      }),
    [rows, plan],
  )
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: (index) => (lines[index]?.of === 'left' ? DIFFERENCE_ROW : ROW),
    overscan: 12,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lines have other heights
  useEffect(() => virtual.measure(), [lines])

  const rowAt = rows.findIndex(({ subject }) => subject === active?.subject)
  const columnAt = columns.findIndex(({ key }) => key === active?.period)
  const selection = selectionOf(rows, columns, active, corner)
  const mayWrite = ({ right }: TargetRow) => right === 'set' || right === 'propose'

  const move = (down: number, right: number, keepsCorner = false) => {
    const row = rows[clamp(rowAt + down, rows.length)]
    const column = columns[clamp(columnAt + right, columns.length)]
    if (!row || !column) return
    setCorner(keepsCorner ? (corner ?? active) : undefined)
    const next = { subject: row.subject, period: column.key }
    onActive(next)
    const line = lines.findIndex((one) => one.of === 'row' && one.row.subject === row.subject)
    if (line >= 0) virtual.scrollToIndex(line)
    focusCell(next)
  }
  const focusCell = (place: Place) => {
    toFocus.current = place
  }
  // with the drawing, not a frame later: keys that follow at once belong to the next cell
  useLayoutEffect(() => {
    const place = toFocus.current
    if (place === undefined) return
    const cell = frame.current?.querySelector<HTMLElement>(
      `[data-cell="${CSS.escape(cellKey(place.subject, place.period))}"]`,
    )
    // rows far away are drawn once they are scrolled to
    if (!cell) return
    toFocus.current = undefined
    cell.focus({ preventScroll: false })
  })

  const changeOf = (row: TargetRow, column: Column, amount: string | null): CellChange => {
    const cell = row.cells[column.key]
    return {
      ...{ subject: row.subject, period: column.key, amount },
      // a line that follows from others is none of its own
      saved: cell === undefined || cell.isDerived === true ? null : cell.amount,
    }
  }
  const commit = (typed: string): boolean => {
    const [row, column] = [rows[rowAt], columns[columnAt]]
    setTyping(undefined)
    if (!row || !column || !mayWrite(row)) return true
    const amount = parseAmount(typed)
    if (amount === undefined) {
      onRefused(typed)
      return false
    }
    if (amount !== plan.shown(row, column).amount) draft.change([changeOf(row, column, amount)])
    return true
  }
  const clear = () =>
    draft.change(
      selection.flatMap(({ row, column }) =>
        mayWrite(row) && plan.shown(row, column).amount !== null ? [changeOf(row, column, null)] : [],
      ),
    )

  const onKeyDown = (event: KeyboardEvent) => {
    if (typing !== undefined || columnAt < 0 || rowAt < 0) return
    const { key, shiftKey } = event
    const mod = event.ctrlKey || event.metaKey
    const row = rows[rowAt]
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [mod ? rows.length : 1, 0],
      ArrowUp: [mod ? -rows.length : -1, 0],
      ArrowRight: [0, mod ? columns.length : 1],
      ArrowLeft: [0, mod ? -columns.length : -1],
      PageDown: [15, 0],
      PageUp: [-15, 0],
      Home: [0, -columns.length],
      End: [0, columns.length],
    }
    const step = steps[key]
    if (step !== undefined) {
      event.preventDefault()
      return move(...step, shiftKey)
    }
    if (mod && key.toLowerCase() === 'z') {
      event.preventDefault()
      return shiftKey ? draft.redo() : draft.undo()
    }
    if (mod && key.toLowerCase() === 'y') {
      event.preventDefault()
      return draft.redo()
    }
    if (mod && key === ' ') {
      event.preventDefault()
      return active && onOpen(active)
    }
    if (mod || event.altKey || row === undefined) return
    if (key === 'Tab') {
      const next = columnAt + (shiftKey ? -1 : 1)
      // at the edge the page goes on as it does everywhere
      if (next < 0 || next >= columns.length) return
      event.preventDefault()
      return move(0, shiftKey ? -1 : 1)
    }
    if (key === 'Enter' || key === 'F2') {
      event.preventDefault()
      const column = columns[columnAt]
      if (mayWrite(row) && column) setTyping(amountToEdit(plan.shown(row, column).amount, unit))
      else if (active) onOpen(active)
      return
    }
    if (!mayWrite(row)) return
    if (key === 'Delete' || key === 'Backspace') {
      event.preventDefault()
      return clear()
    }
    if (key.length === 1 && /[\d.,\-−(¥$€£％%]/.test(key)) {
      event.preventDefault()
      setTyping(key)
    }
  }
  const onPaste = (event: ClipboardEvent) => {
    if (typing !== undefined || rowAt < 0 || columnAt < 0) return
    event.preventDefault()
    const text = event.clipboardData.getData('text/plain')
    const block = parseBlock(text)
    if (hasHeads(block)) return onTable(text)
    const changes: CellChange[] = []
    for (const [down, line] of block.entries())
      for (const [right, typed] of line.entries()) {
        const [row, column] = [rows[rowAt + down], columns[columnAt + right]]
        if (!row || !column || !mayWrite(row)) continue
        const amount = parseAmount(typed)
        if (amount === undefined) return onRefused(typed)
        if (amount !== plan.shown(row, column).amount) changes.push(changeOf(row, column, amount))
      }
    draft.change(changes)
  }
  const onCopy = (event: ClipboardEvent) => {
    if (typing !== undefined || selection.length === 0) return
    event.preventDefault()
    const byRow = groupedBy(selection, ({ row }) => row.subject)
    const text = [...byRow.values()]
      .map((cells) => cells.map(({ row, column }) => amountToEdit(plan.shown(row, column).amount, unit)).join('\t'))
      .join('\n')
    event.clipboardData.setData('text/plain', text)
  }

  const isSelected = new Set(
    selection.length > 1 ? selection.map(({ row, column }) => cellKey(row.subject, column.key)) : [],
  )
  const items = virtual.getVirtualItems()
  const above = items[0]?.start ?? 0
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const fold = (subject: string) => {
    const next = new Set(folded)
    if (!next.delete(subject)) next.add(subject)
    setFolded(next)
  }
  const width = columns.length + 1 + (hasLeftOver ? 1 : 0)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and the clipboard belong to the cell that has the focus
    <div className="target-frame" ref={frame} onKeyDown={onKeyDown} onPaste={onPaste} onCopy={onCopy}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is written in */}
      <table className="target-grid" role="grid" aria-label={t('grid.label')} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th scope="col" className="target-who">
              {t('grid.who')}
            </th>
            {columns.map((column, at) => (
              <th key={column.key} scope="col" data-total={column.parts.length > 0 || undefined} title={column.name}>
                {column.shortName === column.name || at === 0 ? column.name : column.shortName}
              </th>
            ))}
            {hasLeftOver && (
              <th scope="col" className="target-left-over">
                {t('grid.leftOver')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {items.map(({ index, key }) => {
            const line = lines[index]
            if (line === undefined) return null
            if (line.of === 'left') {
              const { level, amounts } = line.left
              return (
                <tr key={`left ${line.row.subject} ${level?.en}`} className="target-left" data-index={key}>
                  <th scope="row" className="target-who" style={{ paddingInlineStart: indent(line.row.depth + 1) }}>
                    {level === undefined
                      ? t('grid.leftBelow', { name: line.row.name })
                      : t('grid.leftBelowBy', { level: textIn(level, language) })}
                  </th>
                  {columns.map((column) => {
                    const left = amounts.get(column.key)
                    return (
                      <td
                        key={column.key}
                        data-sign={left === undefined ? undefined : left.startsWith('-') ? 'over' : 'left'}
                      >
                        {left !== undefined && differenceText(left, unit, language)}
                      </td>
                    )
                  })}
                  {hasLeftOver && <td className="target-left-over" />}
                </tr>
              )
            }
            const { row } = line
            const level = plan.levelBeside(row)
            const isParent = parents.has(row.subject)
            const isFolded = folded.has(row.subject)
            return (
              <tr
                key={row.subject}
                aria-rowindex={line.index + 2}
                data-depth={row.depth}
                data-parent={isParent || undefined}
              >
                <th scope="row" className="target-who" style={{ paddingInlineStart: indent(row.depth) }}>
                  {isParent ? (
                    <button
                      type="button"
                      className="target-fold"
                      aria-expanded={!isFolded}
                      aria-label={t(isFolded ? 'grid.unfold' : 'grid.fold', { name: row.name })}
                      onClick={() => fold(row.subject)}
                    >
                      {isFolded ? <CaretRightFilled /> : <CaretDownFilled />}
                    </button>
                  ) : (
                    <span className="target-no-fold" />
                  )}
                  <span className="target-name" title={row.name}>
                    {row.name}
                  </span>
                  {level && <small>{textIn(level, language)}</small>}
                  {row.hasLeft && <small>{t('grid.hasLeft')}</small>}
                </th>
                {columns.map((column, at) => {
                  const key = cellKey(row.subject, column.key)
                  const isActive = row.subject === active?.subject && column.key === active.period
                  const isFirst = active === undefined && line.index === 0 && at === 0
                  return (
                    <GridCell
                      key={column.key}
                      id={key}
                      name={`${row.name}, ${column.name}`}
                      unit={unit}
                      shown={plan.shown(row, column)}
                      isTotal={column.parts.length > 0}
                      isOpen={mayWrite(row)}
                      isNone={row.right === 'none'}
                      isActive={isActive}
                      canBeReached={isActive || isFirst}
                      isSelected={isSelected.has(key)}
                      typing={isActive ? typing : undefined}
                      onFocus={() => {
                        if (!isActive) onActive({ subject: row.subject, period: column.key })
                      }}
                      onPick={(shift) => {
                        setCorner(shift ? (corner ?? active) : undefined)
                        onActive({ subject: row.subject, period: column.key })
                      }}
                      onType={setTyping}
                      onEdit={() => {
                        if (mayWrite(row)) setTyping(amountToEdit(plan.shown(row, column).amount, unit))
                        else onOpen({ subject: row.subject, period: column.key })
                      }}
                      onDone={(typed, then) => {
                        if (typed === undefined) {
                          setTyping(undefined)
                          focusCell({ subject: row.subject, period: column.key })
                        } else if (commit(typed)) {
                          if (then === 'down') move(1, 0)
                          else if (then === 'up') move(-1, 0)
                          else if (then === 'right') move(0, 1)
                          else if (then === 'left') move(0, -1)
                        }
                      }}
                    />
                  )
                })}
                {hasLeftOver && <LeftOver plan={plan} row={row} columns={columns} unit={unit} />}
              </tr>
            )
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
          {rows.length === 0 && (
            <tr>
              <td colSpan={width} className="target-nobody">
                {t(words === '' ? 'grid.nobody' : 'grid.notFound')}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function LeftOver({
  plan,
  row,
  columns,
  unit,
}: {
  readonly plan: Plan
  readonly row: TargetRow
  readonly columns: readonly Column[]
  readonly unit: TargetGridBody['target']['kpi']['unit']
}) {
  const { language } = useApplication()
  const left = columns.flatMap((column) => {
    const difference = plan.leftOver(row, column)
    return difference === undefined ? [] : [{ column, difference }]
  })
  const many = left.length > 1
  return (
    <td className="target-left-over" data-sign={left[0]?.difference.startsWith('-') ? 'over' : 'left'}>
      {left
        .map(
          ({ column, difference }) =>
            `${many ? `${column.shortName} ` : ''}${differenceText(difference, unit, language)}`,
        )
        .join(' ')}
    </td>
  )
}

function foldedAtFirst(rows: readonly TargetRow[]): ReadonlySet<string> {
  const many = rows.length > 400
  return new Set(many ? rows.flatMap(({ subject, depth, by }) => (by === 'team' && depth > 0 ? [subject] : [])) : [])
}

/** A table with names down its side and a line above them, as spreadsheets have them. */
function hasHeads(block: readonly (readonly string[])[]): boolean {
  const [corner, first] = [block[0]?.[0], block[1]?.[0]]
  return corner !== undefined && first !== undefined && !parseAmount(corner) && parseAmount(first) === undefined
}

function indent(depth: number): number {
  return 8 + depth * 18
}

function clamp(at: number, length: number): number {
  return Math.max(0, Math.min(length - 1, at))
}

function selectionOf(
  rows: readonly TargetRow[],
  columns: readonly Column[],
  active: Place | undefined,
  corner: Place | undefined,
): readonly { readonly row: TargetRow; readonly column: Column }[] {
  if (active === undefined) return []
  const other = corner ?? active
  const between = (a: number, b: number) => [Math.min(a, b), Math.max(a, b)] as const
  const [top, bottom] = between(
    rows.findIndex(({ subject }) => subject === active.subject),
    rows.findIndex(({ subject }) => subject === other.subject),
  )
  const [left, right] = between(
    columns.findIndex(({ key }) => key === active.period),
    columns.findIndex(({ key }) => key === other.period),
  )
  if (top < 0 || left < 0) return []
  return rows.slice(top, bottom + 1).flatMap((row) => columns.slice(left, right + 1).map((column) => ({ row, column })))
}
