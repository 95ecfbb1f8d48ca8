import { expect, test } from 'vitest'
import { compileCalendar, periodOf, within } from '../calendar/index.ts'
import { breakDown, byDays, pace, shapeOf, workingDays } from './index.ts'

const calendarOf = (years: Parameters<typeof compileCalendar>[0]['years']) =>
  compileCalendar({ kind: 'calendar', name: 'any', label: { en: 'Any' }, years })
const partsOf = (years: Parameters<typeof compileCalendar>[0]['years'], key: string) => {
  const calendar = calendarOf(years)
  const period = periodOf(calendar, key)
  if (period === undefined) throw new Error(`There is no period ${key}.`)
  return { period, months: within(calendar, period, 'month') }
}
const keysOf = (periods: readonly { readonly key: string }[]) => periods.map(({ key }) => key)

test('a quarter of 4-5-4 weeks is broken down by its weeks', () => {
  const { months } = partsOf({ type: 'weeks', pattern: '454', weekStart: 'sunday', month: 1 }, '2026-Q1')
  const method = byDays(months)
  expect(breakDown({ total: '1300', parts: keysOf(months), method, scale: 0 })).toMatchObject({
    parts: [{ amount: '400' }, { amount: '500' }, { amount: '400' }],
  })
})

test('by working days, months with holidays get less', () => {
  const { months } = partsOf({ type: 'months' }, '2026-Q1')
  const days = workingDays({ weekend: [6, 7], holidays: ['2026-02-16', '2026-02-17'], workdays: [] })
  const method = byDays(months, days)
  expect(breakDown({ total: '62', parts: keysOf(months), method, scale: 0 })).toMatchObject({
    parts: [{ amount: '22' }, { amount: '18' }, { amount: '22' }],
  })
})

test('the pace follows the season of earlier years, each counting the same', () => {
  const { period, months } = partsOf({ type: 'months' }, '2026-Q4')
  const shape = shapeOf(months, [
    { 10: '10', 11: '10', 12: '20' },
    { 10: '2500', 11: '2500', 12: '5000' },
  ])
  if ('refused' in shape) throw new Error(shape.refused)
  const asked = { target: '1000', actual: '600', period, better: 'higher', shape } as const
  expect(pace({ ...asked, today: '2026-11-30' })).toMatchObject({ expected: '500', standing: 'ahead' })
  expect(pace({ ...asked, today: '2026-12-31' })).toMatchObject({ expected: '1000', standing: 'behind' })
})

test('without a history all days weigh the same, and a negative month is refused', () => {
  const { period, months } = partsOf({ type: 'months' }, '2026-Q4')
  const shape = shapeOf(months, [])
  if ('refused' in shape) throw new Error(shape.refused)
  const asked = { target: '92', actual: '0', period, today: '2026-10-31', better: 'higher', shape } as const
  expect(pace(asked)).toMatchObject({ expected: '31' })
  expect(shapeOf(months, [{ 10: '-1' }])).toEqual({ refused: 'weight-negative', part: '10', weight: '-1' })
})
