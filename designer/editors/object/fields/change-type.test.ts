import type { FieldDocument } from '@attain/engine/metadata'
import { expect, test } from 'vitest'
import { bundleOf } from '../../../document/bundle.ts'
import { changeType, conversionBetween } from './change-type.ts'

const bundle = bundleOf(new Map(), new Set())
const label = { en: 'Field', 'zh-CN': '字段' }
const field = (settings: Partial<FieldDocument>): FieldDocument => ({ name: 'field', label, type: 'text', ...settings })
const change = (before: FieldDocument, type: FieldDocument['type']) => changeType(before, type, 'deal', bundle)

test('what both types have is kept, the rest is dropped and named', () => {
  const before = field({ required: true, unique: true, search: true, help: label, maxLength: 40, index: true })
  expect(change(before, 'number')).toEqual({
    field: field({ type: 'number', required: true, unique: true, help: label, index: true }),
    dropped: ['search', 'maxLength'],
  })
  expect(change(before, 'longText').field).toMatchObject({ maxLength: 40, required: true })
  expect(change(before, 'formula')).toMatchObject({
    field: { returns: 'number' },
    dropped: ['required', 'unique', 'search', 'maxLength', 'index'],
  })
})

test('a default that the new type cannot read is dropped', () => {
  expect(change(field({ default: '12' }), 'number').field.default).toBe('12')
  expect(change(field({ default: 'twelve' }), 'number')).toMatchObject({ dropped: ['default'] })
})

test('a list of choices begins with one, and goes with a number', () => {
  expect(change(field({}), 'select').field.options).toHaveLength(1)
  const options = [{ value: 'a', label }]
  expect(change(field({ type: 'select', options }), 'multiSelect').field.options).toEqual(options)
  expect(change(field({ type: 'select', options }), 'number')).toMatchObject({ dropped: ['options'] })
})

test('the list of children that a relation makes does not become one that is summed up', () => {
  const children = { name: 'deals', label }
  const before = field({ type: 'lookup', target: 'account', children })
  expect(change(before, 'rollup')).toMatchObject({ dropped: ['target', 'children'] })
  expect(change(before, 'masterDetail').field).toMatchObject({ target: 'account', children })
})

test('what happens to values', () => {
  const to = (type: FieldDocument['type']) => conversionBetween(field({}), field({ type }), 'deal', bundle)
  expect([to('longText'), to('number'), to('formula')]).toEqual(['kept', 'tried', 'lost'])
})
