/** Whether the graph holds together: every way leads somewhere, branches are nested, and nothing goes round by itself. */
import { type Finding, problem } from '../../problem.ts'
import type { ApprovalDocument, Node } from './types.generated.ts'
import { END, nodesOf, waysOf } from './ways.ts'

export function* checkWays(document: ApprovalDocument): Generator<Finding> {
  const nodes = nodesOf(document)
  const exists = (name: string) => name === END || nodes.has(name)
  const known = [...nodes.keys(), END]
  if (!nodes.has(document.first))
    yield problem('unknown-node', '/first', { found: document.first, known: known.join(', ') })
  for (const { node, place } of nodes.values()) {
    if (node.name === END) yield problem('reserved-name', `${place}/name`, { found: END })
    for (const way of waysOf(node, place)) {
      if (way.to === undefined) yield problem(noWay(node, way.place), parentOf(way.place), { found: node.name })
      else if (!exists(way.to)) yield problem('unknown-node', way.place, { found: way.to, known: known.join(', ') })
    }
    if ((node.type === 'parallel' || node.type === 'inclusive') && nodes.get(node.join)?.node.type !== 'join')
      yield problem('not-a-join', `${place}/join`, { found: node.join })
  }
  yield* checkNesting(document)
  yield* checkRounds(document)
}

function noWay({ type }: Node, place: string): 'no-default-branch' | 'leads-nowhere' {
  return type !== 'approval' && place.endsWith('/otherwise') ? 'no-default-branch' : 'leads-nowhere'
}

const parentOf = (place: string) => place.slice(0, place.lastIndexOf('/'))

/** A branch that one is in: of which split, and which of its branches. */
interface Inside {
  readonly split: string
  readonly branch: string
}

/**
 * Walks from the first node, with the branches that one is in. Each node lies in one place of that tree: a branch that
 * is entered from outside, left before its join, or joined by another split's join would lose its way.
 */
function* checkNesting(document: ApprovalDocument): Generator<Finding> {
  const nodes = nodesOf(document)
  const regions = new Map<string, string>()
  const open: { readonly name: string; readonly inside: readonly Inside[]; readonly place: string }[] = [
    { name: document.first, inside: [], place: '/first' },
  ]
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { name, inside, place } = step
    if (name === END) {
      const [{ split } = { split: undefined }] = inside.slice(-1)
      if (split !== undefined) yield problem('ends-in-branch', place, { split })
      continue
    }
    const found = nodes.get(name)
    if (found === undefined) continue
    const { node } = found
    if (node.type === 'join') {
      const split = nodes.get(inside.at(-1)?.split ?? '')?.node
      const expected = split !== undefined && 'join' in split ? split.join : END
      if (expected !== name) {
        yield problem('wrong-join', place, { found: name, expected })
        continue
      }
    }
    const around = node.type === 'join' ? inside.slice(0, -1) : inside
    const region = around.map(({ split, branch }) => `${split}/${branch}`).join(' ')
    const before = regions.get(name)
    if (before !== undefined) {
      if (before !== region) yield problem('crosses-branches', place, { found: name })
      continue
    }
    regions.set(name, region)
    for (const way of waysOf(node, found.place).toReversed()) {
      if (way.to === undefined) continue
      // two ways to the same node are one branch: the default of an inclusive choice may be one of its branches
      const deeper = 'join' in node ? [...around, { split: name, branch: way.to }] : around
      open.push({ name: way.to, inside: deeper, place: way.place })
    }
  }
  for (const { node, place } of nodes.values())
    if (!regions.has(node.name)) yield problem('never-reached', place, { found: node.name })
}

/** A circle of nodes none of which asks anybody would be walked for ever. */
function* checkRounds(document: ApprovalDocument): Generator<Finding> {
  const nodes = nodesOf(document)
  const done = new Set<string>()
  const onWay = new Set<string>()
  const roundFrom = (name: string): string | undefined => {
    const found = nodes.get(name)
    if (found === undefined || found.node.type === 'approval' || done.has(name)) return undefined
    if (onWay.has(name)) return name
    onWay.add(name)
    for (const { to } of waysOf(found.node, found.place)) {
      const round = to === undefined ? undefined : roundFrom(to)
      if (round !== undefined) return round
    }
    onWay.delete(name)
    done.add(name)
    return undefined
  }
  for (const name of nodes.keys()) {
    onWay.clear()
    const round = roundFrom(name)
    if (round === undefined) continue
    yield problem('round-without-person', nodes.get(round)?.place ?? '', { found: round })
    return
  }
}
