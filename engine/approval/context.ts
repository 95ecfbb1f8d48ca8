import type { Condition, Duration, Person, Source } from './definition.ts'
import type { ApprovalState } from './state.ts'

/**
 * What the machine asks of the world, as it is at this moment. Everything is answered at once and the same when asked
 * again; after an effect that changes the record, `resume` brings a context that knows the change.
 */
export interface Context {
  /** Milliseconds since 1970. */
  readonly now: number
  holds(condition: Condition): boolean
  /** Who a source names, in its order; those who left are left out by the machine. */
  people(source: Source, state: ApprovalState, node: string): readonly Person[]
  /** False for who left or is disabled. */
  isActive(person: Person): boolean
  isAdministrator(person: Person): boolean
  managerOf(person: Person): Person | null
  /** Who decides in their place today, by a dated delegation that covers this definition. */
  delegateOf(person: Person): Person | null
  /** Of these fields of the record, those without a value. */
  blank(fields: readonly string[]): readonly string[]
  /** The moment that is so long after another one. */
  after(moment: number, duration: Duration): number
  /** The moment that a formula names; null when it is blank. */
  moment(formula: Condition): number | null
}
