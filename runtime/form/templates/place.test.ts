import { expect, test } from 'vitest'
import type { FormContext } from '../form-context.ts'
import { opportunity } from '../test-objects.ts'
import { looksSame, type WhatItShows } from './place.tsx'

function shown(
  name: string,
  value: unknown,
  changes: Partial<FormContext> = {},
  rest: Partial<WhatItShows> = {},
): WhatItShows {
  const field = opportunity.fields.find((one) => one.name === name) as WhatItShows['placed']['field']
  const context = {
    ...{
      object: opportunity,
      language: 'en',
      idPrefix: 'root',
      services,
      names,
      stages: undefined,
      sections: [],
      placed: new Map(),
    },
    ...{ isLate: () => false, renderValue: () => null },
    ...changes,
  } as FormContext
  return {
    value,
    errors: undefined,
    context,
    disabled: false,
    placed: { field, width: 'half', readOnly: false, required: false },
    ...rest,
  }
}
const services = {} as FormContext['services']
const names = new Map<string, string>()

test('a field is drawn again for its own value, its problems and what it may be, not for what others hold', () => {
  const before = shown('name', 'a')
  expect(looksSame(before, shown('name', 'a'))).toBe(true)
  expect(looksSame(before, shown('name', 'b'))).toBe(false)
  expect(looksSame(before, shown('name', 'a', {}, { errors: ['Too long'] }))).toBe(false)
  expect(looksSame(before, shown('name', 'a', {}, { disabled: true }))).toBe(false)
  expect(looksSame(before, shown('name', 'a', {}, { placed: { ...before.placed, required: true } }))).toBe(false)
  expect(looksSame(before, shown('name', 'a', { language: 'zh-CN' }))).toBe(false)
  expect(looksSame(before, shown('name', 'a', { isLate: () => true }))).toBe(false)
  expect(looksSame(shown('name', ['x']), shown('name', ['x']))).toBe(true)
  expect(looksSame(shown('name', ['x']), shown('name', ['x', 'y']))).toBe(false)
})

test('what only shows a value is drawn again when values are shown in another way', () => {
  const readOnly = (context: Partial<FormContext>) => {
    const one = shown('name', 'a', context)
    return { ...one, placed: { ...one.placed, readOnly: true } }
  }
  const renderValue = () => 'x'
  expect(looksSame(readOnly({ renderValue }), readOnly({ renderValue }))).toBe(true)
  expect(looksSame(readOnly({ renderValue }), readOnly({ renderValue: () => 'y' }))).toBe(false)
  expect(looksSame(shown('name', 'a', { renderValue }), shown('name', 'a', { renderValue: () => 'y' }))).toBe(true)
})
