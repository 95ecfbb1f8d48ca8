/** What a table pays: its curve, what had to be made up for it, and what somebody gets at one place, with the arithmetic. */
import { type PaidAt, paidAt } from '@attain/engine/commission'
import { decimal, type plans } from '@attain/engine/metadata'
import { fraction } from '@attain/engine/performance/fraction'
import { useLanguage } from '@attain/ui/i18n'
import { Skeleton } from 'antd'
import { lazy, Suspense, useId, useMemo, useState } from 'react'
import { DecimalInput } from '../../settings/decimal-input.tsx'
import { usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'
import { type Example, saidBy, usual } from './example.ts'
import { type DrawnTable, drawTable } from './plan-curve.ts'
import { sayCurve } from './say-curve.ts'

const Chart = lazy(() => import('./chart.tsx'))
const Arithmetic = lazy(() => import('./arithmetic.tsx'))

interface Props {
  readonly component: plans.Component
  readonly table: plans.RateTable
  /** What tables are looked up by, as people say it. */
  readonly keyLabel: string
}

export function Payout({ component, table, keyLabel }: Props) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { plan, currency } = usePlan()
  const [typed, setTyped] = useState<Partial<Example>>({})
  const [asked, setAsked] = useState<string>()
  const said = saidBy(plan, component, table)
  const example: Example = { ...usual, ...typed, ...said }
  const known = JSON.stringify(example)
  // what is said again in the same words draws the same curve
  const drawn = useMemo(() => drawTable(table, component, JSON.parse(known) as Example), [table, component, known])
  if (drawn === undefined) return <p className="setting-note">{t('curve.notYet')}</p>
  const at = asked ?? placeToAsk(drawn)
  const paid = paidAt(drawn.table, settingsAt(drawn), fraction(at))
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const numbers = {
    number: (value: string) => number.format(Number(value)),
    place: (value: string) => `${number.format(Number(value))}${drawn.isInPercent ? '%' : ''}`,
  }
  return (
    <figure className="plan-payout">
      <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 5 }} />}>
        <Chart
          drawn={drawn}
          label={sayCurve(drawn, t, numbers)}
          axis={keyLabel}
          currency={currency}
          language={language}
          at={{ at: Number(at), pays: Number(paid.pays) }}
        />
      </Suspense>
      <AtPlace drawn={drawn} at={at} paid={paid} onAsk={setAsked} />
      <MadeUp
        needs={drawn.needs.filter((name) => said[name] === undefined)}
        example={example}
        onChange={(name, value) => setTyped({ ...typed, [name]: value })}
      />
    </figure>
  )
}

/** Of a matrix the arithmetic is that of its first column. */
function settingsAt({ settings, lines }: DrawnTable): DrawnTable['settings'] {
  const column = lines[0]?.column
  return column === undefined ? settings : { ...settings, column: fraction(column) }
}

/** In the last tier, where there is most to work out. */
function placeToAsk({ lines: [line], isInPercent }: DrawnTable): string {
  const last = Number(line?.bounds.at(-1) ?? 0)
  if (last > 0) return String(Number((last * 1.2).toPrecision(4)))
  return isInPercent ? '100' : '100000'
}

interface AtPlaceProps {
  readonly drawn: DrawnTable
  readonly at: string
  readonly paid: PaidAt
  readonly onAsk: (at: string) => void
}

function AtPlace({ drawn, at, paid, onAsk }: AtPlaceProps) {
  const { t } = useTexts()
  const { currency } = usePlan()
  const [language] = useLanguage()
  const id = useId()
  const money = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  return (
    <div className="plan-at">
      <label htmlFor={id}>{t('at.at')}</label>
      <DecimalInput
        id={id}
        value={at}
        {...(drawn.isInPercent && { suffix: '%' })}
        onChange={(value) => (value === undefined ? undefined : onAsk(decimal(value)))}
      />
      <output htmlFor={id}>
        {t('at.pays')}{' '}
        <strong>
          {money.format(Number(paid.pays))} {currency}
        </strong>
      </output>
      <Suspense fallback={null}>
        <Arithmetic paid={paid} />
      </Suspense>
    </div>
  )
}

interface MadeUpProps {
  readonly needs: DrawnTable['needs']
  readonly example: Example
  readonly onChange: (name: keyof Example, value: string) => void
}

function MadeUp({ needs, example, onChange }: MadeUpProps) {
  const { t } = useTexts()
  const id = useId()
  if (needs.length === 0) return null
  return (
    <div className="plan-example">
      <span>{t('example.for')}</span>
      {needs.map((name) => (
        <span key={name}>
          <label htmlFor={`${id}${name}`}>{t(`example.${name}`)}</label>
          <DecimalInput
            id={`${id}${name}`}
            value={example[name]}
            {...(name === 'baseRate' && { suffix: '%' })}
            onChange={(value) =>
              value === undefined || Number(value) <= 0 ? undefined : onChange(name, decimal(value))
            }
          />
        </span>
      ))}
    </div>
  )
}
