/** Who may do what to a task. */
import type { Person } from './definition.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { Run } from './run.ts'
import type { ApprovalState, Task } from './state.ts'

/** The open task, when it is theirs. */
export function ownTask(run: Run, id: number, by: Person): Task | Refusal {
  const task = openTask(run, id)
  if ('refused' in task) return task
  const isTheirs = task.person === null ? run.context.isAdministrator(by) : task.person === by
  return isTheirs ? task : refuse({ refused: 'not-yours' })
}

export function openTask(run: Run, id: number): Task | Refusal {
  const task = run.state.tasks.find((candidate) => candidate.id === id)
  if (!task) return refuse({ refused: 'no-such-task' })
  if (task.status === 'open' && run.state.status === 'running') return task
  const decidedBy = whoDecided(run.state, id)
  return refuse({ refused: 'not-open', ...(decidedBy !== undefined && { decidedBy }) })
}

/**
 * Who made a decision, or one of those that made it needless; null is the system. Undefined when nobody did: it is open,
 * or was taken back.
 */
export function whoDecided({ tasks, visits }: ApprovalState, id: number): Person | null | undefined {
  const task = tasks.find((candidate) => candidate.id === id)
  if (task?.status !== 'cancelled') return task?.decidedBy
  const isSettled = visits.some((visit) => visit.id === task.visit && visit.status === 'done')
  return isSettled
    ? tasks.findLast((other) => other.visit === task.visit && other.decidedBy !== undefined)?.decidedBy
    : undefined
}

export function refuseUnlessAdministrator(run: Run, by: Person): Refusal | undefined {
  return run.context.isAdministrator(by) ? undefined : refuse({ refused: 'not-administrator' })
}
