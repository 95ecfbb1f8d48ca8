/** Where one instance stands. Plain data: it is stored as it is, and worked out again from its history. */
import type { Needed, Person, Target, Voting } from './definition.ts'

export interface ApprovalState {
  readonly status: Status
  readonly submitter: Person
  /** The people whom the submitter chose, by node. */
  readonly chosen: Readonly<Record<string, readonly Person[]>>
  /** Counts submissions: 1, and one more with each resubmission. */
  readonly round: number
  /** Counts changes of the record while it runs. */
  readonly edition: number
  readonly branches: readonly Branch[]
  readonly visits: readonly Visit[]
  readonly groups: readonly Group[]
  readonly tasks: readonly Task[]
  readonly timers: readonly Timer[]
  /** Approvals of before a return that need not be given again until the step that returned is reached. */
  readonly standing: readonly Standing[]
  /** Where it goes on when the record has been changed as actions ask. */
  readonly pending: readonly Pending[]
  /** Actions that are not done yet. */
  readonly performing: readonly Performing[]
  /** The next free id; visits, tasks, groups, branches, timers and actions share the numbers. */
  readonly nextId: number
}

export type Status = 'running' | 'returned' | EndStatus
export type EndStatus = 'approved' | 'rejected' | 'withdrawn' | 'stopped'

/** One way through the graph: the root, and one for each branch of a split. */
export interface Branch {
  readonly id: number
  readonly parent: number | null
  /** The visit that split; null for the root. */
  readonly split: number | null
  readonly status: 'open' | 'done' | 'cancelled'
}

/** One stay at a node. */
export interface Visit {
  readonly id: number
  readonly node: string
  readonly branch: number
  readonly round: number
  /** The step of people that came before on this way. */
  readonly previous: number | null
  /** `undone`: it was done, and a return took it back. */
  readonly status: 'open' | 'stuck' | 'done' | 'cancelled' | 'undone'
  readonly outcome?: Outcome | undefined
  /** Who was informed here. */
  readonly copied?: readonly Person[]
}

export type Outcome = 'approved' | 'rejected' | 'passed'

/** Decisions that become one: those of a step, or of people who were added to one of its tasks. */
export interface Group extends Voting {
  readonly id: number
  readonly visit: number
  readonly needed: Needed
  /** Set for those who were added: to whose task, and when they are asked. */
  readonly added?: { readonly to: number; readonly where: Where }
}

export type Where = 'before' | 'after' | 'beside'

/** One decision that one person is asked for. */
export interface Task {
  readonly id: number
  readonly group: number
  readonly visit: number
  /** Null stands for whoever is an administrator. */
  readonly person: Person | null
  /** Whose decision it is when somebody else makes it. */
  readonly principal?: Person
  readonly status: 'waiting' | 'open' | 'approved' | 'rejected' | 'cancelled'
  /** Who decided; null for the system. */
  readonly decidedBy?: Person | null
  /** The edition of the record that was decided on. */
  readonly edition?: number
}

export interface Timer {
  readonly id: number
  readonly visit: number
  /** The decision that it limits, and by which of the node's limits; neither for a wait. */
  readonly task?: number
  readonly limit?: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** How often it has gone off. */
  readonly fired: number
}

export interface Standing {
  readonly node: string
  /** The node that returned: what stands is forgotten when it is reached. */
  readonly until: string
}

/** A place on the way: what is entered next, and from where. */
export interface Place {
  readonly target: Target
  readonly branch: number
  readonly previous: number | null
}

export interface Pending extends Place {
  /** The actions that it waits for; what other actions do is nothing to it. */
  readonly key: number
}

export interface Performing {
  readonly key: number
  /** The action node that waits for it. */
  readonly visit: number | null
}

export const ROOT = 0

/** Whether what it waits for is still to be done. */
export function isHeld({ performing }: ApprovalState, { key }: Pending): boolean {
  return performing.some((action) => action.key === key)
}

/** Whether something goes on when it is resumed. */
export const mayResume = (state: ApprovalState): boolean => state.pending.some((place) => !isHeld(state, place))

/** An instance that nothing has happened to yet. */
export const unstarted: ApprovalState = {
  status: 'running',
  submitter: '',
  chosen: {},
  round: 0,
  edition: 0,
  branches: [{ id: ROOT, parent: null, split: null, status: 'open' }],
  visits: [],
  groups: [],
  tasks: [],
  timers: [],
  standing: [],
  pending: [],
  performing: [],
  nextId: 1,
}

export const isEnded = ({ status }: ApprovalState): boolean => status !== 'running' && status !== 'returned'
