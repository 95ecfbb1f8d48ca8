/** What can happen to an instance from outside. `by` is who does it, as the server knows them. */
import type { Person, Voting } from './definition.ts'
import type { Where } from './state.ts'

export type Event =
  | { readonly type: 'submit'; readonly by: Person; readonly chosen?: Readonly<Record<string, readonly Person[]>> }
  /** The record has been changed as actions asked that are done: what waited for them goes on. */
  | { readonly type: 'resume' }
  | (Remark & { readonly type: 'approve' | 'reject'; readonly task: number; readonly by: Person })
  /** `to` is the name of a node; null is the submitter. */
  | (Remark & { readonly type: 'return'; readonly task: number; readonly by: Person; readonly to: string | null })
  | { readonly type: 'resubmit'; readonly by: Person }
  | (Remark & { readonly type: 'withdraw'; readonly by: Person })
  | (Remark & { readonly type: 'transfer'; readonly task: number; readonly by: Person; readonly to: Person })
  | (Remark & {
      readonly type: 'add'
      readonly task: number
      readonly by: Person
      readonly people: readonly Person[]
      readonly where: Where
      readonly voting: Voting
    })
  /** A delegation began: what is open at one goes to the other. */
  | { readonly type: 'delegate'; readonly from: Person; readonly to: Person }
  /** Somebody left or was disabled. */
  | { readonly type: 'leave'; readonly person: Person }
  | { readonly type: 'time'; readonly timer: number }
  /** The record was changed by somebody. */
  | { readonly type: 'change' }
  | { readonly type: 'performed'; readonly key: number }
  | { readonly type: 'subprocess-ended'; readonly visit: number; readonly approved: boolean }
  /** The tools of an administrator. */
  | (Remark & { readonly type: 'reassign'; readonly task: number; readonly by: Person; readonly to: Person })
  | (Remark & { readonly type: 'skip'; readonly visit: number; readonly by: Person; readonly to?: string | null })
  | (Remark & { readonly type: 'stop'; readonly by: Person })

export interface Remark {
  readonly opinion?: string
}

export type EventOf<T extends Event['type']> = Extract<Event, { readonly type: T }>
