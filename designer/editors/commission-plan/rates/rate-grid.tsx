/**
 * The tiers of a rate table as a grid: Tab and the arrows go from cell to cell, Enter goes down and adds a tier below the
 * last, and cells of a spreadsheet are pasted as they are.
 */
import { DeleteOutlined, PlusOutlined, SortAscendingOutlined } from '@ant-design/icons'
import type { plans } from '@attain/engine/metadata'
import { Button, Select } from 'antd'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { problemsBelow } from '../../../check/problem-at.ts'
import { Notes } from '../../automation/notes.tsx'
import { usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'
import {
  type Column,
  columnsOf,
  isSorted,
  MOST_COLUMNS,
  MOST_TIERS,
  pasted,
  sorted,
  valueIn,
  withCell,
  withColumn,
  withColumnFrom,
  withoutColumn,
  withoutTier,
  withTier,
} from './cells.ts'
import { GridCell } from './grid-cell.tsx'
import { isInPercent, modeOf, unitOfValue } from './mode.ts'
import { useChangeTable } from './use-table.ts'

interface Props {
  readonly table: plans.RateTable
  readonly pointer: string
  readonly keyLabel: string
  readonly columnLabel: string
  /** Whether a column for fixed amounts is shown though there is none yet. */
  readonly hasPlus: boolean
}

export function RateGrid({ table, pointer, keyLabel, columnLabel, hasPlus }: Props) {
  const { t } = useTexts()
  const { words, problems, currency, choices } = usePlan()
  const change = useChangeTable(pointer)
  const room = useRef<HTMLTableElement>(null)
  const wanted = useRef<string>(undefined)
  const columns = columnsOf(table, hasPlus || undefined)
  const { tiers, pays = 'percent' } = table
  const isMixed = modeOf(table) === 'mixed'
  const own = problemsBelow(problems, pointer)
  const title = words('RateTable', 'tiers').title
  const fromUnit = isInPercent(table.key) ? '%' : ''

  const focus = (row: number, column: number) => {
    const cell = room.current?.querySelector<HTMLInputElement>(`[data-cell="${row}:${column}"]`)
    cell?.focus()
    return cell !== undefined && cell !== null
  }
  useEffect(() => {
    if (wanted.current === undefined) return
    const [row, column] = wanted.current.split(':').map(Number)
    wanted.current = undefined
    focus(row ?? 0, column ?? 0)
  })
  const move = (event: KeyboardEvent<HTMLTableElement>) => {
    const cell = (event.target as HTMLElement).dataset.cell
    if (cell === undefined || event.nativeEvent.isComposing) return
    const [row = 0, column = 0] = cell.split(':').map(Number)
    const down = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (down === undefined) return
    event.preventDefault()
    if (focus(row + down, column) || event.key !== 'Enter' || down < 0) return
    wanted.current = `${row + 1}:${column}`
    change(withTier(table), title)
  }
  const unitOf = (column: Column, tier: plans.Tier) =>
    column.is === 'from' ? fromUnit : column.is === 'plus' ? currency : unitOfValue(tier.pays ?? pays, currency)
  const headOf = (column: Column) =>
    column.is === 'from'
      ? keyLabel
      : column.is === 'plus'
        ? words('Tier', 'plus').title
        : column.is === 'cell'
          ? `${columnLabel} ${table.columns?.from[column.at] ?? ''}`
          : (choices('RateTable', 'pays').find(({ value }) => value === pays)?.label ?? '')
  const isBadAt = (row: number, column: Column) =>
    own.some(
      (problem) =>
        problem.severity === 'error' &&
        (column.is === 'cell'
          ? problem.pointer.startsWith(`/tiers/${row}/cells`)
          : problem.pointer === `/tiers/${row}/${column.is}`),
    )
  return (
    <div className="rate-grid">
      <div className="rate-scroll">
        <table ref={room} aria-label={title} onKeyDown={move}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={keyOf(column)} scope="col">
                  {column.is === 'cell' && table.columns !== undefined ? (
                    <span className="rate-column">
                      <GridCell
                        label={t('grid.column', { key: columnLabel, number: column.at + 1 })}
                        row={-1}
                        column={columns.indexOf(column)}
                        value={table.columns.from[column.at]}
                        unit={isInPercent(table.column) ? '%' : ''}
                        isBad={own.some(({ pointer: at }) => at === `/columns/from/${column.at}`)}
                        onChange={(value) =>
                          change(withColumnFrom(table, column.at, value), title, `column ${column.at}`)
                        }
                        onPaste={() => undefined}
                      />
                      {table.columns.from.length > 1 && (
                        <Button
                          type="text"
                          size="small"
                          icon={<DeleteOutlined />}
                          aria-label={t('grid.removeColumn', { number: column.at + 1 })}
                          onClick={() => change(withoutColumn(table, column.at), title)}
                        />
                      )}
                    </span>
                  ) : (
                    headOf(column)
                  )}
                </th>
              ))}
              {isMixed && <th scope="col">{words('RateTable', 'on').title}</th>}
              <th aria-hidden />
            </tr>
          </thead>
          <tbody>
            {tiers.map((tier, row) => (
              // tiers are told apart by their place alone
              // biome-ignore lint/suspicious/noArrayIndexKey: a bound that is typed may be that of another tier for a moment
              <tr key={row}>
                {columns.map((column, at) => (
                  <td key={keyOf(column)}>
                    <GridCell
                      label={t('grid.cell', { column: headOf(column), number: row + 1 })}
                      row={row}
                      column={at}
                      value={valueIn(tier, column)}
                      unit={unitOf(column, tier)}
                      isBad={isBadAt(row, column)}
                      {...(column.is === 'from' && row === 0 && { placeholder: t('grid.beginning') })}
                      onChange={(value) => change(withCell(table, row, column, value), title, `${row}:${at}`)}
                      onPaste={(text) => change(pasted(table, row, at, text), title)}
                    />
                  </td>
                ))}
                {isMixed && (
                  <td className="rate-on">
                    <Select
                      aria-label={t('grid.cell', { column: words('RateTable', 'on').title, number: row + 1 })}
                      value={tier.on ?? table.on ?? 'part'}
                      options={[...choices('RateTable', 'on')]}
                      popupMatchSelectWidth={false}
                      onChange={(on) => change({ ...table, tiers: tiers.with(row, { ...tier, on }) }, title)}
                    />
                  </td>
                )}
                <td>
                  <Button
                    type="text"
                    size="small"
                    disabled={tiers.length === 1}
                    icon={<DeleteOutlined />}
                    aria-label={t('grid.remove', { number: row + 1 })}
                    onClick={() => change(withoutTier(table, row), title)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Notes problems={own} />
      <div className="rate-tools">
        {tiers.length < MOST_TIERS && (
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => change(withTier(table), title)}
          >
            {t('grid.addTier')}
          </Button>
        )}
        {table.columns !== undefined && table.columns.from.length < MOST_COLUMNS && (
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => change(withColumn(table), title)}
          >
            {t('grid.addColumn')}
          </Button>
        )}
        {!isSorted(table) && (
          <Button
            size="small"
            icon={<SortAscendingOutlined aria-hidden />}
            onClick={() => change(sorted(table), title)}
          >
            {t('grid.sort')}
          </Button>
        )}
      </div>
    </div>
  )
}

function keyOf(column: Column): string {
  return column.is === 'cell' ? `cell ${column.at}` : column.is
}
