import { describe, expect, test } from 'vitest'
import { arrangeWay, focusOf, neededOf, type Way } from './arrange-way.ts'
import { step } from './test-steps.ts'

/** `manager (finance | product) copy` */
const drawn = (way: Way): string =>
  way
    .map(({ step: { node }, branches }) => (branches.length > 0 ? `${node}(${branches.map(drawn).join(' | ')})` : node))
    .join(' ')

describe('the picture of a way', () => {
  test('puts one step after another', () => {
    expect(drawn(arrangeWay([step(1, 'manager'), step(2, 'finance')]))).toBe('manager finance')
    expect(drawn(arrangeWay([]))).toBe('')
  })

  test('puts branches beside each other, and what follows behind them', () => {
    const way = arrangeWay([
      step(1, 'manager'),
      step(2, 'both', { type: 'parallel', opens: [3, 4] }),
      step(5, 'finance', { branch: 3 }),
      step(6, 'product', { branch: 4 }),
      step(7, 'ledger', { branch: 3 }),
      step(8, 'director'),
    ])
    expect(drawn(way)).toBe('manager both(finance ledger | product) director')
  })

  test('nests splits within branches, whatever the order in which they are reached', () => {
    const way = arrangeWay([
      step(1, 'outer', { type: 'parallel', opens: [2, 3] }),
      step(4, 'a', { branch: 2 }),
      step(5, 'inner', { branch: 3, type: 'inclusive', opens: [6, 7] }),
      step(8, 'b', { branch: 6 }),
      step(9, 'c', { branch: 7 }),
      step(10, 'd', { branch: 3 }),
      step(11, 'end'),
    ])
    expect(drawn(way)).toBe('outer(a | inner(b | c) d) end')
  })

  test('draws no fork where only one branch is taken, and keeps its steps', () => {
    const way = arrangeWay([
      step(1, 'which', { type: 'inclusive', opens: [2] }),
      step(3, 'legal', { branch: 2 }),
      step(4, 'end'),
    ])
    expect(drawn(way)).toBe('which legal end')
  })

  test('keeps a branch that leads straight on', () => {
    const way = arrangeWay([step(1, 'both', { opens: [2, 3] }), step(4, 'a', { branch: 2 })])
    expect(drawn(way)).toBe('both(a | )')
  })

  test('loses no step of a branch that nothing opens', () => {
    expect(drawn(arrangeWay([step(1, 'a'), step(2, 'lost', { branch: 9 })]))).toBe('a lost')
  })
})

test('the eye falls on who is asked now, else on what came last', () => {
  expect(focusOf([step(1, 'a', { when: 'done' }), step(2, 'b', { when: 'now' }), step(3, 'c')])).toBe(2)
  expect(focusOf([step(1, 'a', { when: 'done' }), step(2, 'b', { when: 'done' })])).toBe(2)
  expect(focusOf([step(1, 'a')])).toBeUndefined()
})

test('how many have to agree is said where several are asked', () => {
  const person = { person: null, principal: null, task: null, state: 'ahead', at: null } as const
  const people = [person, person]
  expect(neededOf(step(1, 'a', { needed: 'all', people }))).toEqual({ says: 'all' })
  expect(neededOf(step(1, 'a', { needed: '1', people }))).toEqual({ says: 'any' })
  expect(neededOf(step(1, 'a', { needed: '60%', people }))).toEqual({ says: 'of', needed: '60%' })
  expect(neededOf(step(1, 'a', { needed: 'all', people: [person] }))).toBeNull()
  expect(neededOf(step(1, 'a', { people }))).toBeNull()
})
