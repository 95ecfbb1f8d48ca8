/** What an administrator does when it does not go on by itself. */
import { advance, leave, split } from './advance.ts'
import { placesAhead, waysFrom } from './ahead.ts'
import { refuseUnlessAdministrator } from './authority.ts'
import type { Definition, Target } from './definition.ts'
import { abandonBranches, closeTasks, end } from './end.ts'
import type { EventOf } from './event.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { Run } from './run.ts'
import type { Visit } from './state.ts'

export function stop(run: Run, { by, opinion }: EventOf<'stop'>): Refusal | undefined {
  const refusal = refuseUnlessAdministrator(run, by)
  if (refusal) return refusal
  end(run, { status: 'stopped', by, ...(opinion !== undefined && { opinion }) })
  return undefined
}

/**
 * Leaves a node as if it were done, and goes on with what follows, or anywhere ahead. Where several ways lead on, one has to
 * be named. An inclusive choice in which nothing matched may go into one of its branches as well.
 */
export function skip(run: Run, { visit: id, by, to, opinion }: EventOf<'skip'>): Refusal | undefined {
  const refusal = refuseUnlessAdministrator(run, by)
  if (refusal) return refusal
  const visit = run.state.visits.find((candidate) => candidate.id === id)
  if (!visit) return refuse({ refused: 'no-such-visit' })
  if (visit.status !== 'open' && visit.status !== 'stuck') return refuse({ refused: 'not-open' })
  const [next, ...others] = waysFrom(run.definition, visit.node)
  const target = to === undefined && others.length === 0 && visit.status === 'open' ? next : to
  const may = placesToSkipTo(run.definition, visit)
  if (target === undefined || !may.includes(target)) return refuse({ refused: 'not-ahead', node: to ?? null, may })
  if (branchesOf(run.definition, visit).includes(target)) {
    split(run, id, [target as string])
    return undefined
  }
  abandonBranches(run, id)
  closeTasks(run, id)
  const how = { ...(target !== next && { to: target }), ...(opinion !== undefined && { opinion }) }
  advance(run, leave(run, id, target, { why: 'skipped', ...how }))
  return undefined
}

/** Where an administrator may send what is at a node. */
export function placesToSkipTo(definition: Definition, visit: Visit): readonly Target[] {
  return [...branchesOf(definition, visit), ...placesAhead(definition, visit.node)]
}

function branchesOf({ nodes }: Definition, { node: name, status }: Visit): readonly Target[] {
  const node = nodes.get(name)
  return status === 'stuck' && node?.type === 'inclusive' ? node.branches.map(({ next }) => next) : []
}
