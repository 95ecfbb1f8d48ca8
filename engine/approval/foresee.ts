import type { Context } from './context.ts'
import type { Definition, Person } from './definition.ts'
import type { Event } from './event.ts'
import { type ApprovalState, isEnded, type Visit } from './state.ts'
import { transition } from './transition.ts'

/** One node of the way that was taken, or will be. */
export interface Foreseen {
  readonly visit: number
  readonly node: string
  readonly branch: number
  /** Of a split: the branches that it opens. */
  readonly opens: readonly number[]
  readonly when: 'done' | 'now' | 'ahead'
  /** Who decided, decides, or will, and who is informed; null are the administrators. */
  readonly people: readonly (Person | null)[]
  /** Set where it does not go on by itself. */
  readonly isStuck: boolean
}

/** More events than any sensible way takes. */
const MOST_EVENTS = 500

/**
 * The way of an instance, as it is and as it goes on when everybody approves, nobody is late, and the record stays as it
 * is. What a return or an end took back is left out.
 */
export function foresee(definition: Definition, state: ApprovalState, context: Context): readonly Foreseen[] {
  let ahead = state
  let now = context.now
  for (let events = 0; events < MOST_EVENTS && !isEnded(ahead); events += 1) {
    const event = nextEvent(ahead)
    if (!event) break
    const timer = event.type === 'time' ? ahead.timers.find(({ id }) => id === event.timer) : undefined
    now = Math.max(now, timer?.at ?? now)
    const answer = transition(definition, ahead, event, {
      ...context,
      now,
      blank: () => [],
      isAdministrator: () => true,
    })
    if ('refused' in answer) break
    ahead = answer.state
  }
  const known = new Map(state.visits.map((visit) => [visit.id, visit]))
  return ahead.visits
    .filter(({ id, status }) => status !== 'cancelled' || (known.has(id) && known.get(id)?.status !== 'cancelled'))
    .map((visit) => ({
      visit: visit.id,
      node: visit.node,
      branch: visit.branch,
      opens: ahead.branches.filter(({ split }) => split === visit.id).map(({ id }) => id),
      when: whenOf(known.get(visit.id)),
      people: peopleOf(ahead, visit),
      isStuck: visit.status === 'stuck',
    }))
}

/** What happens next when all goes well; undefined where only somebody's choice helps. */
function nextEvent({
  status,
  submitter,
  pending,
  performing,
  tasks,
  visits,
  timers,
}: ApprovalState): Event | undefined {
  if (status === 'returned') return { type: 'resubmit', by: submitter }
  const action = performing[0]
  if (action) return { type: 'performed', key: action.key }
  if (pending.length > 0) return { type: 'resume' }
  const task = tasks.find((candidate) => candidate.status === 'open')
  if (task) return { type: 'approve', task: task.id, by: task.person ?? submitter }
  const wait = timers.find((timer) => timer.task === undefined)
  if (wait) return { type: 'time', timer: wait.id }
  // a sub-process, or a wait for the record: an innermost one first
  const visit = visits.findLast((candidate) => candidate.status === 'open')
  return visit && { type: 'skip', visit: visit.id, by: submitter }
}

function whenOf(visit: Visit | undefined): Foreseen['when'] {
  if (visit === undefined) return 'ahead'
  return visit.status === 'open' || visit.status === 'stuck' ? 'now' : 'done'
}

function peopleOf({ tasks }: ApprovalState, { id, copied }: Visit): readonly (Person | null)[] {
  return copied ?? tasks.filter(({ visit }) => visit === id).map(({ person }) => person)
}
