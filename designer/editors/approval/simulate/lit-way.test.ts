import { expect, test } from 'vitest'
import type { Approval, ApprovalNode } from '../graph/document.ts'
import { litWay } from './lit-way.ts'

const step = (name: string, next: string, more: object = {}) =>
  ({ type: 'approval', name, approvers: [{ from: 'managers' }], next, ...more }) as ApprovalNode
const approval: Approval = {
  ...{ kind: 'approval', object: 'deal', name: 'x', label: { en: 'X' }, first: 'a' },
  nodes: [
    step('a', 'c', { rejected: 'a' }),
    { type: 'condition', name: 'c', branches: [{ when: 'x', next: 'p' }], otherwise: 'end' },
    { type: 'parallel', name: 'p', branches: [{ next: 'l' }, { next: 'd' }], join: 'j' },
    step('l', 'j'),
    { type: 'condition', name: 'd', branches: [{ when: 'x', next: 'r' }], otherwise: 'j' },
    step('r', 'j'),
    { type: 'join', name: 'j', next: 'end' },
  ],
}
const at = (node: string, branch = 1, isStuck = false) => ({ node, branch, isStuck })
const lit = (...way: Parameters<typeof litWay>[1]) => {
  const { elements, lines } = litWay(approval, way)
  return { elements: [...elements].sort(), lines: [...lines].sort() }
}

test('the way through a branch to the end', () => {
  expect(lit(at('a'), at('c'))).toEqual({
    elements: ['@end', '@start', 'a', 'c', 'c/otherwise'],
    lines: ['@start a', 'a c', 'c c/otherwise', 'c/otherwise @end'],
  })
})

test('all branches of a split, and a condition that leads to where they meet', () => {
  const { elements, lines } = lit(at('a'), at('c'), at('p'), at('l', 2), at('d', 3), at('j'))
  expect(elements).not.toContain('r')
  expect(elements).not.toContain('c/otherwise')
  expect(lines).toEqual(
    expect.arrayContaining(['c/0 p', 'p p/0', 'p p/1', 'p/0 l', 'p/1 d', 'd/otherwise j', 'l j', 'j @end']),
  )
})

test('behind a step at which it is stuck, nothing is lit', () => {
  expect(lit(at('a', 1, true))).toEqual({ elements: ['@start', 'a'], lines: ['@start a'] })
})
