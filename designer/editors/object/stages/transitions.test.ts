import { expect, test } from 'vitest'
import { inOrder, isAllowed, nothing, withFollowing, withNewStage, withoutStage, withStep } from './transitions.ts'

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

test('a new stage lies on the way of the one before it', () => {
  const added = withNewStage(inOrder(stages), stages, 'offer', 2)
  expect(added).toEqual([
    { from: 'new', to: ['talk'] },
    { from: 'talk', to: ['offer', 'won'] },
    { from: 'offer', to: ['won'] },
    { from: 'won', to: ['lost'] },
    { from: 'lost', to: [] },
  ])
  expect(withNewStage(inOrder(stages), stages, 'end', 4).slice(-2)).toEqual([
    { from: 'lost', to: ['end'] },
    { from: 'end', to: [] },
  ])
})

test('a new stage is free where the one before it is', () => {
  expect(withNewStage([], stages, 'offer', 2)).toEqual([])
  const closed = [{ from: 'lost', to: [] }]
  expect(withNewStage(closed, stages, 'offer', 2)).toEqual(closed)
})

test('a new first stage leads to the one after it', () => {
  expect(withNewStage(inOrder(stages), stages, 'idea', 0)[0]).toEqual({ from: 'idea', to: ['new'] })
})
