/** What a component pays: a table with its curve beside it, a formula, or a share of the target incentive. */
import { CalendarOutlined, DeleteOutlined } from '@ant-design/icons'
import type { plans } from '@attain/engine/metadata'
import { Button, DatePicker, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { problemsBelow } from '../../../check/problem-at.ts'
import { Notes } from '../../automation/notes.tsx'
import { ChoiceField } from '../../settings/pick-fields.tsx'
import { Payout } from '../curve/payout.tsx'
import { usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'
import { useKeys, valueOfKey } from './keys.ts'
import { RateGrid } from './rate-grid.tsx'
import { FormulaSetting, TableSettings } from './table-settings.tsx'

interface Props {
  readonly component: plans.Component
  readonly pointer: string
}

type By = plans.Pays['by']

export function RatesPart({ component, pointer }: Props) {
  const { t } = useTexts()
  const { set, words, problems } = usePlan()
  const { pays, measure } = component
  const title = words('Component', 'pays').title
  if (measure.from === 'contest') return <p className="setting-note">{t('pays.contest')}</p>
  const by = pays?.by ?? 'payout'
  return (
    <section className="plan-pays" data-part="pays">
      <h3>{title}</h3>
      <Segmented<By>
        aria-label={title}
        value={by}
        onChange={(next) => set(`${pointer}/pays`, beginPays(next), title)}
        options={(['table', 'formula', 'payout'] as const).map((value) => ({ value, label: t(`pays.${value}`) }))}
      />
      <Notes problems={problemsBelow(problems, `${pointer}/pays`).filter((one) => one.pointer === '')} />
      {pays?.by === 'formula' && (
        <>
          <FormulaSetting
            definition="ByFormula"
            property="formula"
            pointer={`${pointer}/pays/formula`}
            value={pays.formula}
            required
          />
          <ChoiceField
            definition="ByFormula"
            property="gives"
            pointer={`${pointer}/pays/gives`}
            value={pays.gives}
            usual="amount"
          />
        </>
      )}
      {by === 'payout' && <p className="setting-note">{t('pays.payoutHint')}</p>}
      {pays?.by === 'table' && <Tables component={component} tables={pays.tables} pointer={`${pointer}/pays/tables`} />}
    </section>
  )
}

function beginPays(by: By): plans.Pays {
  switch (by) {
    case 'table':
      return { by, tables: [{ tiers: [{ from: 0, value: 5 }] }] }
    case 'formula':
      return { by, formula: 'measure * 5%' }
    case 'payout':
      return { by }
    default:
      return by satisfies never
  }
}

interface TablesProps {
  readonly component: plans.Component
  readonly tables: readonly plans.RateTable[]
  readonly pointer: string
}

/** The table, or those that are in force one after another. */
function Tables({ component, tables, pointer }: TablesProps) {
  const { t } = useTexts()
  const { set, words } = usePlan()
  const keys = useKeys(component)
  const [chosen, choose] = useState(0)
  const [isPlus, setPlus] = useState(false)
  const at = Math.min(chosen, tables.length - 1)
  const table = tables[at]
  if (table === undefined) return null
  const place = `${pointer}/${at}`
  const { title } = words('ByTable', 'tables')
  const labelOf = (key: plans.Key | undefined) =>
    keys.find(({ value }) => value === valueOfKey(key ?? { by: 'measure' }))?.label ?? ''
  const hasPlus = isPlus || table.tiers.some(({ plus }) => plus !== undefined)
  return (
    <>
      <div className="plan-dated">
        {tables.length > 1 && (
          <Segmented<number>
            aria-label={title}
            value={at}
            onChange={choose}
            options={tables.map(({ from }, index) => ({
              value: index,
              label: from === undefined ? t('dated.beginning') : t('dated.from', { day: from }),
            }))}
          />
        )}
        {at > 0 && (
          <>
            <DatePicker
              aria-label={words('RateTable', 'from').title}
              allowClear={false}
              value={table.from === undefined ? null : dayjs(table.from)}
              onChange={(day) => day && set(`${place}/from`, day.format('YYYY-MM-DD'), title)}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('dated.remove', { day: table.from ?? '' })}
              onClick={() => {
                set(pointer, tables.toSpliced(at, 1), title)
                choose(at - 1)
              }}
            />
          </>
        )}
        {tables.length < 20 && (
          <Button
            type="text"
            size="small"
            icon={<CalendarOutlined aria-hidden />}
            onClick={() => {
              set(pointer, [...tables, { ...tables.at(-1), from: dayAfterLast(tables) }], title)
              choose(tables.length)
            }}
          >
            {t('dated.add')}
          </Button>
        )}
      </div>
      <TableSettings
        component={component}
        table={table}
        pointer={place}
        keys={keys}
        hasPlus={hasPlus}
        onPlus={setPlus}
      />
      <div className="plan-rates">
        <RateGrid
          table={table}
          pointer={place}
          keyLabel={labelOf(table.key)}
          columnLabel={table.column === undefined ? '' : labelOf(table.column)}
          hasPlus={hasPlus}
        />
        <Payout component={component} table={table} keyLabel={labelOf(table.key)} />
      </div>
    </>
  )
}

/** The first day of the next month after the latest change, or from today on. */
function dayAfterLast(tables: readonly plans.RateTable[]): string {
  const last = tables.at(-1)?.from
  return (last === undefined ? dayjs() : dayjs(last)).add(1, 'month').startOf('month').format('YYYY-MM-DD')
}
