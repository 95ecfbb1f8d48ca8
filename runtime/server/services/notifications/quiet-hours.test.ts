import { expect, test } from 'vitest'
import { endOfQuiet } from './quiet-hours.ts'

const night = { from: 22 * 60, until: 7 * 60 + 30 }

test.each([
  ['in the evening', 'UTC', night, '2026-11-26T22:00:00Z', '2026-11-27T07:30:00Z'],
  ['in the morning', 'UTC', night, '2026-11-26T07:29:59Z', '2026-11-26T07:30:00Z'],
  ['a second before', 'UTC', night, '2026-11-26T21:59:59Z', null],
  ['at the end', 'UTC', night, '2026-11-26T07:30:00Z', null],
  ['at noon', 'UTC', night, '2026-11-26T12:00:00Z', null],
  [
    'at noon in London, in the evening in Shanghai',
    'Asia/Shanghai',
    night,
    '2026-11-26T15:00:00Z',
    '2026-11-26T23:30:00Z',
  ],
  ['in a zone with half an hour', 'Asia/Kolkata', night, '2026-11-26T16:30:10Z', '2026-11-27T02:00:00Z'],
  ['by day', 'UTC', { from: 540, until: 1020 }, '2026-11-26T09:00:00Z', '2026-11-26T17:00:00Z'],
  ['by day, after it', 'UTC', { from: 540, until: 1020 }, '2026-11-26T17:00:00Z', null],
  ['from midnight', 'UTC', { from: 0, until: 420 }, '2026-11-26T00:00:00Z', '2026-11-26T07:00:00Z'],
  ['until midnight', 'UTC', { from: 1320, until: 0 }, '2026-11-26T23:59:00Z', '2026-11-27T00:00:00Z'],
  ['none', 'UTC', { from: 0, until: 0 }, '2026-11-26T00:00:00Z', null],
  ['none at that very minute', 'UTC', { from: 600, until: 600 }, '2026-11-26T10:00:00Z', null],
  ['the night in which clocks go forward', 'Europe/Berlin', night, '2026-03-28T22:00:00Z', '2026-03-29T05:30:00Z'],
  ['the night in which clocks go back', 'Europe/Berlin', night, '2026-10-24T21:00:00Z', '2026-10-25T06:30:00Z'],
  [
    'until a time that clocks leap over',
    'Europe/Berlin',
    { from: 0, until: 150 },
    '2026-03-29T00:00:00Z',
    '2026-03-29T01:30:00Z',
  ],
])('quiet hours: %s', (_, timeZone, hours, now, end) => {
  expect(endOfQuiet(new Date(now), { timeZone, ...hours })?.toISOString() ?? null).toBe(
    end === null ? null : new Date(end).toISOString(),
  )
})
