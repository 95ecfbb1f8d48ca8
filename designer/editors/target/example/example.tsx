/** An example of what the settings come to: an amount cut into its periods, for somebody new too, and the pace. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { sketchModel } from '@attain/engine/metadata'
import { nameOfPeriod, type Period, periodAt, shift, shortNameOfPeriod } from '@attain/engine/performance/calendar'
import { formatFigure } from '@attain/engine/performance/figures'
import { isAdditive, type KpiModel } from '@attain/engine/performance/kpi'
import type { TargetModel } from '@attain/engine/performance/target'
import { useLanguage } from '@attain/ui/i18n'
import { Button, Form, Input } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { useSettings } from '../../settings/settings-context.tsx'
import { useTarget } from '../target-context.tsx'
import { useTexts } from '../texts.ts'
import { type ExampleQuestion, exampleYear } from './example-year.ts'
import { PaceChart } from './pace-chart.tsx'
import { useEarlierYears } from './use-earlier-years.ts'

export default function Example() {
  const { t } = useTexts()
  const { bundle } = useSettings()
  const { target: document, problems } = useTarget()
  const isWrong = problems.some(({ severity, pointer }) => severity === 'error' && !pointer.startsWith('/alerts'))
  const drawn = useDeferredValue(bundle)
  const model = useMemo(() => sketchModel(drawn), [drawn])
  const target = model.targets.get(document.name)
  const kpi = target && model.kpis.get(target.kpi)
  const calendar = target && model.calendars.get(target.calendar)
  if (isWrong || target === undefined || kpi === undefined || calendar === undefined)
    return <p className="setting-note">{t('notYet')}</p>
  const { total, every } = target.periods
  if (![total, every].every((one) => calendar.granularities.includes(one)))
    return <p className="setting-note">{t('notYet')}</p>
  return <Worked key={`${target.calendar} ${total}`} target={target} kpi={kpi} calendar={calendar} />
}

type WorkedProps = Pick<ExampleQuestion, 'calendar'> & { readonly target: TargetModel; readonly kpi: KpiModel }

function Worked({ target, kpi, calendar }: WorkedProps) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const [today] = useState(() => dayHere(new Date()))
  const [offset, setOffset] = useState(0)
  const [typed, setTyped] = useState(() => usualAmount(kpi))
  const [hired, setHired] = useState(() => hiredInWhole(target, calendar, today))
  const now = periodAt(calendar, target.periods.total, today)
  const whole = shift(calendar, now, offset)
  const years = useEarlierYears(calendar, whole)
  const amount = /^\d{1,12}(\.\d{1,4})?$/.test(typed) ? typed : usualAmount(kpi)
  const addsUp = isAdditive(kpi)
  const hasPeople = target.levels.some(({ by }) => by === 'person')
  const question: ExampleQuestion = {
    ...{ target, calendar, whole, amount, years, addsUp },
    ...(hasPeople && hired !== '' && { hired }),
  }
  const { parts, isEvenForNow } = exampleYear(question)
  const figure = (value: string) => formatFigure(value, kpi.unit, language)
  return (
    <>
      <header className="example-head">
        <Button
          type="text"
          size="small"
          icon={<LeftOutlined />}
          aria-label={t('yearBefore')}
          onClick={() => setOffset(offset - 1)}
        />
        <h2 aria-live="polite">{nameOfPeriod(calendar, whole, language)}</h2>
        <Button
          type="text"
          size="small"
          icon={<RightOutlined />}
          aria-label={t('yearAfter')}
          onClick={() => setOffset(offset + 1)}
        />
      </header>
      <Form layout="vertical" component="div" className="example-asks">
        <Form.Item
          label={t('amount', { period: shortNameOfPeriod(calendar, whole, language) })}
          htmlFor="example-amount"
        >
          <Input
            id="example-amount"
            inputMode="decimal"
            status={amount === typed ? '' : 'warning'}
            value={typed}
            onChange={({ target: { value } }) => setTyped(value.trim())}
          />
        </Form.Item>
        {hasPeople && (
          <Form.Item label={t('hired')} htmlFor="example-hired">
            <Input
              id="example-hired"
              type="date"
              allowClear
              value={hired}
              onChange={({ target: { value } }) => setHired(value)}
            />
          </Form.Item>
        )}
      </Form>
      <Parts parts={parts} nameOf={(period) => shortNameOfPeriod(calendar, period, language)} figure={figure} />
      {isEvenForNow && <p className="setting-note">{t('evenlyForNow')}</p>}
      <PaceChart question={question} kpi={kpi} today={today} figure={figure} parts={parts} />
    </>
  )
}

interface PartsProps {
  readonly parts: ReturnType<typeof exampleYear>['parts']
  readonly nameOf: (period: Period) => string
  readonly figure: (value: string) => string
}

/** Each period as long as its full target, filled as far as it is asked. */
function Parts({ parts, nameOf, figure }: PartsProps) {
  const { t } = useTexts()
  const most = Math.max(...parts.map(({ full }) => Number(full)), 0)
  const width = (value: string) => ({ inlineSize: `${most === 0 ? 0 : (100 * Number(value)) / most}%` })
  const isReduced = parts.some(({ asked, full }) => asked !== full)
  return (
    <table className="example-parts">
      <thead>
        <tr>
          <th />
          <th />
          {isReduced && <th scope="col">{t('full')}</th>}
          <th scope="col">{t(isReduced ? 'asked' : 'full')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ period, full, asked, percent }) => (
          <tr key={period.key}>
            <th scope="row">{nameOf(period)}</th>
            <td className="example-bar">
              <span style={width(full)}>
                <i style={{ inlineSize: `${Number(full) === 0 ? 0 : (100 * Number(asked)) / Number(full)}%` }} />
              </span>
            </td>
            {isReduced && <td data-same={asked === full || undefined}>{figure(full)}</td>}
            <td title={asked === full ? undefined : t('hintRamp', { percent })}>{figure(asked)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function usualAmount({ unit }: KpiModel): string {
  return unit.type === 'currency' ? '1200000' : unit.type === 'percent' ? '0.6' : '120'
}

/** Somebody who came in the second month of what is shown, so that there is something to see. */
function hiredInWhole(target: TargetModel, calendar: ExampleQuestion['calendar'], today: string): string {
  if (target.ramp === undefined && target.prorate === undefined) return ''
  const { from } = periodAt(calendar, target.periods.total, today)
  const day = new Date(`${from}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 45)
  return day.toISOString().slice(0, 10)
}

function dayHere(now: Date): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}
