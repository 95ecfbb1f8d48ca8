/** The plan on a phone: one after the other, and the periods of one at a time. */
import { RightOutlined } from '@ant-design/icons'
import type { TargetBody, TargetGridBody, TargetRow } from '@attain/contract'
import { parseAmount } from '@attain/engine/performance/target'
import { textIn } from '@attain/form'
import { Button, Drawer, Input } from 'antd'
import { useMemo, useState } from 'react'
import { useApplication } from '../application/application.tsx'
import { amountText, amountToEdit, differenceText } from './amount-text.ts'
import { type Column, cellKey, type Plan, rowsInSight } from './plan.ts'
import type { Place } from './target-grid.tsx'
import { useTargetTexts } from './texts.ts'
import type { DraftOfYear } from './use-draft.ts'
import './list.css'

interface Props {
  readonly plan: Plan
  readonly body: TargetGridBody
  readonly draft: DraftOfYear
  readonly words: string
  readonly onlySet: boolean
  readonly onOpen: (place: Place) => void
  readonly onRefused: (typed: string) => void
}

const nothingFolded: ReadonlySet<string> = new Set()
const MOST = 300

export function PlanList({ plan, body, draft, words, onlySet, onOpen, onRefused }: Props) {
  const { t } = useTargetTexts()
  const { language } = useApplication()
  const [chosen, setChosen] = useState<string>()
  const rows = useMemo(() => rowsInSight(plan, { folded: nothingFolded, words, onlySet }), [plan, words, onlySet])
  const { unit } = body.target.kpi
  const totals = plan.columns.filter(
    ({ parts }, _, all) => parts.length > 0 || all.every((one) => one.parts.length === 0),
  )
  const row = rows.find(({ subject }) => subject === chosen)
  if (rows.length === 0) return <p className="empty">{t(words === '' ? 'grid.nobody' : 'grid.notFound')}</p>
  return (
    <>
      <ul className="rows target-list">
        {rows.slice(0, MOST).map((one) => (
          <li key={one.subject} style={{ paddingInlineStart: 16 + one.depth * 14 }}>
            {one.right === 'none' ? (
              <span className="rows-main">{one.name}</span>
            ) : (
              <button type="button" onClick={() => setChosen(one.subject)}>
                <span className="rows-main">
                  <span>
                    {one.name}
                    <LevelOf row={one} levels={body.target.levels} />
                  </span>
                  {totals.length > 1 && (
                    <small>
                      {totals
                        .map(
                          (column) =>
                            `${column.shortName} ${amountText(plan.shown(one, column).amount, unit, language) || '–'}`,
                        )
                        .join(' · ')}
                    </small>
                  )}
                </span>
                {totals.length === 1 && totals[0] && (
                  <strong data-changed={hasChanged(plan, one) || undefined}>
                    {amountText(plan.shown(one, totals[0]).amount, unit, language) || '–'}
                  </strong>
                )}
                <RightOutlined aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
      {row && (
        <Drawer
          open
          placement="bottom"
          size="85%"
          title={row.name}
          onClose={() => setChosen(undefined)}
          extra={draft.canUndo && <Button onClick={draft.undo}>{t('undo')}</Button>}
        >
          <ul className="target-periods">
            {plan.columns.map((column) => (
              <Period
                key={`${column.key} ${plan.shown(row, column).amount}`}
                plan={plan}
                row={row}
                column={column}
                unit={unit}
                onOpen={() => onOpen({ subject: row.subject, period: column.key })}
                onType={(typed) => {
                  const amount = parseAmount(typed)
                  if (amount === undefined) return onRefused(typed)
                  if (amount === plan.shown(row, column).amount) return
                  const cell = row.cells[column.key]
                  const saved = cell === undefined || cell.isDerived === true ? null : cell.amount
                  draft.change([{ subject: row.subject, period: column.key, amount, saved }])
                }}
              />
            ))}
          </ul>
        </Drawer>
      )}
    </>
  )
}

/** On a phone rows of all levels look alike. */
function LevelOf({ row, levels }: { readonly row: TargetRow; readonly levels: TargetBody['levels'] }) {
  const { language } = useApplication()
  const level = levels.length > 1 ? levels.find(({ by }) => by === row.by) : undefined
  return level && <small className="target-level">{textIn(level.label, language)}</small>
}

function hasChanged(plan: Plan, row: TargetRow): boolean {
  return plan.columns.some((column) => plan.shown(row, column).isChanged)
}

interface PeriodProps {
  readonly plan: Plan
  readonly row: TargetRow
  readonly column: Column
  readonly unit: TargetGridBody['target']['kpi']['unit']
  readonly onType: (typed: string) => void
  readonly onOpen: () => void
}

function Period({ plan, row, column, unit, onType, onOpen }: PeriodProps) {
  const { t } = useTargetTexts()
  const { language } = useApplication()
  const shown = plan.shown(row, column)
  const [typed, setTyped] = useState(amountToEdit(shown.amount, unit))
  const mayWrite = row.right === 'set' || row.right === 'propose'
  const below = plan.leftBelow(row).flatMap(({ amounts }) => amounts.get(column.key) ?? [])
  const left = below[0] ?? plan.leftOver(row, column)
  return (
    <li data-total={column.parts.length > 0 || undefined} data-changed={shown.isChanged || undefined}>
      <button type="button" className="target-period-name" onClick={onOpen}>
        <span>{column.name}</span>
        {left !== undefined && <small>{t('list.left', { amount: differenceText(left, unit, language) })}</small>}
        {shown.cell?.asked !== undefined && (
          <small>{t('mark.asked', { amount: amountText(shown.cell.asked, unit, language) })}</small>
        )}
      </button>
      {mayWrite ? (
        <Input
          className="target-number"
          inputMode="decimal"
          aria-label={`${row.name}, ${column.name}`}
          id={cellKey(row.subject, column.key)}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => onType(typed)}
          onPressEnter={() => onType(typed)}
        />
      ) : (
        <strong>{amountText(shown.amount, unit, language) || '–'}</strong>
      )}
    </li>
  )
}
