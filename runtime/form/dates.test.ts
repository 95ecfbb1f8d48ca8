import { expect, test } from 'vitest'
import { dateLocale, datePattern, showDate } from './dates.ts'

test('the region comes from the browser, the language from the page', () => {
  expect(dateLocale('en', ['de-DE', 'en-GB'])).toBe('en-GB')
  expect(dateLocale('en', ['zh-CN'])).toBe('en-US')
  expect(dateLocale('zh-CN', ['en-GB'])).toBe('zh-CN')
  expect(dateLocale('en', ['en-US@posix', 'en-GB'])).toBe('en-GB')
})
test('dates are written as the region writes them', () => {
  expect(datePattern('en-GB')).toBe('DD/MM/YYYY')
  expect(datePattern('en-US')).toBe('MM/DD/YYYY')
  expect(datePattern('zh-CN')).toBe('YYYY/MM/DD')
})
test('a day stays that day in every time zone', () => {
  expect(showDate('2017-03-01', 'en-US')).toBe('Mar 1, 2017')
  expect(showDate('nonsense', 'en-US')).toBe('nonsense')
})
