/** One year of a calendar: halves, quarters and months as long as they are, with their dates; of weeks each week. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import {
  type Calendar,
  countIn,
  nameOfPeriod,
  type Period,
  periodAt,
  shift,
  shortNameOfPeriod,
  within,
} from '@attain/engine/performance/calendar'
import { useLanguage } from '@attain/ui/i18n'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayHere } from './day-here.ts'
import { daysIn, useSpanText } from './span-text.ts'

export function YearPicture({ calendar }: { readonly calendar: Calendar }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const spanText = useSpanText()
  const [today] = useState(() => dayHere(new Date()))
  /** Years from the one that is now: it stays where it is when the calendar changes. */
  const [offset, setOffset] = useState(0)
  const year = useMemo(() => shift(calendar, periodAt(calendar, 'year', today), offset), [calendar, today, offset])
  const weeks = calendar.unit === 'week' ? countIn(calendar, 'week', year.year) : undefined
  return (
    <section className="calendar-year" aria-label={t('calendar.year')}>
      <header>
        <Button
          type="text"
          icon={<LeftOutlined />}
          aria-label={t('calendar.before')}
          onClick={() => setOffset(offset - 1)}
        />
        <h2 aria-live="polite">{nameOfPeriod(calendar, year, language)}</h2>
        <Button
          type="text"
          icon={<RightOutlined />}
          aria-label={t('calendar.after')}
          onClick={() => setOffset(offset + 1)}
        />
        <p>
          {spanText(year, true)} ·{' '}
          {weeks === undefined ? t('calendar.days', { count: daysIn(year) }) : t('calendar.weeks', { count: weeks })}
        </p>
      </header>
      {within(calendar, year, 'half').map((half) => (
        <section key={half.key} className="calendar-half">
          <h3>{shortNameOfPeriod(calendar, half, language)}</h3>
          <div>
            {within(calendar, half, 'quarter').map((quarter) => (
              <Quarter key={quarter.key} calendar={calendar} quarter={quarter} today={today} />
            ))}
          </div>
        </section>
      ))}
      {weeks !== undefined && <YearsAround calendar={calendar} year={year} />}
    </section>
  )
}

interface QuarterProps {
  readonly calendar: Calendar
  readonly quarter: Period
  readonly today: string
}

function Quarter({ calendar, quarter, today }: QuarterProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const spanText = useSpanText()
  const isOfWeeks = calendar.unit === 'week'
  const hasMonths = calendar.granularities.includes('month')
  const months = hasMonths ? within(calendar, quarter, 'month') : [quarter]
  return (
    <section className="calendar-quarter">
      <h4>
        {shortNameOfPeriod(calendar, quarter, language)} <small>{spanText(quarter)}</small>
        {isOfWeeks && <small>{t('calendar.weeks', { count: daysIn(quarter) / 7 })}</small>}
      </h4>
      <ol>
        {months.map((month) => (
          <li
            key={month.key}
            style={{ flexGrow: daysIn(month) }}
            data-now={(month.from <= today && today < month.until) || undefined}
          >
            {hasMonths && (
              <>
                <strong>{shortNameOfPeriod(calendar, month, language)}</strong>
                <small>{spanText(month)}</small>
              </>
            )}
            {isOfWeeks && <Weeks calendar={calendar} of={month} today={today} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The numbers of the weeks; a 53rd stands out. */
function Weeks({ calendar, of, today }: { readonly calendar: Calendar; readonly of: Period; readonly today: string }) {
  const [language] = useLanguage()
  const spanText = useSpanText()
  return (
    <span className="calendar-weeks">
      {within(calendar, of, 'week').map((week) => (
        <span
          key={week.key}
          title={`${shortNameOfPeriod(calendar, week, language)} · ${spanText(week)}`}
          data-long={week.number === 53 || undefined}
          data-now={(week.from <= today && today < week.until) || undefined}
        >
          {week.number}
        </span>
      ))}
    </span>
  )
}

/** Which of the years nearby are long: what one looks up most in such a calendar. */
function YearsAround({ calendar, year }: { readonly calendar: Calendar; readonly year: Period }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const spanText = useSpanText()
  const years = [-2, -1, 0, 1, 2, 3, 4].map((count) => shift(calendar, year, count))
  return (
    <table className="calendar-years">
      <caption>{t('calendar.around')}</caption>
      <tbody>
        {years.map((one) => {
          const weeks = daysIn(one) / 7
          return (
            <tr key={one.key} aria-current={one.key === year.key || undefined}>
              <th scope="row">{nameOfPeriod(calendar, one, language)}</th>
              <td>{spanText(one, true)}</td>
              <td data-long={weeks === 53 || undefined}>{t('calendar.weeks', { count: weeks })}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
