import { expect, test } from 'vitest'
import { dateIn } from './context.ts'

test.each([
  ['UTC', '2026-11-21T23:59:59.999Z', '2026-11-21'],
  ['UTC', '2026-11-22T00:00:00Z', '2026-11-22'],
  ['Asia/Kathmandu', '2026-11-21T18:14:59.999Z', '2026-11-21'],
  ['Asia/Kathmandu', '2026-11-21T18:15:00Z', '2026-11-22'],
  ['America/St_Johns', '2026-11-22T03:29:59.999Z', '2026-11-21'],
  ['America/St_Johns', '2026-11-22T03:30:00Z', '2026-11-22'],
])('the date in %s at %s is %s', (timeZone, moment, date) => {
  expect(dateIn(timeZone, new Date(moment))).toBe(date)
})
