/** What single periods are called where it differs: a row for each, with the period as it is called without it. */
import type { CalendarDocument } from '@attain/engine/metadata'
import { type Calendar, periodAt, shortNameOfPeriod, within } from '@attain/engine/performance/calendar'
import { useLanguage } from '@attain/ui/i18n'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RowTable } from '../settings/row-table.tsx'
import { useSettings } from '../settings/settings-context.tsx'
import { WordsInline } from '../settings/words-inline.tsx'
import { dayHere } from './day-here.ts'

type PeriodName = NonNullable<CalendarDocument['names']>[number]

interface Props {
  readonly calendar: Calendar
  readonly names: readonly PeriodName[]
}

/** As the schema has it: four quarters, two halves, thirteen periods. */
const MOST = 19

export function PeriodNames({ calendar, names }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { words, choices } = useSettings()
  const [today] = useState(() => dayHere(new Date()))
  const periods = periodsOf(calendar, today)
  const isNamed = ({ granularity, number }: Place) =>
    names.some((one) => one.granularity === granularity && one.number === number)
  const usual = (place: Place) => periods.find((one) => keyOf(one) === keyOf(place))
  const free = periods.find((place) => !isNamed(place))
  return (
    <RowTable<PeriodName>
      pointer="/names"
      title={words('', 'names').title}
      entry={words('PeriodName', '').title}
      rows={names}
      fewest={0}
      most={free === undefined ? names.length : MOST}
      isWide
      add={t('calendar.name')}
      begin={() => {
        const { granularity, number, label } = free ?? { granularity: 'quarter', number: 1, label: { en: 'Q1' } }
        return { granularity, number, label }
      }}
      columns={[
        {
          name: words('PeriodName', 'granularity').title,
          cell: (row, { label, isBad, change }) => (
            <Select<string>
              aria-label={label}
              status={isBad ? 'error' : ''}
              popupMatchSelectWidth={false}
              value={keyOf(row)}
              options={choices('PeriodName', 'granularity').map((one) => ({
                label: one.label,
                options: periods
                  .filter(({ granularity }) => granularity === one.value)
                  .map((place) => ({
                    value: keyOf(place),
                    label: place.label[language],
                    disabled: isNamed(place) && keyOf(place) !== keyOf(row),
                  })),
              }))}
              labelRender={({ value }) => usual(row)?.label[language] ?? value}
              onChange={(key) => {
                const place = periods.find((one) => keyOf(one) === key)
                if (place !== undefined) change({ ...row, granularity: place.granularity, number: place.number })
              }}
            />
          ),
        },
        {
          name: words('PeriodName', 'label').title,
          cell: (row, { label, change }) => (
            <WordsInline label={label} value={row.label} onChange={(next) => change({ ...row, label: next })} />
          ),
        },
      ]}
    />
  )
}

type Place = Pick<PeriodName, 'granularity' | 'number'>

function keyOf({ granularity, number }: Place): string {
  return `${granularity} ${number}`
}

/** The periods of a year, months first, as they are called when nobody says otherwise. */
function periodsOf(named: Calendar, today: string) {
  const calendar = { ...named, names: { half: {}, month: {}, quarter: {} } }
  const year = periodAt(calendar, 'year', today)
  return (['month', 'quarter', 'half'] as const)
    .filter((granularity) => calendar.granularities.includes(granularity))
    .flatMap((granularity) =>
      within(calendar, year, granularity).map((period) => ({
        granularity,
        number: period.number,
        label: {
          en: shortNameOfPeriod(calendar, period, 'en'),
          'zh-CN': shortNameOfPeriod(calendar, period, 'zh-CN'),
        },
      })),
    )
}
