import type { JsonSchema } from '@attain/engine/fields'
import { expect, test } from 'vitest'
import { createMatcher } from './validator.ts'

const root: JsonSchema = {
  $defs: { Name: { type: 'string', pattern: '^[a-z]+$' }, Named: { properties: { name: { $ref: '#/$defs/Name' } } } },
}

test('a part that rjsf gave an id of its own does not change where the references of others lead', () => {
  const matcher = createMatcher(root)
  const branch = { $id: '_$junk_option_schema_id$_', $ref: '#/$defs/Named' }
  expect(matcher.isValid(branch, { name: 'amount' }, branch)).toBe(true)
  // as another form does that shares the definitions
  const other = createMatcher(root)
  const whole = { $ref: '#/$defs/Named' }
  expect(other.isValid(whole, { name: 'amount' }, whole)).toBe(true)
  expect(other.isValid(whole, { name: 'A' }, whole)).toBe(false)
})

test('what a form has emptied is as if it were not there', () => {
  const branch = { type: 'object', additionalProperties: false, properties: { of: { $ref: '#/$defs/Goal' } } } as const
  const goals = createMatcher({
    $defs: { Goal: { required: ['from'], properties: { from: {}, amount: { type: 'string' } } } },
  })
  expect(goals.isValid(branch, { of: { from: 'target', amount: undefined }, by: undefined }, branch)).toBe(true)
  expect(goals.isValid(branch, { of: { from: undefined } }, branch)).toBe(false)
  expect(goals.isValid({ type: 'array', items: branch }, [{ of: undefined }], branch)).toBe(true)
})
