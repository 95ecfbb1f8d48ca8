import type { Person } from './definition.ts'
import type { Happening, Moment } from './happening.ts'
import type { ApprovalState } from './state.ts'

/** What the outside has to do. Timers and the record's lock are not among them: they are read from the state. */
export type Effect =
  /** `to` null are the administrators. */
  | { readonly type: 'notify'; readonly to: Person | null; readonly about: About; readonly task?: number }
  | { readonly type: 'act'; readonly key: number; readonly moment: Moment; readonly node: string | null }
  /** Another approval, which `subprocess-ended` answers. */
  | { readonly type: 'start'; readonly visit: number; readonly approval: string }

export type About = 'asked' | 'reminded' | 'copied' | 'stuck' | 'returned' | 'approved' | 'rejected' | 'stopped'

/** The effects of what happened, in a state that comes after it. */
export function effectsOf(state: ApprovalState, happened: readonly Happening[]): readonly Effect[] {
  return happened.flatMap((happening) => effectOf(state, happening) ?? [])
}

function effectOf(state: ApprovalState, happening: Happening): Effect | readonly Effect[] | undefined {
  switch (happening.type) {
    case 'turn-came':
    case 'moved':
      return toldOf(state, happening.task, 'asked')
    case 'reminded':
      return toldOf(state, happening.task, 'reminded')
    case 'copied':
      return happening.people.map((to) => ({ type: 'notify', to, about: 'copied' }))
    case 'stuck':
      return { type: 'notify', to: null, about: 'stuck' }
    case 'returned':
      return happening.to === null ? { type: 'notify', to: state.submitter, about: 'returned' } : undefined
    case 'ended':
      return happening.status === 'withdrawn'
        ? undefined
        : { type: 'notify', to: state.submitter, about: happening.status }
    case 'acting':
      return { type: 'act', key: happening.key, moment: happening.moment, node: happening.node }
    case 'subprocess':
      return { type: 'start', visit: happening.visit, approval: happening.approval }
    default:
      return undefined
  }
}

/** Nobody is told of a decision that is not open any more: the system may have made it at once. */
function toldOf({ tasks }: ApprovalState, id: number, about: 'asked' | 'reminded'): Effect | undefined {
  const task = tasks.find((candidate) => candidate.id === id && candidate.status === 'open')
  return task && { type: 'notify', to: task.person, about, task: id }
}
