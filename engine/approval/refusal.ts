/** Why an event does not fit. The server words it; here is what it is about. */
import type { Person, Target } from './definition.ts'
import type { Status } from './state.ts'

export type Refusal =
  | { readonly refused: 'already-submitted' | 'not-submitted' | 'not-pending' | 'not-returned' }
  | { readonly refused: 'ended'; readonly status: Status }
  | { readonly refused: 'no-such-task' | 'no-such-visit' | 'no-such-timer' | 'no-such-action' }
  | { readonly refused: 'not-open'; readonly decidedBy?: Person | null }
  | { readonly refused: 'too-early'; readonly at: number }
  | { readonly refused: 'not-yours' | 'not-submitter' | 'not-administrator' | 'not-allowed' }
  /** Somebody cannot be asked: they have left, or this step asks them already. */
  | { readonly refused: 'not-active' | 'asked-already'; readonly person: Person }
  | { readonly refused: 'nobody-named' }
  | { readonly refused: 'fields-missing'; readonly fields: readonly string[] }
  /** Where it cannot go on; null is the end. */
  | { readonly refused: 'not-ahead'; readonly node: Target; readonly may: readonly Target[] }
  | { readonly refused: 'not-there'; readonly node: string; readonly may: readonly string[] }

export const refuse = <T extends Refusal>(refusal: T): T => refusal
