import { expect, test } from 'vitest'
import { showAgo } from './ago.ts'

const now = Date.parse('2026-11-26T12:00:00Z')

test.each([
  ['2026-11-26T11:59:40Z', 'now', '现在'],
  ['2026-11-26T12:00:20Z', 'now', '现在'],
  ['2026-11-26T11:57:10Z', '2 minutes ago', '2分钟前'],
  ['2026-11-26T09:00:00Z', '3 hours ago', '3小时前'],
  ['2026-11-25T11:00:00Z', 'yesterday', '昨天'],
  ['2026-11-27T13:00:00Z', 'tomorrow', '明天'],
  ['2026-11-22T11:00:00Z', '4 days ago', '4天前'],
  ['2026-11-01T11:00:00Z', 'Nov 1, 2026', '2026年11月1日'],
])('%s', (moment, english, chinese) => {
  expect(showAgo(moment, 'en', now)).toBe(english)
  expect(showAgo(moment, 'zh-CN', now)).toBe(chinese)
})
