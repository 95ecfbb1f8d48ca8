import { expect, test } from 'vitest'
import { dueIn, since } from './moments.ts'

const now = Date.parse('2026-11-26T12:00:00Z')

test.each([
  ['2026-11-26T11:59:40Z', 'now'],
  ['2026-11-26T11:15:00Z', '45 min. ago'],
  ['2026-11-26T09:59:00Z', '2 hr. ago'],
  ['2026-11-25T11:00:00Z', 'yesterday'],
  ['2026-09-01T11:00:00Z', 'Sep 1, 2026'],
  // a clock that is ahead of ours
  ['2026-11-26T12:05:00Z', 'now'],
])('%s is %s', (at, text) => {
  expect(since(at, now, 'en')).toBe(text)
})

test('a time that is over is late, in both languages', () => {
  expect(dueIn('2026-11-26T15:30:00Z', now, 'en')).toEqual({ isLate: false, span: '3 hours' })
  expect(dueIn('2026-11-24T11:00:00Z', now, 'en')).toEqual({ isLate: true, span: '2 days' })
  expect(dueIn('2026-11-26T15:30:00Z', now, 'zh-CN')).toEqual({ isLate: false, span: '3小时' })
  expect(dueIn('2026-11-26T12:00:00Z', now, 'en').isLate).toBe(true)
})
