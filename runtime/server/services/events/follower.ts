import type { LiveWorkspace } from '../../store/live-workspace.ts'
import type { Context } from '../context.ts'
import type { EventType, RecordEvent } from './record-event.ts'

/** Something that wants to know what happens to records. */
export interface Follower {
  readonly name: string
  /** False for events that it does nothing about; they cost next to nothing. */
  concerns(workspace: LiveWorkspace, object: string, type: EventType): boolean
  /** Of many events those that it would do something about; without it all. Nothing is written. */
  sift?(context: Context, events: readonly RecordEvent[]): Promise<readonly RecordEvent[]>
  /**
   * Does what follows, as the system, in the transaction in which the event is taken from the outbox: so it is done once.
   * What it throws takes everything back, and the event comes again.
   */
  follow(context: Context, event: RecordEvent): Promise<void>
}
