import { expect, test } from 'vitest'
import { dateOfNumber, dayOfNumber, numberOfDate, numberOfDay } from './days.ts'

const DAY_MS = 86_400_000

test('days are those of the clock, from the year 1000 to the year 9999', () => {
  for (let day = Date.UTC(1000, 0, 1) / DAY_MS; day <= Date.UTC(9999, 11, 31) / DAY_MS; day += 31) {
    const date = new Date(day * DAY_MS)
    const text = date.toISOString().slice(0, 10)
    const parts = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
    if (dayOfNumber(day) !== text || numberOfDay(text) !== day)
      expect([dayOfNumber(day), numberOfDay(text)]).toEqual([text, day])
    if (numberOfDate(parts.year, parts.month, parts.day) !== day) expect(dateOfNumber(day)).toEqual(parts)
  }
})

test.each([
  ['2000-02-29', '2000-03-01'],
  ['1899-12-31', '1900-01-01'],
  ['1900-02-28', '1900-03-01'],
  ['2024-12-31', '2025-01-01'],
])('the day after %s is %s', (day, next) => {
  expect(dayOfNumber(numberOfDay(day) + 1)).toBe(next)
})

test('months beyond the year are those of the next', () => {
  expect(dayOfNumber(numberOfDate(2025, 13, 1))).toBe('2026-01-01')
  expect(dayOfNumber(numberOfDate(2025, 24, 1))).toBe('2026-12-01')
})
