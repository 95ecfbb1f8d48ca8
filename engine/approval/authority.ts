/** Who may do what to a task. */
import type { Person } from './definition.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { Run } from './run.ts'
import type { Task } from './state.ts'

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
  return refuse({ refused: 'not-open', ...(task.decidedBy !== undefined && { decidedBy: task.decidedBy }) })
}

export function refuseUnlessAdministrator(run: Run, by: Person): Refusal | undefined {
  return run.context.isAdministrator(by) ? undefined : refuse({ refused: 'not-administrator' })
}
