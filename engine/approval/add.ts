import { askGroup, isAsked } from './ask.ts'
import { ownTask } from './authority.ts'
import { goOn, refuseWhatIsMissing } from './decide.ts'
import type { EventOf } from './event.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { Run } from './run.ts'

/**
 * Adds people to one's own decision: before it, which then comes back; after it, which is then an approval; or beside
 * it, as one more vote of the step. Who was added cannot add.
 */
export function add(run: Run, event: EventOf<'add'>): Refusal | undefined {
  const { task: id, by, where, voting, opinion } = event
  const task = ownTask(run, id, by)
  if ('refused' in task) return task
  const step = run.step(task)
  if (step.mayAdd !== true || run.group(task.group).added !== undefined) return refuse({ refused: 'not-allowed' })
  const people = [...new Set(event.people)]
  if (people.length === 0) return refuse({ refused: 'nobody-named' })
  for (const person of people) {
    if (!run.context.isActive(person)) return refuse({ refused: 'not-active', person })
    if (person === by || isAsked(run, task.visit, person)) return refuse({ refused: 'asked-already', person })
  }
  const missing = where === 'after' ? refuseWhatIsMissing(run, step) : undefined
  if (missing) return missing
  const remark = opinion === undefined ? {} : { opinion }
  run.happen({ type: 'added', task: id, by, people, where, ...remark })
  const { needed, veto, inOrder } = voting
  askGroup(run, { visit: task.visit, needed, veto, inOrder, added: { to: id, where } }, people)
  if (where === 'before') run.happen({ type: 'held', task: id })
  if (where === 'after') run.happen({ type: 'decided', task: id, by, approved: true, ...remark })
  goOn(run, task.visit)
  return undefined
}
