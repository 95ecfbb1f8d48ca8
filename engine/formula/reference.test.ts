import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { definitions } from './language.ts'
import { writeReference } from './reference.ts'

test('the reference is that of the definitions', () => {
  expect(readFileSync(new URL('REFERENCE.md', import.meta.url), 'utf8')).toBe(writeReference('en'))
  expect(readFileSync(new URL('REFERENCE.zh-CN.md', import.meta.url), 'utf8')).toBe(writeReference('zh-CN'))
})

test('every function is described in both languages, under a name and operator of its own', () => {
  expect(definitions.filter(({ about }) => !/[一-龥]/u.test(about['zh-CN'] ?? '')).map(({ name }) => name)).toEqual([])
  expect(new Set(definitions.map(({ name }) => name)).size).toBe(definitions.length)
  expect(new Set(definitions.map(({ op }) => op)).size).toBe(definitions.length)
})
