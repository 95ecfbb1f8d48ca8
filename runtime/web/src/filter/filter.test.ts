import {
  asOffered,
  type FieldCondition,
  type Filter,
  type FilterItem,
  fromLogic,
  isComplete,
  OPERATORS,
  toLogic,
  WITHOUT_VALUE,
} from '@attain/form/filter'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftOf, isFinished, itemOfDraft, withItem } from './filter-draft.ts'

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
  test('groups in groups, to any depth', () => {
    const { item } = fc.letrec<{ item: FilterItem; group: Filter }>((tie) => ({
      item: fc.oneof({ depthSize: 'small' }, conditions, tie('group')),
      group: fc.record({
        match: fc.constantFrom('all', 'any'),
        items: fc.array(tie('item'), { minLength: 2, maxLength: 3 }),
      }),
    }))
    fc.assert(
      fc.property(fc.array(item, { minLength: 2, maxLength: 3 }), fc.constantFrom('all', 'any'), (items, match) => {
        const filter: Filter = { match, items }
        expect(fromLogic(JSON.parse(JSON.stringify(toLogic(filter))))).toEqual(filter)
        expect(itemOfDraft(draftOf(filter))).toEqual(filter)
      }),
    )
  })
  test('a group of one is that one, an empty one nothing', () => {
    const won: FieldCondition = { path: 'stage', operator: 'is', value: 'won' }
    expect(fromLogic({ and: [{ or: [{ '==': [{ var: 'stage' }, 'won'] }] }] }).items).toEqual([won])
    const nested = {
      match: 'any',
      items: [
        { match: 'all', items: [won] },
        { match: 'all', items: [] },
      ],
    } as const
    expect(itemOfDraft(draftOf(nested))).toEqual(won)
    expect(toLogic(nested)).toEqual({ '==': [{ var: 'stage' }, 'won'] })
  })
  test('a new row is not finished', () => {
    const group = withItem(draftOf({ match: 'any', items: [] }), 'condition')
    expect(isFinished(group)).toBe(false)
    expect(isFinished(withItem(draftOf({ match: 'any', items: [] }), 'group'))).toBe(false)
    expect(isFinished(draftOf({ match: 'any', items: [{ path: 'stage', operator: 'blank', value: null }] }))).toBe(true)
  })
  test('what it does not understand stays as it is', () => {
    const odd = { '!': [{ or: [{ '==': [{ var: 'a' }, { var: 'b' }] }, { '==': [{ var: 'a' }, '1'] }] }] }
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
