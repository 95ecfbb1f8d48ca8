import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Approval, ApprovalNode } from '../graph/document.ts'
import { insertOnExit } from '../graph/edits.ts'
import { allExits } from '../graph/exits.ts'
import type { Fragment } from '../graph/fragment.ts'
import { newFragment, newTypes } from '../graph/new-node.ts'
import { arrange, type Box } from './arrange.ts'
import { END_ID, elementBeside, elementsOf, START_ID } from './elements.ts'

const step = (name: string, next: string, more: object = {}) =>
  ({ type: 'approval', name, approvers: [{ from: 'managers' }], next, ...more }) as ApprovalNode
const of = (...nodes: ApprovalNode[]): Approval => ({
  kind: 'approval',
  object: 'deal',
  name: 'x',
  label: { en: 'X' },
  first: nodes[0]?.name ?? '',
  nodes,
})
const middle = ({ x, width }: Box) => x + width / 2
const boxIn = (boxes: ReadonlyMap<string, Box>) => (id: string) => {
  const box = boxes.get(id)
  if (box === undefined) throw new Error(`${id} has no place.`)
  return box
}
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

describe('what follows stands below', () => {
  const box = boxIn(arrange(of(step('a', 'b'), step('b', 'end'))))
  test('on one line', () => {
    const all = [START_ID, 'a', 'b', END_ID].map(box)
    expect(new Set(all.map(middle))).toEqual(new Set([0]))
    expect(all.map(({ y }) => y)).toEqual(all.map(({ y }) => y).toSorted((a, b) => a - b))
  })
})

test('branches stand side by side in their order, and what follows below all of them in the middle', () => {
  const box = boxIn(
    arrange(
      of(
        { type: 'parallel', name: 'p', branches: [{ next: 'a' }, { next: 'c' }], join: 'j' },
        step('a', 'b'),
        step('b', 'j'),
        step('c', 'j'),
        { type: 'join', name: 'j', next: 'end' },
      ),
    ),
  )
  expect(middle(box('a'))).toBeLessThan(middle(box('c')))
  expect(middle(box('p/0'))).toBe(middle(box('a')))
  expect(box('a').y).toBe(box('c').y)
  expect(box('j').y).toBeGreaterThan(box('b').y + box('b').height)
  expect(middle(box('j'))).toBe(middle(box('p')))
})

test('what two branches share stands below both', () => {
  const nodes: ApprovalNode[] = [
    {
      type: 'condition',
      name: 'c',
      branches: [
        { when: 'x', next: 'shared' },
        { when: 'y', next: 'own' },
      ],
      otherwise: 'end',
    },
    step('own', 'shared'),
    step('shared', 'end'),
  ]
  const box = boxIn(arrange(of(...nodes)))
  expect(box('shared').y).toBeGreaterThan(box('own').y)
})

test('what only a rejection leads to stands beside, and what nothing leads to has a place too', () => {
  const box = boxIn(arrange(of(step('a', 'end', { rejected: 'r' }), step('r', 'a'), step('lost', 'end'))))
  expect(box('r').x).toBeGreaterThan(box('a').x + box('a').width)
  expect(box('lost').x).toBeGreaterThan(box('r').x + box('r').width)
})

const anyInserts = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { maxLength: 25 })
const noBundle = { approvalsOf: () => [] } as never

test('no two boxes ever overlap, everything has a place, and lines lead down', () => {
  fc.assert(
    fc.property(anyInserts, (inserts) => {
      const types = newTypes.filter((type) => type !== 'subprocess')
      const approval = inserts.reduce<Approval>(
        (before, [where, which]) => {
          const exits = allExits(before)
          const exit = exits[where % exits.length]
          const fragment = newFragment(types[which % types.length] ?? 'copy', 'deal', 'x', noBundle) as Fragment
          return (exit && insertOnExit(before, exit, fragment)) ?? before
        },
        of(step('a', 'end')),
      )
      const { elements, lines } = elementsOf(approval)
      const boxes = arrange(approval)
      const box = boxIn(boxes)
      const all = elements.map(({ id }) => box(id))
      for (const [index, one] of all.entries())
        for (const other of all.slice(index + 1)) expect(overlap(one, other)).toBe(false)
      for (const { from, to } of lines) expect(box(to).y).toBeGreaterThanOrEqual(box(from).y + box(from).height)
    }),
    { numRuns: 100 },
  )
})

test('arrow keys go along the lines', () => {
  const elements = elementsOf(
    of({ type: 'condition', name: 'c', branches: [{ when: 'x', next: 'a' }], otherwise: 'end' }, step('a', 'end')),
  )
  expect(elementBeside(elements, START_ID, 'on')).toBe('c')
  expect(elementBeside(elements, 'c', 'on')).toBe('c/0')
  expect(elementBeside(elements, 'c/0', 'after')).toBe('c/otherwise')
  expect(elementBeside(elements, 'c/otherwise', 'before')).toBe('c/0')
  expect(elementBeside(elements, 'a', 'back')).toBe('c/0')
  expect(elementBeside(elements, 'a', 'on')).toBe(END_ID)
})
