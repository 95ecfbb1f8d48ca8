import { checkWays } from '@attain/engine/metadata'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../document/command.ts'
import { byIdentity, type Documents } from '../../../document/documents.ts'
import { beginHistory, execute, redo, undo } from '../../../document/history.ts'
import * as commands from './commands.ts'
import { type Approval, type ApprovalNode, approvalOf, documentOf, hasBranches, nodeNamed } from './document.ts'
import { goesWith, goesWithBranch, insertAfter } from './edits.ts'
import { allExits, type Exit, exitId, exitOf, targetIn } from './exits.ts'
import { copyOf, type Fragment } from './fragment.ts'
import { newBranch, newFragment, newTypes } from './new-node.ts'

const ID = 'approval:deal/discount'
const step = (name: string, next: string, more: object = {}) =>
  ({ type: 'approval', name, approvers: [{ from: 'managers' }], next, ...more }) as ApprovalNode
const approval: Approval = {
  kind: 'approval',
  object: 'deal',
  name: 'discount',
  label: { en: 'Discount' },
  first: 'manager',
  nodes: [
    step('manager', 'large'),
    {
      type: 'condition',
      name: 'large',
      branches: [
        { when: 'amount > 100', next: 'both' },
        { when: 'amount > 10', next: 'boss' },
      ],
      otherwise: 'copy',
    },
    { type: 'parallel', name: 'both', branches: [{ next: 'finance' }, { next: 'product' }], join: 'met' },
    step('finance', 'met'),
    step('product', 'met'),
    { type: 'join', name: 'met', next: 'boss' },
    step('boss', 'copy', { rejected: 'manager' }),
    { type: 'copy', name: 'copy', people: [{ from: 'submitter' }], next: 'end' },
  ],
}
const start = byIdentity([documentOf(approval)])

/** `a>b` for every way, in the order of the document. */
function shown(documents: Documents): string {
  const { first, nodes } = approvalOf(documents.get(ID) ?? documentOf(approval))
  const ways = nodes.map((node) => {
    const exits = allExits({ ...approval, nodes: [node] }).slice(1)
    return `${node.name}>${exits.map(({ way }) => targetIn(node, way)).join(',')}`
  })
  return [first, ...ways].join(' ')
}

const wait: Fragment = {
  first: 'wait',
  nodes: [{ type: 'wait', name: 'wait', for: { amount: 1, unit: 'days' }, next: '' }],
}
const noBundle = { approvalsOf: () => [] } as never
const parallel = newFragment('parallel', 'deal', 'discount', noBundle) as Fragment
const copyOfNodes = (...names: string[]) => copyOf(approval, new Set(names)) as Fragment
const exit = (id: string) => exitOf(id)

test('to begin with', () =>
  expect(shown(start)).toBe(
    'manager manager>large large>both,boss,copy both>finance,product finance>met product>met met>boss boss>copy,manager copy>end',
  ))

describe.each<[string, Command, string]>([
  [
    'inserts at the beginning',
    commands.insertOnEdge(ID, exit('/next'), wait, 'x'),
    'wait wait>manager manager>large large>both,boss,copy both>finance,product finance>met product>met met>boss boss>copy,manager copy>end',
  ],
  [
    'inserts on a branch',
    commands.insertOnEdge(ID, exit('large/1'), wait, 'x'),
    'manager manager>large large>both,wait,copy wait>boss both>finance,product finance>met product>met met>boss boss>copy,manager copy>end',
  ],
  [
    'inserts a split with its join and branches',
    commands.insertOnEdge(ID, exit('finance/next'), parallel, 'x'),
    'manager manager>large large>both,boss,copy both>finance,product finance>parallel parallel>join,join join>met product>met met>boss boss>copy,manager copy>end',
  ],
  [
    'inserts behind a split',
    commands.insertAfter(ID, 'both', wait, 'x'),
    'manager manager>large large>both,boss,copy both>finance,product finance>met product>met met>wait wait>boss boss>copy,manager copy>end',
  ],
  [
    'inserts behind a condition, where its branches meet',
    commands.insertAfter(ID, 'large', wait, 'x'),
    'manager manager>large large>both,boss,wait both>finance,product finance>met product>met met>boss boss>wait,manager copy>end wait>copy',
  ],
  [
    'removes a step and ties together what it stood between',
    commands.remove(ID, ['boss'], 'x'),
    'manager manager>large large>both,copy,copy both>finance,product finance>met product>met met>copy copy>end',
  ],
  [
    'removes a split with its branches',
    commands.remove(ID, ['both'], 'x'),
    'manager manager>large large>boss,boss,copy boss>copy,manager copy>end',
  ],
  [
    'removes the split of a join',
    commands.remove(ID, ['met'], 'x'),
    'manager manager>large large>boss,boss,copy boss>copy,manager copy>end',
  ],
  ['removes a condition with its branches', commands.remove(ID, ['large'], 'x'), 'manager manager>copy copy>end'],
  [
    'connects a way to another node',
    commands.connect(ID, exit('product/rejected'), 'finance', 'x'),
    'manager manager>large large>both,boss,copy both>finance,product finance>met product>met,finance met>boss boss>copy,manager copy>end',
  ],
  [
    'a rejection that ends has no way',
    commands.connect(ID, exit('boss/rejected'), 'end', 'x'),
    'manager manager>large large>both,boss,copy both>finance,product finance>met product>met met>boss boss>copy copy>end',
  ],
  [
    'adds a branch',
    commands.addBranch(ID, 'both', newBranch(3), 'x'),
    'manager manager>large large>both,boss,copy both>finance,product,met finance>met product>met met>boss boss>copy,manager copy>end',
  ],
  [
    'removes a branch with what hangs at it alone',
    commands.removeBranch(ID, 'large', 0, 'x'),
    'manager manager>large large>boss,copy boss>copy,manager copy>end',
  ],
  [
    'moves a branch',
    commands.moveBranch(ID, 'large', 0, 1, 'x'),
    'manager manager>large large>boss,both,copy both>finance,product finance>met product>met met>boss boss>copy,manager copy>end',
  ],
  [
    'renames a join, also where its split names it',
    commands.rename(ID, 'met', 'together'),
    'manager manager>large large>both,boss,copy both>finance,product finance>together product>together together>boss boss>copy,manager copy>end',
  ],
  [
    'pastes steps one after another under names that are free',
    commands.insertOnEdge(ID, exit('copy/next'), copyOfNodes('manager', 'boss'), 'x'),
    'manager manager>large large>both,boss,copy both>finance,product finance>met product>met met>boss boss>copy,manager copy>manager_2 manager_2>boss_2 boss_2>end',
  ],
  [
    'pastes a split with all that it holds',
    commands.insertOnEdge(ID, exit('copy/next'), copyOfNodes('both', 'finance'), 'x'),
    'manager manager>large large>both,boss,copy both>finance,product finance>met product>met met>boss boss>copy,manager copy>both_2 both_2>finance_2,product_2 finance_2>met_2 product_2>met_2 met_2>end',
  ],
])('%s', (_, command, expected) => {
  test('and back, and again', () => {
    const done = execute(beginHistory(start), command)
    expect(shown(done.documents)).toBe(expected)
    const undone = undo(done)
    expect(undone.documents).toEqual(start)
    expect(shown(redo(undone).documents)).toBe(expected)
  })
})

describe('what cannot be done changes nothing', () => {
  const only: Approval = { ...approval, first: 'a', nodes: [step('a', 'end')] }
  test.each<[string, Command, Approval]>([
    ['removing the last step', commands.remove(ID, ['a'], 'x'), only],
    ['a name that is taken', commands.rename(ID, 'boss', 'copy'), approval],
    ['the name of the end', commands.rename(ID, 'boss', 'end'), approval],
    ['one of two parallel branches', commands.removeBranch(ID, 'both', 0, 'x'), approval],
    ['a branch that is not there', commands.moveBranch(ID, 'large', 0, 2, 'x'), approval],
    ['beginning with the end', commands.connect(ID, exit('/next'), 'end', 'x'), approval],
    ['behind a node that is not there', commands.insertAfter(ID, 'gone', wait, 'x'), approval],
  ])('%s', (_, command, document) => {
    const history = beginHistory(byIdentity([documentOf(document)]))
    expect(execute(history, command)).toBe(history)
  })
  test('taking the only person out of a circle', () => {
    const circle: Approval = {
      ...approval,
      first: 'a',
      nodes: [
        { type: 'copy', name: 'a', people: [{ from: 'submitter' }], next: 'b' },
        step('b', 'c'),
        { type: 'condition', name: 'c', branches: [{ when: 'x', next: 'a' }], otherwise: 'end' },
      ],
    }
    const history = beginHistory(byIdentity([documentOf(circle)]))
    expect(execute(history, commands.remove(ID, ['b'], 'x'))).toBe(history)
  })
})

test('what goes with a node is known before', () => {
  expect(goesWith(approval, ['large'])).toEqual(['large', 'both', 'finance', 'product', 'met', 'boss'])
  expect(goesWith(approval, ['boss'])).toEqual(['boss'])
  expect(goesWithBranch(approval, 'large', 0)).toEqual(['both', 'finance', 'product', 'met'])
})

test('what is put behind a node does not follow what its branches end at early', () => {
  const early = commands.connect(ID, exit('large/0'), 'end', 'x').execute(start).get(ID)
  const after = insertAfter(approvalOf(early ?? documentOf(approval)), 'boss', wait)
  expect(after && nodeNamed(after, 'boss')).toMatchObject({ next: 'wait' })
})

test('a way keeps its name', () => {
  for (const one of allExits(approval)) expect(exitOf(exitId(one))).toEqual(one)
})

interface Step {
  readonly what: 'insert' | 'after' | 'remove' | 'addBranch' | 'removeBranch' | 'moveBranch' | 'rename' | 'paste'
  readonly where: number
  readonly which: number
}
const anySteps = fc.array(
  fc.record<Step>({
    what: fc.constantFrom('insert', 'after', 'remove', 'addBranch', 'removeBranch', 'moveBranch', 'rename', 'paste'),
    where: fc.nat(1000),
    which: fc.nat(1000),
  }),
  { minLength: 1, maxLength: 30 },
)
const made = newTypes.filter((type) => type !== 'subprocess')

function commandOf(current: Approval, { what, where, which }: Step): Command {
  const pick = <T>(from: readonly T[], at: number) => from[at % from.length] as T
  const node = pick(current.nodes, where)
  const branching = current.nodes.filter(hasBranches)
  const split = branching.length === 0 ? node : pick(branching, where)
  const way: Exit = pick(allExits(current), where)
  const fragment = newFragment(pick(made, which), 'deal', 'discount', noBundle) as Fragment
  switch (what) {
    case 'insert':
      return commands.insertOnEdge(ID, way, fragment, 'x')
    case 'after':
      return commands.insertAfter(ID, node.name, fragment, 'x')
    case 'remove':
      return commands.remove(ID, [node.name, pick(current.nodes, which).name], 'x')
    case 'addBranch':
      return commands.addBranch(ID, split.name, newBranch(which), 'x')
    case 'removeBranch':
      return commands.removeBranch(ID, split.name, which % 4, 'x')
    case 'moveBranch':
      return commands.moveBranch(ID, split.name, which % 3, where % 3, 'x')
    case 'rename':
      return commands.rename(ID, node.name, `n${which}`)
    case 'paste':
      return commands.insertOnEdge(ID, way, copyOf(current, new Set([node.name])) as Fragment, 'x')
  }
}

test('whatever is done by hand, a graph that holds together goes on to do so', () => {
  let [done, refused] = [0, 0]
  fc.assert(
    fc.property(anySteps, (steps) => {
      let history = beginHistory(start)
      for (const one of steps) {
        const current = approvalOf(history.documents.get(ID) ?? documentOf(approval))
        const before = history
        history = execute(before, commandOf(current, one), false)
        if (history === before) refused += 1
        else done += 1
        expect([...checkWays(approvalOf(history.documents.get(ID) ?? documentOf(approval)))]).toEqual([])
        if (history === before) continue
        expect(undo(history).documents).toEqual(before.documents)
      }
    }),
    { numRuns: 300 },
  )
  // branches that are not there, and the last of everything, are few of all
  expect(done).toBeGreaterThan(refused * 2)
})
