/**
 * A definition as the machine reads it: nodes by name, each of which says where it leads. `null` is the end. Branches
 * are nested: those of a split lead to its join and nowhere else, so that a place in the graph is a place in a tree.
 */
import type { Json } from '../fields/index.ts'

export type Target = string | null

export interface Definition {
  readonly name: string
  readonly first: Target
  readonly nodes: ReadonlyMap<string, Node>
  /** When the submitter may take it back. */
  readonly withdraw: 'anyTime' | 'beforeFirstDecision' | 'never'
  readonly actions?: Actions<'submit' | 'approved' | 'rejected' | 'withdrawn'>
}

export type Node =
  | ApprovalNode
  | CopyNode
  | ConditionNode
  | ParallelNode
  | InclusiveNode
  | JoinNode
  | ActionNode
  | WaitNode
  | SubprocessNode

export interface ApprovalNode extends Voting {
  readonly type: 'approval'
  readonly approvers: readonly Source[]
  readonly next: Target
  /** Where a rejection leads; it ends the whole when nothing is said. */
  readonly rejected?: string
  readonly nobody?: Nobody
  /** Whether the submitter's own decision is made by the system. `sole`: only when nobody else is asked. */
  readonly submitterPasses?: 'sole' | 'always' | 'never'
  /** The same for whoever approved before: in the step just before with nothing changed since, or in any step. */
  readonly repeatedPasses?: 'adjacent' | 'anywhere' | 'never'
  /** Where it may be returned to. */
  readonly returns?: 'anywhere' | 'submitter' | 'never'
  /** After the return: every step again, or those that stood before stand again. */
  readonly afterReturn?: 'replay' | 'jumpBack'
  readonly mayAdd?: boolean
  readonly mayTransfer?: boolean
  /** Of the record's fields, by name; what is not named can be read. */
  readonly fields?: Readonly<Record<string, 'hidden' | 'read' | 'edit' | 'required'>>
  readonly limits?: readonly Limit[]
  readonly actions?: Actions<'approved' | 'rejected'>
}

/** How the decisions of several become one. */
export interface Voting {
  readonly needed: Needed
  /** True when one rejection decides. Where all must approve it does so anyway. */
  readonly veto: boolean
  /** One after another, in the order in which they are named. */
  readonly inOrder: boolean
}

/** `ratio` is a percentage or a fraction as text, `60%` or `2/3`, so that nothing is rounded before the votes are. */
export type Needed = { readonly of: 'all' } | { readonly count: number } | { readonly ratio: string }

/** What becomes of a step that nobody was found for. */
export type Nobody = 'pass' | 'administrator' | { readonly ask: Source }

export interface CopyNode {
  readonly type: 'copy'
  readonly people: readonly Source[]
  readonly next: Target
}

/** The first branch that matches, in their order. */
export interface ConditionNode {
  readonly type: 'condition'
  readonly branches: readonly Branching[]
  readonly otherwise?: Target
}

/** Every branch. */
export interface ParallelNode {
  readonly type: 'parallel'
  readonly branches: readonly { readonly next: string }[]
  readonly join: string
}

/** Every branch that matches. */
export interface InclusiveNode {
  readonly type: 'inclusive'
  readonly branches: readonly (Branching & { readonly next: string })[]
  readonly otherwise?: string
  readonly join: string
}

export interface Branching {
  readonly when: Condition
  readonly next: Target
}

export interface JoinNode {
  readonly type: 'join'
  readonly next: Target
}

/** Goes on when its actions are done. */
export interface ActionNode {
  readonly type: 'action'
  readonly actions: readonly Action[]
  readonly next: Target
}

/** For a time, until a moment of the record, or until something holds: whatever is named comes first. */
export interface WaitNode {
  readonly type: 'wait'
  readonly for?: Duration
  readonly until?: Condition
  readonly when?: Condition
  readonly next: Target
}

export interface SubprocessNode {
  readonly type: 'subprocess'
  readonly approval: string
  readonly next: Target
  readonly rejected?: string
}

/** What happens when a decision takes longer. Without `again` once. */
export interface Limit {
  readonly after: Duration
  readonly again?: { readonly every: Duration; readonly times: number }
  readonly do: 'remind' | 'escalate' | 'approve' | 'reject' | { readonly transfer: Source }
}

/** `working` counts on the working calendar. */
export interface Duration {
  readonly amount: number
  readonly unit: 'minutes' | 'hours' | 'days'
  readonly working?: boolean
}

/** The id of a person's record. */
export type Person = string

/** A formula as metadata keeps it; its meaning is the context's. */
export type Condition = Json

/** Where the people of a step come from. */
export type Source =
  | { readonly from: 'people'; readonly people: readonly Person[] }
  | { readonly from: 'role'; readonly role: string }
  | { readonly from: 'teamHead' }
  | { readonly from: 'managers'; readonly levels?: number; readonly title?: string }
  | { readonly from: 'field'; readonly path: string }
  | { readonly from: 'submitter' }
  | { readonly from: 'chosen' }
  | { readonly from: 'formula'; readonly formula: Condition }

export interface Action {
  readonly type: string
  /** What comes next may depend on it, so it waits until the record has changed. */
  readonly changesRecord?: boolean
  readonly [setting: string]: Json | undefined
}

export type Actions<Moment extends string> = Readonly<Partial<Record<Moment, readonly Action[]>>>
