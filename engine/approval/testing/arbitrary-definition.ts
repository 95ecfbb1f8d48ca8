/** Definitions that the checks would let through: nested branches, every kind of node, rejections within a branch. */
import fc from 'fast-check'
import type { ApprovalNode, Definition, Limit, Node, Person, Source } from '../definition.ts'

export const people: readonly Person[] = ['sue', 'ann', 'bob', 'cat', 'dan']
export const facts = ['big', 'new'] as const

type Block =
  | { readonly kind: 'node'; readonly node: DistributiveOmit<Exclude<Node, { type: 'join' }>, 'next'> }
  | { readonly kind: 'choice'; readonly branches: readonly Sequence[]; readonly hasDefault: boolean }
  | {
      readonly kind: 'split'
      readonly branches: readonly Sequence[]
      readonly inclusive: boolean
      readonly hasDefault: boolean
    }
type Sequence = readonly Block[]
type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never

const source: fc.Arbitrary<Source> = fc.oneof(
  fc.record({ from: fc.constant('people' as const), people: fc.shuffledSubarray([...people]) }),
  fc.record({ from: fc.constant('people' as const), people: fc.shuffledSubarray([...people], { minLength: 2 }) }),
  fc.record({ from: fc.constant('managers' as const), levels: fc.integer({ min: 1, max: 3 }) }),
  fc.constantFrom<Source[]>({ from: 'submitter' }, { from: 'chosen' }),
)

const duration = fc.record({ amount: fc.integer({ min: 0, max: 90 }), unit: fc.constant('minutes' as const) })

const limit: fc.Arbitrary<Limit> = fc.record(
  {
    after: duration,
    again: fc.record({ every: duration, times: fc.integer({ min: 0, max: 2 }) }),
    do: fc.oneof(
      fc.constantFrom('remind' as const, 'escalate' as const, 'approve' as const, 'reject' as const),
      source.map((transfer) => ({ transfer })),
    ),
  },
  { requiredKeys: ['after', 'do'] },
)

const actions = fc.array(fc.record({ type: fc.constant('set-fields'), changesRecord: fc.boolean() }), { maxLength: 1 })

export const voting = fc.record({
  needed: fc.oneof(
    fc.constant({ of: 'all' as const }),
    fc.record({ count: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ ratio: fc.constantFrom('2/3', '50%', '66.7%') }),
  ),
  veto: fc.boolean(),
  inOrder: fc.boolean(),
})

const approval: fc.Arbitrary<DistributiveOmit<ApprovalNode, 'next'>> = fc
  .tuple(
    voting,
    fc.record(
      {
        type: fc.constant('approval' as const),
        approvers: fc.array(source, { minLength: 1, maxLength: 2 }),
        nobody: fc.oneof(
          fc.constantFrom('pass' as const, 'administrator' as const),
          source.map((ask) => ({ ask })),
        ),
        submitterPasses: fc.constantFrom('sole' as const, 'always' as const, 'never' as const),
        repeatedPasses: fc.constantFrom(...(['adjacent', 'anywhere', 'never', 'never', 'never'] as const)),
        returns: fc.constantFrom(...(['anywhere', 'anywhere', 'anywhere', 'submitter', 'never'] as const)),
        afterReturn: fc.constantFrom('replay' as const, 'jumpBack' as const),
        mayAdd: fc.constantFrom(true, true, true, false),
        mayTransfer: fc.boolean(),
        limits: fc.array(limit, { maxLength: 2 }),
        actions: fc.record({ approved: actions, rejected: actions }),
      },
      { requiredKeys: ['type', 'approvers'] },
    ),
  )
  .map(([votes, node]) => ({ ...votes, ...node }))

const single = fc.oneof(
  { weight: 6, arbitrary: approval },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('copy' as const), people: fc.array(source, { maxLength: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('action' as const), actions }) },
  {
    weight: 1,
    arbitrary: fc.record(
      { type: fc.constant('wait' as const), for: duration, when: fc.constantFrom(...facts) },
      { requiredKeys: ['type'] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('subprocess' as const), approval: fc.constant('other') }) },
)

const { sequence } = fc.letrec<{ sequence: Sequence; block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: single.map((node) => ({ kind: 'node' as const, node })) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('choice' as const),
        branches: fc.array(tie('sequence'), { minLength: 1, maxLength: 2 }),
        hasDefault: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('split' as const),
        branches: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }),
        inclusive: fc.boolean(),
        hasDefault: fc.boolean(),
      }),
    },
  ),
  sequence: fc.array(tie('block'), { maxLength: 5, size: 'max' }),
}))

/** Nodes get names as they come: n1, n2 … */
export const definition: fc.Arbitrary<Definition> = fc
  .record({
    blocks: sequence,
    withdraw: fc.constantFrom('anyTime' as const, 'beforeFirstDecision' as const, 'never' as const),
    /** How far back a rejection leads, in steps of the same branch. */
    backs: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 8 }),
    submit: actions,
  })
  .map(({ blocks, withdraw, backs, submit }) => {
    const nodes = new Map<string, Node>()
    const name = () => `n${nodes.size + 1}`
    const place = (before: string, node: Node) => nodes.set(before, node)
    let turn = 0
    const build = (list: Sequence, after: string | null, siblings: readonly string[]): string | null => {
      const [block, ...rest] = list
      if (!block) return after
      const own = name()
      // its name is taken before those that follow get theirs
      place(own, { type: 'join', next: null })
      if (block.kind === 'node') {
        const next = build(rest, after, [...siblings, own])
        const back = siblings.at(-(backs[turn++ % Math.max(backs.length, 1)] ?? 0))
        const rejected = block.node.type === 'approval' && back !== undefined && back !== own ? { rejected: back } : {}
        place(own, { ...block.node, ...rejected, next } as Node)
      } else if (block.kind === 'choice') {
        const next = build(rest, after, [...siblings, own])
        const branches = block.branches.map((branch, i) => {
          return { when: facts[i % facts.length] ?? '', next: build(branch, next, []) }
        })
        place(own, { type: 'condition', branches, ...(block.hasDefault && { otherwise: next }) })
      } else {
        const join = name()
        place(join, { type: 'join', next: null })
        place(join, { type: 'join', next: build(rest, after, [...siblings, own]) })
        const targets = block.branches.map((branch) => build(branch, join, []) ?? join)
        place(
          own,
          block.inclusive
            ? {
                type: 'inclusive',
                join,
                branches: targets.map((next, i) => ({ when: facts[i % facts.length] ?? '', next })),
                ...(block.hasDefault && { otherwise: join }),
              }
            : { type: 'parallel', join, branches: targets.map((next) => ({ next })) },
        )
      }
      return own
    }
    const first = build(blocks, null, [])
    return { name: 'any', first, withdraw, nodes, actions: { submit } }
  })
