/** What an administrator does when it does not go on by itself. */
import { advance, afterJoin, leave, split } from './advance.ts'
import { refuseUnlessAdministrator } from './authority.ts'
import type { Node, Target } from './definition.ts'
import { abandonBranches, closeTasks, end } from './end.ts'
import type { EventOf } from './event.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { Run } from './run.ts'

export function stop(run: Run, { by, opinion }: EventOf<'stop'>): Refusal | undefined {
  const refusal = refuseUnlessAdministrator(run, by)
  if (refusal) return refusal
  end(run, { status: 'stopped', by, ...(opinion !== undefined && { opinion }) })
  return undefined
}

/** Leaves a node as if it were done, by the way that is named where there are several. */
export function skip(run: Run, { visit: id, by, to }: EventOf<'skip'>): Refusal | undefined {
  const refusal = refuseUnlessAdministrator(run, by)
  if (refusal) return refusal
  const visit = run.state.visits.find((candidate) => candidate.id === id)
  if (!visit) return refuse({ refused: 'no-such-visit' })
  if (visit.status !== 'open' && visit.status !== 'stuck') return refuse({ refused: 'not-open' })
  const node = run.node(visit.node)
  const ways = waysFrom(run, visit.node, node)
  const target = to === undefined && ways.length === 1 ? ways[0] : to
  if (target === undefined || !ways.includes(target)) {
    return refuse({ refused: 'not-there', node: to ?? '', may: ways.filter((way) => way !== null) })
  }
  if (visit.status === 'stuck' && node.type === 'inclusive' && target !== null) {
    split(run, id, [target])
    return undefined
  }
  abandonBranches(run, id)
  closeTasks(run, id)
  advance(run, leave(run, id, target, 'skipped'))
  return undefined
}

function waysFrom(run: Run, name: string, node: Node): readonly Target[] {
  switch (node.type) {
    case 'condition':
      return [...node.branches.map(({ next }) => next), ...(node.otherwise === undefined ? [] : [node.otherwise])]
    case 'inclusive':
      return run.state.visits.some((visit) => visit.node === name && visit.status === 'stuck')
        ? node.branches.map(({ next }) => next)
        : [afterJoin(run, name)]
    case 'parallel':
      return [afterJoin(run, name)]
    default:
      return [node.next]
  }
}
