import { type CalendarContext, workCalendarOf } from '@attain/engine/formula/language'
import { expect, test } from 'vitest'
import { momentAfter, momentBefore } from './working-time.ts'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
const days = [{ date: '2026-11-26', working: false }]
const context = (times: object): CalendarContext => ({
  timeZone: 'Asia/Shanghai',
  fiscalYearStart: 1,
  weekStart: 1,
  calendar: workCalendarOf({ weekdays, days, ...times }),
  calendars: new Map(),
})
const wholeDays = context({})
const office = context({ works_from: '09:00', works_until: '18:00' })
const withLunch = context({ works_from: '09:00', works_until: '18:00', lunch_from: '12:00', lunch_until: '13:00' })

// Tuesday the 24th and Wednesday are worked, Thursday the 26th is a holiday, then Friday, and Monday the 30th
test.each([
  ['all day', wholeDays, '2026-11-24T17:00', 8, 'hours', '2026-11-25T01:00'],
  ['all day, over a holiday', wholeDays, '2026-11-25T20:00', 8, 'hours', '2026-11-27T04:00'],
  ['within a day', office, '2026-11-24T10:00', 3, 'hours', '2026-11-24T13:00'],
  ['up to the end of work', office, '2026-11-24T15:00', 3, 'hours', '2026-11-24T18:00'],
  ['into the next morning', office, '2026-11-24T17:00', 2, 'hours', '2026-11-25T10:00'],
  ['over a holiday and a weekend', office, '2026-11-25T17:30', 11, 'hours', '2026-11-30T10:30'],
  ['from before work', office, '2026-11-24T06:00', 1, 'hours', '2026-11-24T10:00'],
  ['from after work', office, '2026-11-24T22:00', 30, 'minutes', '2026-11-25T09:30'],
  ['from a holiday', office, '2026-11-26T12:00', 1, 'hours', '2026-11-27T10:00'],
  ['without lunch', withLunch, '2026-11-24T11:30', 1, 'hours', '2026-11-24T13:30'],
  ['from within lunch', withLunch, '2026-11-24T12:20', 1, 'hours', '2026-11-24T14:00'],
  ['a day is the same time on the next one', withLunch, '2026-11-25T20:00', 1, 'days', '2026-11-27T20:00'],
] as const)('working time, %s', (_, calendar, from, amount, unit, until) => {
  const at = (local: string) => Date.parse(`${local}:00+08:00`)
  const said = (moment: number) => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16)
  expect(said(momentAfter(at(from), { amount, unit, working: true }, calendar))).toBe(until)
  // and back, to the same working moment
  const back = momentBefore(at(until), { amount, unit, working: true }, calendar)
  expect(said(momentAfter(back, { amount, unit, working: true }, calendar))).toBe(until)
})

test('times that are not said whole, or make no sense, are none', () => {
  for (const times of [{ works_from: '09:00' }, { works_from: '18:00', works_until: '09:00' }, { works_from: 'nine' }])
    expect(workCalendarOf({ weekdays, days, ...times }).hours).toBeUndefined()
  const lunch = { lunch_from: '17:00', lunch_until: '19:00' }
  expect(workCalendarOf({ weekdays, days, works_from: '09:00', works_until: '18:00', ...lunch }).hours).toHaveLength(1)
})
