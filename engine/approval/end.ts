/** What is taken back, and the end of all. */
import { act } from './act.ts'
import type { Person } from './definition.ts'
import type { Run } from './run.ts'
import { type EndStatus, ROOT } from './state.ts'

/** Ends a stay whatever it waits for, with everything inside of it when it is a split. */
export function abandon(run: Run, visit: number): void {
  abandonBranches(run, visit)
  closeTasks(run, visit)
  run.happen({ type: 'abandoned', visit })
}

/** The branches of a split. */
export function abandonBranches(run: Run, visit: number): void {
  for (const branch of run.state.branches.filter(({ split, status }) => split === visit && status === 'open')) {
    abandonInside(run, branch.id)
    run.happen({ type: 'branch-cancelled', branch: branch.id })
  }
}

/** Everything that is open in a branch. */
export function abandonInside(run: Run, branch: number): void {
  const open = run.state.visits.filter(
    (visit) => visit.branch === branch && (visit.status === 'open' || visit.status === 'stuck'),
  )
  for (const { id } of open) abandon(run, id)
}

/** Nobody has to decide here any more, and no time limit runs. */
export function closeTasks(run: Run, visit: number): void {
  for (const task of run.state.tasks) {
    if (task.visit === visit && (task.status === 'open' || task.status === 'waiting')) {
      run.happen({ type: 'not-needed', task: task.id })
    }
  }
  for (const timer of run.state.timers) {
    if (timer.visit === visit) run.happen({ type: 'timer-ended', timer: timer.id })
  }
}

export function end(
  run: Run,
  how: {
    readonly status: EndStatus
    readonly by: Person | null
    readonly opinion?: string
  },
): void {
  abandonInside(run, ROOT)
  run.happen({ type: 'ended', ...how })
  if (how.status === 'stopped') return
  act(run, { moment: how.status, visit: null, node: null, actions: run.definition.actions?.[how.status] })
}
