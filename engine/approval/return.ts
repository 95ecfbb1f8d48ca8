/** Back to the submitter, or to a step that was done. */

import { act } from './act.ts'
import { advance } from './advance.ts'
import { ownTask } from './authority.ts'
import type { Definition } from './definition.ts'
import { abandon, abandonInside } from './end.ts'
import type { EventOf } from './event.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { Run } from './run.ts'
import { type ApprovalState, ROOT, type Standing, type Visit } from './state.ts'

export function sendBack(run: Run, { task: id, by, to, opinion }: EventOf<'return'>): Refusal | undefined {
  const task = ownTask(run, id, by)
  if ('refused' in task) return task
  const step = run.step(task)
  if (step.returns === 'never' || (step.returns === 'submitter' && to !== null))
    return refuse({ refused: 'not-allowed' })
  const here = run.visit(task.visit)
  const there = to === null ? null : visitToRedo(run.state, here, to)
  if (to !== null && there === null) {
    return refuse({ refused: 'not-there', node: to, may: stepsToRedo(run.definition, run.state, here) })
  }
  const undone = run.state.visits.filter((visit) => isUndone(run.state, visit, here, there))
  const returned = {
    task: id,
    by,
    to,
    undone: undone.map((visit) => visit.id),
    standing: step.afterReturn === 'jumpBack' ? standingOf(undone, here, there) : [],
    ...(opinion !== undefined && { opinion }),
  }
  if (there === null) {
    abandonInside(run, ROOT)
    run.happen({ type: 'returned', ...returned })
  } else {
    undoTo(run, here, there)
    run.happen({ type: 'returned', ...returned })
    advance(run, { target: there.node, branch: there.branch, previous: there.previous })
  }
  return undefined
}

/** The submitter has seen to it: the whole begins again, except for what stands. */
export function resubmit(run: Run, { by }: EventOf<'resubmit'>): Refusal | undefined {
  if (by !== run.state.submitter) return refuse({ refused: 'not-submitter' })
  if (run.state.status !== 'returned') return refuse({ refused: 'not-returned' })
  run.happen({ type: 'resubmitted', by })
  begin(run)
  return undefined
}

/** The actions of a submission, then the first node. */
export function begin(run: Run): void {
  const key = act(run, { moment: 'submit', visit: null, node: null, actions: run.definition.actions?.submit })
  const first = { target: run.definition.first, branch: ROOT, previous: null }
  if (key === undefined) advance(run, first)
  else run.happen({ type: 'set-aside', ...first, key })
}

/** The names of the steps that this one may return to, in the order in which they were done. */
export function stepsToRedo(definition: Definition, state: ApprovalState, here: Visit): readonly string[] {
  const names = [...new Set(state.visits.filter(({ status }) => status === 'done').map(({ node }) => node))]
  return names.filter(
    (name) => definition.nodes.get(name)?.type === 'approval' && visitToRedo(state, here, name) !== null,
  )
}

/**
 * The last time that a step was done, where it can be done again: on this way, before the split that this way is a
 * branch of, or in a branch of a split behind whose join this way is. Null for this very step and for other branches.
 */
function visitToRedo(state: ApprovalState, here: Visit, name: string): Visit | null {
  if (name === here.node) return null
  const there = state.visits.findLast(
    ({ node, status, outcome }) => node === name && status === 'done' && outcome === 'approved',
  )
  if (!there) return null
  return wayTo(state, here).includes(there.branch) || wayTo(state, there).includes(here.branch) ? there : null
}

/** The branch of a visit, then what it branched off, up to the root. */
function wayTo(state: ApprovalState, { branch }: Visit): readonly number[] {
  const way: number[] = []
  for (let at: number | null = branch; at !== null; ) {
    way.push(at)
    const id: number = at
    at = state.branches.find((candidate) => candidate.id === id)?.parent ?? null
  }
  return way
}

/** Takes back what lies between: siblings in branches that were split after it, but no branch that is done. */
function undoTo(run: Run, here: Visit, there: Visit): void {
  const up = wayTo(run.state, here)
  if (up.includes(there.branch)) {
    const below = up[up.indexOf(there.branch) - 1]
    abandon(run, below === undefined ? here.id : (run.branch(below).split as number))
    return
  }
  abandon(run, here.id)
  const down = wayTo(run.state, there)
  for (const branch of down.slice(0, down.indexOf(here.branch)).reverse())
    run.happen({ type: 'branch-reopened', branch })
}

/** What was done since, on the way from there to here; all of it when it goes to the submitter. Finished siblings stand. */
function isUndone(state: ApprovalState, visit: Visit, here: Visit, there: Visit | null): boolean {
  if (visit.status !== 'done') return false
  if (there === null) return true
  return visit.id >= there.id && (visit.branch === here.branch || wayTo(state, visit).includes(there.branch))
}

/** The approvals between there and here stand, until this step is reached again. */
function standingOf(undone: readonly Visit[], here: Visit, there: Visit | null): readonly Standing[] {
  const names = undone.filter(({ outcome }) => outcome === 'approved').map(({ node }) => node)
  return [...new Set(names)]
    .filter((node) => node !== here.node && node !== there?.node)
    .map((node) => ({ node, until: here.node }))
}
