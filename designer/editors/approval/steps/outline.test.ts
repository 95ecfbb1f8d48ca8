import { expect, test } from 'vitest'
import type { Approval, ApprovalNode } from '../graph/document.ts'
import { type Item, outlineOf } from './outline.ts'

const step = (name: string, next: string, more: object = {}) =>
  ({ type: 'approval', name, approvers: [{ from: 'managers' }], next, ...more }) as ApprovalNode
const of = (...nodes: ApprovalNode[]): Approval => ({
  ...{ kind: 'approval', object: 'deal', name: 'x', label: { en: 'X' }, first: nodes[0]?.name ?? '' },
  nodes,
})
const say = (items: readonly Item[]): string =>
  items
    .map((item) =>
      item.is === 'to'
        ? `→${item.name}`
        : item.branches.length === 0
          ? item.node.name
          : `${item.node.name}(${item.branches.map(({ items: inner }) => say(inner)).join(' | ')})`,
    )
    .join(' ')

test('branches stand within, what follows behind them', () => {
  const { way, beside } = outlineOf(
    of(
      step('a', 'c'),
      { type: 'condition', name: 'c', branches: [{ when: 'x', next: 'p' }], otherwise: 'z' },
      { type: 'parallel', name: 'p', branches: [{ next: 'l' }, { next: 'j' }], join: 'j' },
      step('l', 'j'),
      { type: 'join', name: 'j', next: 'z' },
      step('z', 'end', { rejected: 'again' }),
      step('again', 'a'),
    ),
  )
  expect(say(way.items)).toBe('a c(p(l | ) j | ) z')
  expect(beside.map(say)).toEqual(['again →a'])
})

test('what two branches lead to stands once', () => {
  const { way } = outlineOf(
    of(
      {
        type: 'condition',
        name: 'c',
        branches: [
          { when: 'x', next: 'a' },
          { when: 'y', next: 'b' },
        ],
        otherwise: 'end',
      },
      step('a', 'b'),
      step('b', 'end'),
    ),
  )
  expect(say(way.items)).toBe('c(a b | →b | )')
})
