import { expect, test } from 'vitest'
import { inOrder, isAllowed, nothing, withFollowing, withoutStage, withStep } from './transitions.ts'

const stages = ['new', 'talk', 'won', 'lost']

test('a stage that is not listed may move anywhere', () => {
  expect(isAllowed([], 'new', 'lost')).toBe(true)
  expect(isAllowed([{ from: 'new', to: ['talk'] }], 'new', 'lost')).toBe(false)
  expect(isAllowed([{ from: 'new', to: ['talk'] }], 'talk', 'lost')).toBe(true)
})

test('forbidding one step lists the others in the order of the stages', () => {
  const one = withStep([], stages, 'talk', 'won', false)
  expect(one).toEqual([{ from: 'talk', to: ['new', 'lost'] }])
  const two = withStep(one, stages, 'new', 'lost', false)
  expect(two).toEqual([
    { from: 'new', to: ['talk', 'won'] },
    { from: 'talk', to: ['new', 'lost'] },
  ])
})

test('allowing the last step that was forbidden takes the stage off the list', () => {
  const one = withStep([], stages, 'talk', 'won', false)
  expect(withStep(one, stages, 'talk', 'won', true)).toEqual([])
  expect(withFollowing(one, stages, 'talk', ['new', 'won', 'lost'])).toEqual([])
})

test('one after the other, and nothing', () => {
  expect(inOrder(stages)).toEqual([
    { from: 'new', to: ['talk'] },
    { from: 'talk', to: ['won'] },
    { from: 'won', to: ['lost'] },
    { from: 'lost', to: [] },
  ])
  expect(inOrder(['a', 'b'])).toEqual([{ from: 'b', to: [] }])
  expect(nothing(stages).every(({ to }) => to.length === 0)).toBe(true)
  expect(nothing(['a'])).toEqual([])
})

test('a stage that is removed is in no transition any more', () => {
  expect(withoutStage(inOrder(stages), 'won')).toEqual([
    { from: 'new', to: ['talk'] },
    { from: 'talk', to: [] },
    { from: 'lost', to: [] },
  ])
})
