import type { CalendarContext } from '@attain/engine/formula/language'
import { describe, expect, test } from 'vitest'
import { type DateReached, dueFor, lastOnSchedule, nextOnSchedule, type Schedule, valuesDue } from './due-times.ts'

const calendar: CalendarContext = {
  timeZone: 'Asia/Shanghai',
  fiscalYearStart: 1,
  weekStart: 1,
  calendar: { weekend: [6, 7], holidays: ['2026-10-01', '2026-10-02'], workdays: ['2026-10-10'] },
  calendars: new Map(),
}
const at = (text: string) => Date.parse(text)
const text = (moment: number | undefined) => (moment === undefined ? undefined : new Date(moment).toISOString())

describe('the next moment of a schedule', () => {
  const cases: readonly [string, Omit<Schedule, 'type'>, string, string, string][] = [
    ['an hour', { every: 'hour', at: '00:15' }, 'UTC', '2026-11-26T07:15:00Z', '2026-11-26T08:15:00.000Z'],
    ['an hour, later in it', { every: 'hour', at: '10:45' }, 'UTC', '2026-11-26T07:15:00Z', '2026-11-26T07:45:00.000Z'],
    [
      'a day, in the morning when nothing is said',
      { every: 'day' },
      'Asia/Shanghai',
      '2026-11-26T07:00:00Z',
      '2026-11-27T00:00:00.000Z',
    ],
    [
      'a day, later on the same',
      { every: 'day', at: '18:30' },
      'Asia/Shanghai',
      '2026-11-26T07:00:00Z',
      '2026-11-26T10:30:00.000Z',
    ],
    [
      'a day that has 23 hours',
      { every: 'day', at: '09:00' },
      'Europe/Berlin',
      '2026-03-28T08:00:00Z',
      '2026-03-29T07:00:00.000Z',
    ],
    [
      'an hour that comes twice',
      { every: 'hour' },
      'Europe/Berlin',
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:00:00.000Z',
    ],
    [
      'a week',
      { every: 'week', weekday: 'friday', at: '08:00' },
      'UTC',
      '2026-11-27T08:00:00Z',
      '2026-12-04T08:00:00.000Z',
    ],
    ['a week that begins on Monday', { every: 'week' }, 'UTC', '2026-11-26T07:00:00Z', '2026-11-30T08:00:00.000Z'],
    ['a month', { every: 'month', day: 5 }, 'UTC', '2026-11-26T07:00:00Z', '2026-12-05T08:00:00.000Z'],
    [
      'the last day of a shorter month',
      { every: 'month', day: 31 },
      'UTC',
      '2026-02-01T00:00:00Z',
      '2026-02-28T08:00:00.000Z',
    ],
  ]
  test.each(cases)('%s', (_, on, zone, after, next) => {
    expect(text(nextOnSchedule({ type: 'schedule', ...on }, at(after), zone))).toBe(next)
  })

  test('what was missed is the last one', () => {
    const daily: Schedule = { type: 'schedule', every: 'day' }
    const last = (now: string) => text(lastOnSchedule(daily, at('2026-11-20T08:00:00Z'), at(now), 'UTC'))
    expect(last('2026-11-21T07:59:00Z')).toBeUndefined()
    expect(last('2026-11-21T08:00:00Z')).toBe('2026-11-21T08:00:00.000Z')
    expect(last('2026-11-26T07:00:00Z')).toBe('2026-11-25T08:00:00.000Z')
  })
})

describe('due', () => {
  const days = (amount: number, working = false) => ({ amount, unit: 'days', working }) as const
  const cases: readonly [string, Omit<DateReached, 'type' | 'field'>, string, string][] = [
    ['on the day, in the morning', {}, '2026-09-30', '2026-09-30T00:00:00.000Z'],
    ['days before', { offset: days(3), at: '09:30' }, '2026-10-03', '2026-09-30T01:30:00.000Z'],
    ['days after', { offset: days(3), when: 'after' }, '2026-09-30', '2026-10-03T00:00:00.000Z'],
    ['working days before, over holidays', { offset: days(1, true) }, '2026-10-05', '2026-09-30T00:00:00.000Z'],
    [
      'working days after, with one that is made up for',
      { offset: days(6, true), when: 'after' },
      '2026-09-30',
      '2026-10-10T00:00:00.000Z',
    ],
    [
      'hours before a moment',
      { offset: { amount: 2, unit: 'hours' } },
      '2026-09-30T01:00:00.000Z',
      '2026-09-29T23:00:00.000Z',
    ],
    ['at a moment', { when: 'after' }, '2026-09-30T01:00:00.000Z', '2026-09-30T01:00:00.000Z'],
    [
      'working hours before a moment',
      { offset: { amount: 30, unit: 'hours', working: true } },
      '2026-10-05T02:00:00.000Z',
      '2026-09-29T20:00:00.000Z',
    ],
  ]
  test.each(cases)('%s', (_, on, value, due) => {
    const rule: DateReached = { type: 'date', field: 'closes', ...on }
    expect(text(dueFor(rule, value, calendar))).toBe(due)
    const { from, until } = valuesDue(rule, at(due) - 1, at(due))
    expect(at(value)).toBeGreaterThan(from)
    expect(at(value)).toBeLessThan(until)
  })
})
