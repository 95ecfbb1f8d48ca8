/** Where one should be on every day of a period, as a line from nothing to the target. */
import { type Period, shortNameOfPeriod } from '@attain/engine/performance/calendar'
import { fraction, multiply, round, text } from '@attain/engine/performance/fraction'
import type { KpiModel } from '@attain/engine/performance/kpi'
import { dateLocale } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useTexts } from '../texts.ts'
import { type ExamplePart, type ExampleQuestion, paceCurve } from './example-year.ts'

interface Props {
  readonly question: ExampleQuestion
  readonly kpi: KpiModel
  readonly today: string
  readonly figure: (value: string) => string
  readonly parts: readonly ExamplePart[]
}

const [WIDTH, HEIGHT] = [360, 140]

export function PaceChart({ question, kpi, today, figure, parts }: Props) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { target, whole, amount, calendar } = question
  const hasParts = target.periods.total !== target.periods.every
  const [of, setOf] = useState<'total' | 'every'>('total')
  const part = parts.find(({ period }) => period.from <= today && today < period.until) ?? parts[0]
  const isWhole = of === 'total' || part === undefined || !hasParts
  const span = isWhole ? whole : part.period
  const goal = isWhole ? amount : part.full
  const points = useMemo(
    () => paceCurve({ target: question.target, calendar, years: question.years }, span),
    [question.target, question.years, calendar, span],
  )
  if (!question.addsUp || kpi.measure.from !== 'records') return <p className="setting-note">{t('sameEvery')}</p>
  const nameOf = (period: Period) => shortNameOfPeriod(calendar, period, language)
  const marked = points.find(({ day }, index) => index > 0 && day === today) ?? points[Math.ceil(points.length / 2)]
  const x = (index: number) => (WIDTH * index) / (points.length - 1)
  const y = (share: number) => HEIGHT - HEIGHT * share
  const line = points.map(
    ({ share }, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(share).toFixed(1)}`,
  )
  const at = marked === undefined ? 0 : points.indexOf(marked)
  return (
    <section className="example-pace" aria-label={t('paceOf')}>
      <header>
        <h3>{t('paceOf')}</h3>
        {hasParts && (
          <Segmented<'total' | 'every'>
            size="small"
            aria-label={t('pacePeriod')}
            value={isWhole ? 'total' : 'every'}
            onChange={setOf}
            options={[
              { value: 'total', label: nameOf(whole) },
              ...(part === undefined ? [] : [{ value: 'every' as const, label: nameOf(part.period) }]),
            ]}
          />
        )}
      </header>
      <svg viewBox={`-1 -6 ${WIDTH + 8} ${HEIGHT + 12}`} role="img" aria-label={t('chart')}>
        <title>{t('chart')}</title>
        <path className="example-frame" d={`M0 0H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}M0 ${HEIGHT}H${WIDTH}`} />
        <path className="example-area" d={`${line.join('')}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`} />
        <path className="example-line" d={line.join('')} />
        {marked && (
          <>
            <path className="example-today" d={`M${x(at)} ${HEIGHT}V${y(marked.share)}`} />
            <circle cx={x(at)} cy={y(marked.share)} r="4.5" />
          </>
        )}
      </svg>
      {marked && (
        <p>
          {t('paceNow', {
            day: new Intl.DateTimeFormat(dateLocale(language), {
              month: 'long',
              day: 'numeric',
              timeZone: 'UTC',
            }).format(Date.parse(marked.day)),
            amount: figure(text(round(multiply(fraction(goal), fraction(String(marked.share))), kpi.unit.decimals))),
            percent: new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(
              marked.share,
            ),
          })}
        </p>
      )}
      {target.pace === 'workingDays' && <p className="setting-note">{t('workdaysHint')}</p>}
    </section>
  )
}
