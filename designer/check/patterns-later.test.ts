import { expect, test } from 'vitest'
import { loadMissedPatterns, RE2JS } from './patterns-later.ts'

test('a pattern is taken for right until RE2 is there, which comes once and then says what is wrong', async () => {
  expect(await loadMissedPatterns()).toBe(false)
  expect(() => RE2JS.compile('(?=a)')).not.toThrow()
  expect(await loadMissedPatterns()).toBe(true)
  expect(() => RE2JS.compile('(?=a)')).toThrow()
  expect(RE2JS.compile('^a+$').matches('aaa')).toBe(true)
  expect(await loadMissedPatterns()).toBe(false)
})
