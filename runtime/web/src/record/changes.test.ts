import { field, opportunity } from '@attain/form/test-objects'
import { expect, test } from 'vitest'
import { changedValues, compareChanges, mergeValues } from './changes.ts'

const base = { name: 'A', amount: '5.00', stage: 'open', close_date: null }

test('only what differs is a change; 5 and 5.00 are the same amount', () => {
  expect(changedValues(opportunity, base, { ...base, amount: '5', name: 'B' })).toEqual({ name: 'B' })
  expect(changedValues(opportunity, base, { close_date: '' })).toEqual({})
  expect(changedValues(opportunity, base, { amount: '5.01' })).toEqual({ amount: '5.01' })
})

test('what is computed is no change of anybody', () => {
  const object = {
    ...opportunity,
    fields: [...opportunity.fields, field('margin', 'formula', { valueType: 'currency' })],
  }
  expect(changedValues(object, { margin: '5.00' }, { margin: '6.00', name: 'B' })).toEqual({ name: 'B' })
})

test('changes of two people: theirs, and what both changed', () => {
  const theirs = { ...base, name: 'Theirs', stage: 'won', amount: '7.00' }
  const mine = { ...base, name: 'Mine', amount: '7' }
  expect(compareChanges(opportunity, base, theirs, mine)).toEqual({ theirs: ['stage'], conflicts: ['name'] })
  expect(mergeValues(opportunity, base, theirs, mine, new Set())).toEqual({
    name: 'Mine',
    amount: '7',
    stage: 'won',
    close_date: null,
  })
  expect(mergeValues(opportunity, base, theirs, mine, new Set(['name']))).toMatchObject({
    name: 'Theirs',
    stage: 'won',
  })
})
