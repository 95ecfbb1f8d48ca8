import { expect, it } from 'vitest'
import { patternMistake } from './pattern-mistake.ts'

it.each([
  '^[A-Z]{3}$',
  '^\\d{4}(-\\d{4})*$',
  '^(cat|dog)$',
  '^\\S+@\\S+\\.\\S+$',
  '^(\\+\\d)*$',
  '^([+*]x)+$',
  '^(?:a{3})+$',
  '^\\p{Script=Han}{2,4}$',
])('accepts %s', (pattern) => {
  expect(patternMistake(pattern)).toBeUndefined()
})

it.each([
  '(a+)+',
  '(a|aa)+$',
  '((a+))*',
  '(a{1,5})*',
  '(?:(?:x*)y)+',
  '(?<n>a*)+',
  '(a)\\1',
  '[',
  'a'.repeat(501),
  '(?:a|(b))+',
])('refuses %s', (pattern) => {
  expect(patternMistake(pattern)?.en).toBeTruthy()
})
