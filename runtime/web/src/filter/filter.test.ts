import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FieldCondition, fromLogic, isComplete, OPERATORS, toLogic, WITHOUT_VALUE } from './filter.ts'
import { asOffered } from './operators.ts'

const word = fc.string({ minLength: 1, maxLength: 8 })
const conditions: fc.Arbitrary<FieldCondition> = fc
  .tuple(fc.constantFrom('name', 'account.sector', 'amount'), fc.constantFrom(...OPERATORS), word, word)
  .map(([path, operator, first, second]) => {
    if (WITHOUT_VALUE.has(operator)) return { path, operator, value: null }
    if (operator === 'between' || operator === 'anyOf' || operator === 'noneOf') {
      return { path, operator, value: [first, second] }
    }
    return { path, operator, value: first }
  })

describe('filter ↔ JSON Logic', () => {
  test('what the editor writes it reads back', () => {
    fc.assert(
      fc.property(
        fc.array(conditions, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('all', 'any'),
        (items, match) => {
          const filter = { match: items.length > 1 ? match : 'all', items } as const
          expect(fromLogic(JSON.parse(JSON.stringify(toLogic(filter))))).toEqual(filter)
        },
      ),
    )
  })
  test('what it does not understand stays as it is', () => {
    const odd = { or: [{ '==': [{ var: 'a' }, { var: 'b' }] }, { '!': [{ '==': [{ var: 'a' }, '1'] }] }] }
    const filter = fromLogic({ and: [odd, { '==': [{ var: 'stage' }, 'won'] }] })
    expect(filter.items).toEqual([{ tree: odd }, { path: 'stage', operator: 'is', value: 'won' }])
    expect(toLogic(filter)).toEqual({ and: [odd, { '==': [{ var: 'stage' }, 'won'] }] })
  })
  test('nothing is no filter', () => {
    expect(toLogic(fromLogic(undefined))).toBeUndefined()
    expect(fromLogic('nonsense').items).toEqual([])
    expect(fromLogic([1]).items).toEqual([])
  })
})

describe('isComplete', () => {
  test.each([
    [{ operator: 'between', value: ['1', null] }, false],
    [{ operator: 'between', value: ['1', '2'] }, true],
    [{ operator: 'anyOf', value: [] }, false],
    [{ operator: 'blank', value: null }, true],
    [{ operator: 'contains', value: '' }, false],
  ] as const)('%j: %s', (condition, complete) => {
    expect(isComplete({ path: 'a', ...condition } as FieldCondition)).toBe(complete)
  })
})

describe('a condition in the editor', () => {
  const given = { path: 'stage', operator: 'is', value: 'won' } as const
  test('"is" becomes "is any of" where only that is offered', () => {
    expect(asOffered(given, ['anyOf', 'noneOf'])).toEqual({ path: 'stage', operator: 'anyOf', value: ['won'] })
    expect(asOffered({ ...given, operator: 'isNot' }, ['anyOf', 'noneOf']).operator).toBe('noneOf')
  })
  test('what is offered stays', () => expect(asOffered(given, ['is', 'anyOf'])).toBe(given))
})
