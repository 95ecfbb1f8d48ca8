/** A task goes to somebody else. */
import { isAsked, mayStandIn, standIn } from './ask.ts'
import { openTask, ownTask, refuseUnlessAdministrator } from './authority.ts'
import { goOn } from './decide.ts'
import type { Person } from './definition.ts'
import type { EventOf } from './event.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { Run } from './run.ts'
import type { Task } from './state.ts'

export function transfer(run: Run, { task: id, by, to, opinion }: EventOf<'transfer'>): Refusal | undefined {
  const task = ownTask(run, id, by)
  if ('refused' in task) return task
  if (run.step(task).mayTransfer === false || to === run.state.submitter) return refuse({ refused: 'not-allowed' })
  return moveTo(run, task, to, { by, why: 'transferred', ...(opinion !== undefined && { opinion }) })
}

/** An administrator gives a task to somebody, whoever has it. */
export function reassign(run: Run, { task: id, by, to, opinion }: EventOf<'reassign'>): Refusal | undefined {
  const refusal = refuseUnlessAdministrator(run, by)
  if (refusal) return refusal
  const task = openTask(run, id)
  if ('refused' in task) return task
  return moveTo(run, task, to, { by, why: 'reassigned', ...(opinion !== undefined && { opinion }) })
}

interface How {
  readonly by: Person
  readonly why: 'transferred' | 'reassigned'
  readonly opinion?: string
}

function moveTo(run: Run, { id, visit, person }: Task, to: Person, how: How): Refusal | undefined {
  if (!run.context.isActive(to)) return refuse({ refused: 'not-active', person: to })
  if (isAsked(run, visit, to)) return refuse({ refused: 'asked-already', person: to })
  run.happen({ type: 'moved', task: id, from: person, to, ...how })
  return undefined
}

/** What is open at one goes to the delegate, but no further: what was delegated to them stays. */
export function delegate(run: Run, { from, to }: EventOf<'delegate'>): undefined {
  for (const task of undecidedOf(run, from)) {
    if (task.principal !== undefined || !mayStandIn(run, task.visit, to)) continue
    run.happen({ type: 'moved', task: task.id, from, to, by: null, why: 'delegated' })
  }
}

/** Somebody left: what the node says of nobody being found holds for their decisions. */
export function letGo(run: Run, { person }: EventOf<'leave'>): undefined {
  for (const { id, visit } of undecidedOf(run, person)) {
    const step = run.step(run.task(id))
    if (step.nobody === 'pass') {
      run.happen({ type: 'decided', task: id, by: null, approved: true, why: 'left' })
      goOn(run, visit)
    } else {
      run.happen({ type: 'moved', task: id, from: person, to: standIn(run, visit, step), by: null, why: 'left' })
    }
  }
}

function undecidedOf({ state }: Run, person: Person): readonly Task[] {
  return state.tasks.filter((task) => task.person === person && (task.status === 'open' || task.status === 'waiting'))
}
