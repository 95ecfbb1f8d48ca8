import { add } from './add.ts'
import { skip, stop } from './administer.ts'
import { advance, leave } from './advance.ts'
import { whoDecided } from './authority.ts'
import type { Context } from './context.ts'
import { decide } from './decide.ts'
import type { Definition } from './definition.ts'
import { type Effect, effectsOf } from './effect.ts'
import { end } from './end.ts'
import type { Event, EventOf } from './event.ts'
import type { Happening } from './happening.ts'
import { delegate, letGo, reassign, transfer } from './move.ts'
import { type Refusal, refuse } from './refusal.ts'
import { begin, resubmit, sendBack } from './return.ts'
import { Run } from './run.ts'
import { type ApprovalState, isEnded, isHeld, unstarted } from './state.ts'
import { noticeChange, timeOut } from './time.ts'

export interface Transition {
  readonly state: ApprovalState
  /** What happened, to be added to the history. */
  readonly happened: readonly Happening[]
  /** What has to be done now, each exactly once. */
  readonly effects: readonly Effect[]
}

/**
 * What an event does to an instance; `null` is one that has not been submitted. The same arguments give the same
 * answer, and every event has one: what does not fit is refused, and says why.
 */
export function transition(
  definition: Definition,
  state: ApprovalState | null,
  event: Event,
  context: Context,
): Transition | Refusal {
  const refusal = refuseUntimely(state, event)
  if (refusal) return refusal
  const run = new Run(definition, state ?? unstarted, context)
  const refused = happenOn(run, event)
  return refused ?? { state: run.state, happened: run.happened, effects: effectsOf(run.state, run.happened) }
}

function refuseUntimely(state: ApprovalState | null, event: Event): Refusal | undefined {
  if (event.type === 'submit') return state === null ? undefined : refuse({ refused: 'already-submitted' })
  if (state === null) return refuse({ refused: 'not-submitted' })
  if (!isEnded(state)) return undefined
  // who comes too late for a decision wants to know who made it, also when that was the last one
  const decidedBy = 'task' in event ? whoDecided(state, event.task) : undefined
  return refuse(
    decidedBy === undefined ? { refused: 'ended', status: state.status } : { refused: 'not-open', decidedBy },
  )
}

function happenOn(run: Run, event: Event): Refusal | undefined {
  switch (event.type) {
    case 'submit': {
      run.happen({ type: 'submitted', by: event.by, chosen: event.chosen ?? {} })
      begin(run)
      return undefined
    }
    case 'resume':
      return resume(run)
    case 'approve':
    case 'reject':
      return decide(run, event)
    case 'return':
      return sendBack(run, event)
    case 'resubmit':
      return resubmit(run, event)
    case 'withdraw':
      return withdraw(run, event)
    case 'transfer':
      return transfer(run, event)
    case 'add':
      return add(run, event)
    case 'delegate':
      return delegate(run, event)
    case 'leave':
      return letGo(run, event)
    case 'time':
      return timeOut(run, event)
    case 'change':
      return noticeChange(run)
    case 'performed':
      return performed(run, event)
    case 'subprocess-ended':
      return subprocessEnded(run, event)
    case 'reassign':
      return reassign(run, event)
    case 'skip':
      return skip(run, event)
    case 'stop':
      return stop(run, event)
    default:
      return event satisfies never
  }
}

function resume(run: Run): Refusal | undefined {
  const ready = run.state.pending.filter((place) => !isHeld(run.state, place))
  if (ready.length === 0) return refuse({ refused: 'not-pending' })
  run.happen({ type: 'resumed' })
  for (const from of ready) {
    // a return may have taken back the way that waited
    if (run.branch(from.branch).status === 'open') advance(run, from)
  }
  return undefined
}

function withdraw(run: Run, { by, opinion }: EventOf<'withdraw'>): Refusal | undefined {
  if (by !== run.state.submitter) return refuse({ refused: 'not-submitter' })
  const isDecidedOn = run.state.tasks.some(({ decidedBy }) => decidedBy !== undefined && decidedBy !== null)
  const { withdraw: when } = run.definition
  if (when === 'never' || (when === 'beforeFirstDecision' && isDecidedOn)) return refuse({ refused: 'not-allowed' })
  end(run, { status: 'withdrawn', by, ...(opinion !== undefined && { opinion }) })
  return undefined
}

function performed(run: Run, { key }: EventOf<'performed'>): Refusal | undefined {
  const action = run.state.performing.find((candidate) => candidate.key === key)
  if (!action) return refuse({ refused: 'no-such-action' })
  run.happen({ type: 'acted', key })
  const visit = run.state.visits.find(({ id, status }) => id === action.visit && status === 'open')
  const node = visit && run.node(visit.node)
  if (visit && node?.type === 'action') advance(run, leave(run, visit.id, node.next))
  return undefined
}

function subprocessEnded(run: Run, { visit: id, approved }: EventOf<'subprocess-ended'>): Refusal | undefined {
  const visit = run.state.visits.find((candidate) => candidate.id === id)
  const node = visit && run.node(visit.node)
  if (!visit || node?.type !== 'subprocess') return refuse({ refused: 'no-such-visit' })
  if (visit.status !== 'open') return refuse({ refused: 'not-open' })
  const { branch, previous } = visit
  run.happen({ type: 'left', visit: id, outcome: approved ? 'approved' : 'rejected' })
  const target = approved ? node.next : node.rejected
  if (target === undefined) end(run, { status: 'rejected', by: null })
  else advance(run, { target, branch, previous })
  return undefined
}
