/** A step of people: who is asked, and what the system decides in their place. */

import type { ApprovalNode, Person } from './definition.ts'
import type { Run } from './run.ts'
import { conclude, settle } from './settle.ts'
import type { Group, Place } from './state.ts'

/** Answers where it goes on when nobody has to be waited for. */
export function ask(run: Run, visit: number, node: ApprovalNode): Place | null {
  const { node: name, branch, previous } = run.visit(visit)
  if (run.state.standing.some((stands) => stands.node === name)) {
    run.happen({ type: 'stood', visit, node: name })
    run.happen({ type: 'left', visit, outcome: 'approved', why: 'stood' })
    return { target: node.next, branch, previous: visit }
  }
  if (run.state.standing.some(({ until }) => until === name)) run.happen({ type: 'standing-forgotten', until: name })
  const named = node.approvers.flatMap((source) => run.context.people(source, run.state, name))
  const people = [...new Set(named)].filter((person) => run.context.isActive(person))
  if (people.length === 0 && node.nobody === 'pass') {
    run.happen({ type: 'left', visit, outcome: 'passed', why: 'nobody' })
    return { target: node.next, branch, previous }
  }
  const { needed, veto, inOrder } = node
  askGroup(run, { visit, needed, veto, inOrder }, people.length > 0 ? people : [standIn(run, visit, node)])
  const verdict = settle(run, visit)
  return verdict === 'open' ? null : conclude(run, visit, verdict)
}

/** A task for each; whose turn it is follows from `settle`. */
export function askGroup(run: Run, settings: Omit<Group, 'id'>, people: readonly (Person | null)[]): void {
  const group = { id: run.newId(), ...settings }
  run.happen({ type: 'grouped', group })
  for (const person of people) {
    const delegate = person === null ? null : delegateOf(run, group.visit, person, people)
    run.happen({
      type: 'asked',
      task: run.newId(),
      group: group.id,
      visit: group.visit,
      person: delegate ?? person,
      ...(delegate !== null && person !== null && { principal: person }),
    })
  }
}

/** A delegate decides once, so not where they are asked themselves, and never on what they submitted. */
function delegateOf(run: Run, visit: number, person: Person, others: readonly (Person | null)[]): Person | null {
  const delegate = run.context.delegateOf(person)
  return delegate !== null && !others.includes(delegate) && mayStandIn(run, visit, delegate) ? delegate : null
}

/** Whether somebody can take over a decision in a step: they are there, not asked already, and not the submitter. */
export function mayStandIn(run: Run, visit: number, person: Person): boolean {
  return run.context.isActive(person) && person !== run.state.submitter && !isAsked(run, visit, person)
}

export function isAsked({ state }: Run, visit: number, person: Person): boolean {
  return state.tasks.some((task) => task.visit === visit && task.status !== 'cancelled' && task.person === person)
}

/** Who is asked where nobody was found, or has left: the first whom the node names, or the administrators (null). */
export function standIn(run: Run, visit: number, { nobody }: ApprovalNode): Person | null {
  if (typeof nobody !== 'object') return null
  const named = run.context.people(nobody.ask, run.state, run.visit(visit).node)
  return named.find((person) => mayStandIn(run, visit, person)) ?? null
}
