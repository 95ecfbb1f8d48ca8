import { advance, isOver, leave } from './advance.ts'
import { mayStandIn } from './ask.ts'
import { goOn } from './decide.ts'
import type { Limit, Person } from './definition.ts'
import type { EventOf } from './event.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { Run } from './run.ts'
import type { Task, Timer } from './state.ts'

/** A time is over: a wait's, or that of a decision. */
export function timeOut(run: Run, { timer: id }: EventOf<'time'>): Refusal | undefined {
  const timer = run.state.timers.find((candidate) => candidate.id === id)
  if (!timer) return refuse({ refused: 'no-such-timer' })
  if (run.context.now < timer.at) return refuse({ refused: 'too-early', at: timer.at })
  if (timer.task === undefined) endWait(run, timer.visit)
  else applyLimit(run, timer, run.task(timer.task))
  return undefined
}

/** The record was changed: what waits for that may go on. */
export function noticeChange(run: Run): undefined {
  run.happen({ type: 'changed' })
  for (const { id, node: name, status } of run.state.visits) {
    const node = run.node(name)
    if (status === 'open' && node.type === 'wait' && isOver(run, node)) endWait(run, id)
  }
}

function endWait(run: Run, visit: number): void {
  const node = run.node(run.visit(visit).node)
  if (node.type === 'wait') advance(run, leave(run, visit, node.next))
}

function applyLimit(run: Run, timer: Timer, task: Task): void {
  const limit = (run.step(task).limits ?? [])[timer.limit ?? -1]
  if (!limit) throw new Error('A timer of a decision has its limit.')
  setAgain(run, timer, limit)
  const { do: act } = limit
  if (act === 'remind') run.happen({ type: 'reminded', task: task.id })
  else if (act === 'escalate') handOn(run, task, task.person === null ? null : run.context.managerOf(task.person))
  else if (act === 'approve' || act === 'reject') {
    run.happen({ type: 'decided', task: task.id, by: null, approved: act === 'approve', why: 'time' })
    goOn(run, task.visit)
  } else {
    const { node } = run.visit(task.visit)
    const people = run.context.people(act.transfer, run.state, node)
    handOn(run, task, people.find((person) => mayStandIn(run, task.visit, person)) ?? null)
  }
}

function setAgain(run: Run, { id, visit, task, limit, fired }: Timer, { again }: Limit): void {
  if (!again || fired >= again.times || task === undefined || limit === undefined) {
    run.happen({ type: 'timer-ended', timer: id })
    return
  }
  const at = run.context.after(run.context.now, again.every)
  run.happen({ type: 'timer-set', timer: id, visit, task, limit, at, fired: fired + 1 })
}

/** To the administrators when there is nobody who could. */
function handOn(run: Run, { id, visit, person }: Task, to: Person | null): void {
  const heir = to !== null && mayStandIn(run, visit, to) ? to : null
  if (heir !== person) run.happen({ type: 'moved', task: id, from: person, to: heir, by: null, why: 'escalated' })
}
