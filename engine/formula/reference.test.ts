import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { definitions, readFormula } from './language.ts'
import { writeReference } from './reference.ts'
import { differences, ruleSections } from './rules.ts'
import { sampleScope } from './sample.ts'

test('the reference is that of the definitions', () => {
  expect(readFileSync(new URL('REFERENCE.md', import.meta.url), 'utf8')).toBe(writeReference('en'))
  expect(readFileSync(new URL('REFERENCE.zh-CN.md', import.meta.url), 'utf8')).toBe(writeReference('zh-CN'))
})

test('every function is described in both languages, under a name and operator of its own', () => {
  expect(definitions.filter(({ about }) => !/[一-龥]/u.test(about['zh-CN'] ?? '')).map(({ name }) => name)).toEqual([])
  expect(new Set(definitions.map(({ name }) => name)).size).toBe(definitions.length)
  expect(new Set(definitions.map(({ op }) => op)).size).toBe(definitions.length)
})

test('the examples of the rules are formulas', () => {
  const examples = ruleSections.flatMap(({ rules }) => rules.flatMap(({ example }) => example ?? []))
  expect(examples.length).toBeGreaterThan(5)
  expect(examples.filter((example) => 'problems' in readFormula(example, sampleScope('deal')))).toEqual([])
})

test('the rules are there in both languages', () => {
  const texts = [
    ...ruleSections.flatMap(({ title, rules }) => [title, ...rules.flatMap(({ about, says }) => [about, says])]),
    ...differences.flatMap(({ here, spreadsheet, why }) => [here, spreadsheet, why]),
  ]
  expect(texts.filter((text) => !/[一-龥]/u.test(text['zh-CN'] ?? '')).map(({ en }) => en)).toEqual([])
})
