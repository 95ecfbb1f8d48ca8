/** A target shared out: how, among whom, and what that comes to, before anything is taken over. */

import { LockOutlined, UnlockOutlined, UserDeleteOutlined } from '@ant-design/icons'
import type { TargetBreakDownQuery, TargetGridBody, TargetRow } from '@attain/contract'
import { parseAmount } from '@attain/engine/performance/target'
import { textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { searchByLabel } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Modal, Radio, Select, Skeleton, Tooltip } from 'antd'
import { useState } from 'react'
import { keys } from '../api/queries.ts'
import { breakDownTarget } from '../api/targets.ts'
import { useApplication } from '../application/application.tsx'
import { amountText } from './amount-text.ts'
import { groupedBy } from './grouped-by.ts'
import { type Column, columnsOf, type Plan } from './plan.ts'
import { useTargetTexts } from './texts.ts'
import type { CellChange } from './use-draft.ts'
import './dialogs.css'

type Into = TargetBreakDownQuery['into']
type Method = NonNullable<TargetBreakDownQuery['method']>

interface Props {
  readonly body: TargetGridBody
  readonly plan: Plan
  readonly row: TargetRow
  readonly period: string
  readonly onClose: () => void
  readonly onTake: (changes: readonly CellChange[]) => void
}

const methods: Readonly<Record<Exclude<Into, 'all'>, readonly Method[]>> = {
  periods: ['evenly', 'days', 'workingDays', 'season', 'actuals'],
  below: ['evenly', 'actuals', 'weights'],
}

export function BreakDownDialog({ body, plan, row, period, onClose, onTake }: Props) {
  const { t } = useTargetTexts()
  const { workspace, language } = useApplication()
  const { unit, isAdditive } = body.target.kpi
  const columns = columnsOf(body)
  const first = columns.find(({ key }) => key === period) ?? columns[0]
  const [column, setColumn] = useState<Column | undefined>(first)
  const hasBelow = body.rows.some(({ parent }) => parent === row.subject)
  const hasPeriods = (column?.parts.length ?? 0) > 0
  const choices: Into[] = [
    ...(hasBelow ? (['below'] as const) : []),
    ...(hasPeriods ? (['periods'] as const) : []),
    ...(hasBelow && hasPeriods ? (['all'] as const) : []),
  ]
  const [into, setInto] = useState<Into>(choices[0] ?? 'below')
  const [typed, setTyped] = useState(amountText(first ? plan.shown(row, first).amount : null, unit, language))
  const [method, setMethod] = useState<Method | ''>(isAdditive ? '' : 'same')
  const [periodMethod, setPeriodMethod] = useState<Method | ''>('')
  const [weights, setWeights] = useState<Readonly<Record<string, string>>>({})
  const [locked, setLocked] = useState<Readonly<Record<string, string>>>({})
  const [among, setAmong] = useState<readonly string[]>()
  const total = parseAmount(typed)
  const chosen = choices.includes(into) ? into : (choices[0] ?? 'below')
  const known = Object.fromEntries(
    Object.entries(weights).flatMap(([key, value]) => {
      const weight = parseAmount(value)
      return weight == null ? [] : [[key, weight]]
    }),
  )
  const query: TargetBreakDownQuery = {
    target: body.target.name,
    subject: row.subject,
    period: column?.key ?? period,
    into: chosen,
    ...(typeof total === 'string' && { total }),
    ...(method !== '' && { method }),
    ...(chosen === 'all' && periodMethod !== '' && { periodMethod: periodMethod as 'evenly' }),
    ...(method === 'weights' && Object.keys(known).length > 0 && { weights: known }),
    ...(among !== undefined && chosen !== 'periods' && { among: [...among] }),
    ...(chosen !== 'all' && Object.keys(locked).length > 0 && { locked }),
  }
  const preview = useQuery({
    queryKey: keys.targetBreakDown(workspace, language, query),
    queryFn: ({ signal }) => breakDownTarget(query, signal),
    enabled: typeof total === 'string',
    // what was shared out in another way has other rows
    placeholderData: (before, earlier) => (earlier?.queryKey[4].into === chosen ? before : undefined),
  })
  const rows = new Map(body.rows.map((one) => [one.subject, one]))
  const leftOut = preview.data?.leftOut ?? []
  const cells = typeof total === 'string' ? (preview.data?.cells ?? []) : []
  // once somebody joins or is left out, who takes part is said, not found
  const join = (subject: string) => setAmong([...(among ?? takingPart), subject])
  const leave = (subject: string) => setAmong((among ?? takingPart).filter((one) => one !== subject))
  const takingPart = [...new Set(cells.map(({ subject }) => subject))]
  const partOf = (cell: { subject: string; period: string }) => (chosen === 'periods' ? cell.period : cell.subject)
  const nameOf = (cell: { subject: string; period: string }) =>
    chosen === 'periods'
      ? (columns.find(({ key }) => key === cell.period)?.name ?? cell.period)
      : (rows.get(cell.subject)?.name ?? cell.subject)
  const take = () => {
    const changes = cells.map(({ subject, period: key, amount }): CellChange => {
      const cell = rows.get(subject)?.cells[key]
      return { subject, period: key, amount, saved: cell === undefined || cell.isDerived ? null : cell.amount }
    })
    const own = column && rows.get(row.subject)?.cells[column.key]
    const isNew = typeof total === 'string' && column !== undefined && total !== plan.shown(row, column).amount
    onTake([
      ...(isNew
        ? [
            {
              subject: row.subject,
              period: column.key,
              amount: total,
              saved: own?.isDerived ? null : (own?.amount ?? null),
            },
          ]
        : []),
      ...changes,
    ])
  }
  const withoutWeights = preview.data?.withoutWeights
  const offered = chosen === 'all' ? methods.below : methods[chosen]
  const methodOptions = (list: readonly Method[]) => [
    { value: '', label: t('breakDown.asSaid') },
    ...list.map((value) => ({ value, label: t(`method.${value}`) })),
  ]
  return (
    <Modal
      open
      width={640}
      title={t('breakDown.title', { name: row.name })}
      okText={t('breakDown.take', { count: cells.length })}
      okButtonProps={{ disabled: cells.length === 0 || preview.isPlaceholderData }}
      cancelText={t('cancel')}
      onOk={take}
      onCancel={onClose}
    >
      <Form layout="vertical" className="break-down-form">
        <div className="break-down-settings">
          <Form.Item label={t('breakDown.period')}>
            <Select
              aria-label={t('breakDown.period')}
              value={column?.key ?? null}
              options={columns.map(({ key, name }) => ({ value: key, label: name }))}
              onChange={(key) => {
                const next = columns.find((one) => one.key === key)
                setColumn(next)
                setLocked({})
                setTyped(amountText(next ? plan.shown(row, next).amount : null, unit, language))
              }}
            />
          </Form.Item>
          <Form.Item
            label={t('breakDown.total')}
            htmlFor="break-down-total"
            {...(total === undefined && { validateStatus: 'error' as const, help: t('refusedAmount', { typed }) })}
          >
            <Input
              id="break-down-total"
              inputMode="decimal"
              className="target-number"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onBlur={() => typeof total === 'string' && setTyped(amountText(total, unit, language))}
            />
          </Form.Item>
          {isAdditive && (
            <Form.Item label={t('breakDown.method')}>
              <Select
                aria-label={t('breakDown.method')}
                value={method}
                options={methodOptions(offered)}
                onChange={(value) => setMethod(value as Method | '')}
              />
            </Form.Item>
          )}
          {isAdditive && chosen === 'all' && (
            <Form.Item label={t('breakDown.periodMethod')}>
              <Select
                aria-label={t('breakDown.periodMethod')}
                value={periodMethod}
                options={methodOptions(methods.periods)}
                onChange={(value) => setPeriodMethod(value as Method | '')}
              />
            </Form.Item>
          )}
        </div>
        {choices.length > 1 && (
          <Radio.Group
            aria-label={t('breakDown.into')}
            value={chosen}
            options={choices.map((value) => ({ value, label: t(`into.${value}`) }))}
            onChange={({ target }) => {
              setInto(target.value as Into)
              setLocked({})
              if (
                isAdditive &&
                !methods[target.value === 'periods' ? 'periods' : 'below'].some((one) => one === method)
              )
                setMethod('')
            }}
          />
        )}
      </Form>
      {choices.length === 0 && <p className="page-hint">{t('breakDown.nothing')}</p>}
      {typeof total !== 'string' && choices.length > 0 && <p className="page-hint">{t('breakDown.noTotal')}</p>}
      {preview.isError && <Failure error={preview.error} retry={() => void preview.refetch()} />}
      {preview.isPending && preview.isFetching && <Skeleton active title={false} paragraph={{ rows: 5 }} />}
      {preview.data?.refused && (
        <Alert
          type="warning"
          showIcon
          title={
            chosen === 'all' && withoutWeights
              ? t(`breakDown.at_${withoutWeights}`, { why: preview.data.refused })
              : preview.data.refused
          }
          action={
            withoutWeights && (
              <Button
                size="small"
                onClick={() =>
                  chosen === 'all' && withoutWeights === 'periods' ? setPeriodMethod('evenly') : setMethod('evenly')
                }
              >
                {t('breakDown.evenly')}
              </Button>
            )
          }
        />
      )}
      {chosen !== 'periods' && leftOut.length > 0 && (
        <Form.Item className="break-down-also" label={t('breakDown.also')} layout="vertical">
          <Select
            showSearch={searchByLabel}
            aria-label={t('breakDown.also')}
            placeholder={t('breakDown.alsoHint', { count: leftOut.length })}
            value={null}
            options={leftOut.map((subject) => ({ value: subject, label: rows.get(subject)?.name ?? subject }))}
            onChange={(subject: string | null) => subject !== null && join(subject)}
          />
        </Form.Item>
      )}
      {preview.data && preview.data.unknown.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={t('breakDown.unknown', {
            count: preview.data.unknown.length,
            names: preview.data.unknown.slice(0, 5).join(', '),
          })}
        />
      )}
      {cells.length > 0 && (
        <div className="break-down-preview" aria-busy={preview.isPlaceholderData}>
          {chosen === 'all' ? (
            <AllTheWay cells={cells} rows={rows} kpi={body.target.kpi} of={row.subject} onLeave={leave} />
          ) : (
            <table>
              <thead>
                <tr>
                  <th scope="col">{t(chosen === 'periods' ? 'breakDown.period' : 'grid.who')}</th>
                  <th scope="col">{t('breakDown.now')}</th>
                  {method === 'weights' && <th scope="col">{t('breakDown.weight')}</th>}
                  <th scope="col">{t('breakDown.then')}</th>
                  <th scope="col">
                    <span className="visually-hidden">{t('breakDown.lock')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {cells.map((cell) => {
                  const part = partOf(cell)
                  const isLocked = Object.hasOwn(locked, part)
                  const theRow = rows.get(cell.subject)
                  const level = chosen === 'below' && theRow ? plan.levelBeside(theRow) : undefined
                  const theColumn = columns.find(({ key }) => key === cell.period)
                  const now = theRow && theColumn ? plan.shown(theRow, theColumn).amount : null
                  return (
                    <tr key={part} data-locked={isLocked || undefined}>
                      <th scope="row">
                        {nameOf(cell)}
                        {level && <small>{textIn(level, language)}</small>}
                      </th>
                      <td>{amountText(now, unit, language)}</td>
                      {method === 'weights' && (
                        <td>
                          <Input
                            size="small"
                            className="target-number"
                            inputMode="decimal"
                            aria-label={t('breakDown.weightOf', { name: nameOf(cell) })}
                            placeholder={preview.data?.weights?.[part] ?? ''}
                            value={weights[part] ?? ''}
                            onChange={(event) => setWeights({ ...weights, [part]: event.target.value })}
                          />
                        </td>
                      )}
                      <td>
                        <strong>{amountText(cell.amount, unit, language)}</strong>
                      </td>
                      <td>
                        <Tooltip title={t(isLocked ? 'breakDown.unlock' : 'breakDown.lock')}>
                          <Button
                            type="text"
                            size="small"
                            disabled={now === null && !isLocked}
                            icon={isLocked ? <LockOutlined /> : <UnlockOutlined />}
                            aria-pressed={isLocked}
                            aria-label={t('breakDown.lockOf', { name: nameOf(cell) })}
                            onClick={() => {
                              const { [part]: _, ...others } = locked
                              setLocked(isLocked || now === null ? others : { ...locked, [part]: now })
                            }}
                          />
                        </Tooltip>
                        {chosen === 'below' && <Leave name={nameOf(cell)} onLeave={() => leave(part)} />}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          )}
        </div>
      )}
    </Modal>
  )
}

/** Of a plan for everybody, what each one's year comes to; of what does not add up, what every period is. */
function AllTheWay({
  cells,
  rows,
  kpi: { unit, isAdditive },
  of,
  onLeave,
}: {
  readonly cells: readonly { readonly subject: string; readonly amount: string }[]
  readonly rows: ReadonlyMap<string, TargetRow>
  readonly kpi: TargetGridBody['target']['kpi']
  /** Whose target is broken down. */
  readonly of: string
  readonly onLeave: (subject: string) => void
}) {
  const { t } = useTargetTexts()
  const { language } = useApplication()
  const bySubject = groupedBy(cells, ({ subject }) => subject)
  // everybody below whom they belong to, as in the grid
  const shown = [...rows.values()].flatMap((row) => {
    const some = bySubject.get(row.subject)
    return some === undefined ? [] : [{ row, some }]
  })
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('grid.who')}</th>
          <th scope="col">{t('breakDown.periods')}</th>
          <th scope="col">{t(isAdditive ? 'breakDown.sum' : 'breakDown.each')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('breakDown.leave')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.slice(0, 200).map(({ row, some }) => (
          <tr key={row.subject}>
            <th scope="row" style={{ paddingInlineStart: 12 + row.depth * 16 }}>
              {row.name}
            </th>
            <td>{some.length}</td>
            <td>
              <strong>
                {amountText(
                  isAdditive ? String(sumOf(some.map(({ amount }) => amount))) : (some[0]?.amount ?? null),
                  unit,
                  language,
                )}
              </strong>
            </td>
            <td>{row.subject !== of && <Leave name={row.name} onLeave={() => onLeave(row.subject)} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Leave({ name, onLeave }: { readonly name: string; readonly onLeave: () => void }) {
  const { t } = useTargetTexts()
  return (
    <Tooltip title={t('breakDown.leave')}>
      <Button
        type="text"
        size="small"
        icon={<UserDeleteOutlined />}
        aria-label={t('breakDown.leaveOf', { name })}
        onClick={onLeave}
      />
    </Tooltip>
  )
}

function sumOf(amounts: readonly string[]): number {
  return Number(amounts.reduce((sum, amount) => sum + Number(amount), 0).toFixed(6))
}
