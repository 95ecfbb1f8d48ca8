/**
 * What happened, one line of the history each. The state is nothing but these, one after another (`evolve`), so the
 * history explains it, and replays to it.
 */
import type { Person, Target } from './definition.ts'
import type { EndStatus, Group, Outcome, Pending, Standing, Where } from './state.ts'

export type Happening =
  | { readonly type: 'submitted'; readonly by: Person; readonly chosen: Readonly<Record<string, readonly Person[]>> }
  | { readonly type: 'resubmitted'; readonly by: Person }
  | {
      readonly type: 'entered'
      readonly visit: number
      readonly node: string
      readonly branch: number
      readonly previous: number | null
    }
  | {
      readonly type: 'left'
      readonly visit: number
      readonly outcome: Outcome
      readonly why?: Why
      /** Of a node that was skipped: where it went on instead of what follows. */
      readonly to?: Target
      readonly opinion?: string
    }
  /** Undone by a return, an end, or a decision elsewhere. */
  | { readonly type: 'abandoned'; readonly visit: number }
  /** Nothing fits: an administrator has to say how it goes on. */
  | { readonly type: 'stuck'; readonly visit: number; readonly why: 'no-branch' | 'endless' }
  | { readonly type: 'split'; readonly visit: number; readonly branches: readonly number[] }
  | { readonly type: 'branch-ended'; readonly branch: number }
  | { readonly type: 'branch-cancelled'; readonly branch: number }
  /** A return led back into a branch that had ended. */
  | { readonly type: 'branch-reopened'; readonly branch: number }
  | { readonly type: 'grouped'; readonly group: Group }
  /** Somebody has a task; they are asked when their turn comes. */
  | {
      readonly type: 'asked'
      readonly task: number
      readonly group: number
      readonly visit: number
      readonly person: Person | null
      readonly principal?: Person
    }
  | { readonly type: 'turn-came'; readonly task: number }
  /** It waits for those who were added before. */
  | { readonly type: 'held'; readonly task: number }
  | {
      readonly type: 'decided'
      readonly task: number
      /** Null is the system; `why` says what made it decide. */
      readonly by: Person | null
      readonly approved: boolean
      readonly why?: Why
      readonly opinion?: string
    }
  | {
      readonly type: 'moved'
      readonly task: number
      readonly from: Person | null
      readonly to: Person | null
      readonly by: Person | null
      readonly why: 'transferred' | 'delegated' | 'escalated' | 'reassigned' | 'left'
      readonly opinion?: string
    }
  | { readonly type: 'not-needed'; readonly task: number }
  | {
      readonly type: 'added'
      readonly task: number
      readonly by: Person
      readonly people: readonly Person[]
      readonly where: Where
      readonly opinion?: string
    }
  | { readonly type: 'copied'; readonly visit: number; readonly people: readonly Person[] }
  | {
      readonly type: 'timer-set'
      readonly timer: number
      readonly visit: number
      readonly task?: number
      readonly limit?: number
      readonly at: number
      readonly fired: number
    }
  | { readonly type: 'timer-ended'; readonly timer: number }
  | { readonly type: 'reminded'; readonly task: number }
  | {
      readonly type: 'acting'
      readonly key: number
      readonly visit: number | null
      readonly moment: Moment
      /** The node whose actions these are; null for those of the definition. */
      readonly node: string | null
    }
  | { readonly type: 'acted'; readonly key: number }
  | { readonly type: 'subprocess'; readonly visit: number; readonly approval: string }
  | { readonly type: 'changed' }
  | ({ readonly type: 'set-aside' } & Pending)
  | { readonly type: 'resumed' }
  | {
      readonly type: 'returned'
      readonly task: number
      readonly by: Person
      readonly to: string | null
      /** Visits that were done and count no more. */
      readonly undone: readonly number[]
      readonly standing: readonly Standing[]
      readonly opinion?: string
    }
  /** An approval of before the return still counts. */
  | { readonly type: 'stood'; readonly visit: number; readonly node: string }
  | { readonly type: 'standing-forgotten'; readonly until: string }
  | { readonly type: 'ended'; readonly status: EndStatus; readonly by: Person | null; readonly opinion?: string }

export type Moment = 'submit' | 'approved' | 'rejected' | 'withdrawn' | 'reached'

/** What made the system decide, or an administrator. */
export type Why = 'submitter' | 'approved-before' | 'nobody' | 'time' | 'left' | 'skipped' | 'stood'

export type HappeningOf<T extends Happening['type']> = Extract<Happening, { readonly type: T }>
