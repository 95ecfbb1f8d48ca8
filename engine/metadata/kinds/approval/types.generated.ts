// Generated from schema.json by generate-types.ts; change the schema and run it again.

import type { Action, Condition, Duration, Formula, Name, Source, Text } from '../definitions.generated.ts'

export type { Action, Condition, Duration, Formula, Name, Source, Text }

/**
 * One step of the way.
 */
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

/**
 * How a record of an object is approved: a graph of steps.
 */
export interface ApprovalDocument {
  /**
   * What this document describes.
   */
  kind: 'approval'
  /**
   * The object whose records are approved.
   */
  object: Name
  /**
   * Lower-case name, unique among its neighbours; running approvals know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * What it is for.
   */
  description?: Text
  /**
   * When it begins.
   */
  start?: Start
  /**
   * When the submitter may take it back.
   */
  withdraw?: 'anyTime' | 'beforeFirstDecision' | 'never'
  /**
   * Whether the record can be changed again.
   */
  whenApproved?: 'stays' | 'free'
  /**
   * The node that it begins with.
   */
  first: Name
  /**
   * The steps, in any order.
   *
   * @minItems 1
   * @maxItems 200
   */
  nodes: Node[]
  /**
   * What is done when it is submitted.
   *
   * @maxItems 20
   */
  onSubmit?: Action[]
  /**
   * What is done in the end.
   *
   * @maxItems 20
   */
  onApproved?: Action[]
  /**
   * What is done when it is rejected.
   *
   * @maxItems 20
   */
  onRejected?: Action[]
  /**
   * What is done when it is withdrawn.
   *
   * @maxItems 20
   */
  onWithdrawn?: Action[]
}
/**
 * People decide.
 */
export interface ApprovalNode {
  /**
   * What happens here.
   */
  type: 'approval'
  /**
   * Lower-case name, unique among its neighbours; running approvals know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label?: Text
  /**
   * Who decides. Only people who can sign in are asked: whoever has no account, is locked out or has left is passed over.
   *
   * @minItems 1
   * @maxItems 20
   */
  approvers: Source[]
  /**
   * How many have to approve: all, a number, or a share such as 60% or 2/3.
   */
  needed?: string | number
  /**
   * One rejection decides.
   */
  veto?: boolean
  /**
   * One after another, in the order in which they are named.
   */
  inOrder?: boolean
  /**
   * What becomes of the step when nobody is found, or who was asked has left.
   */
  nobody?: Nobody
  /**
   * Whether the system approves in place of the submitter.
   */
  submitterPasses?: 'sole' | 'always' | 'never'
  /**
   * Whether the system approves in place of who approved before.
   */
  repeatedPasses?: 'adjacent' | 'anywhere' | 'never'
  /**
   * The node that a rejection leads to; nothing ends the approval.
   */
  rejected?: Name
  /**
   * How far back it may be returned.
   */
  returns?: 'anywhere' | 'submitter' | 'never'
  /**
   * What follows when it comes back.
   */
  afterReturn?: 'replay' | 'jumpBack'
  /**
   * Approvers may ask others before, after or beside them.
   */
  mayAdd?: boolean
  /**
   * Approvers may hand their decision to somebody else.
   */
  mayTransfer?: boolean
  /**
   * What approvers see and change of the record here; other fields can be read.
   *
   * @maxItems 500
   */
  fields?: FieldRight[]
  /**
   * What happens when a decision takes long.
   *
   * @maxItems 10
   */
  limits?: Limit[]
  /**
   * What is done when the step is approved.
   *
   * @maxItems 20
   */
  onApproved?: Action[]
  /**
   * What is done when the step is rejected.
   *
   * @maxItems 20
   */
  onRejected?: Action[]
  /**
   * The node that follows, or `end`.
   */
  next?: Name
}
/**
 * People are informed; nothing waits for them.
 */
export interface CopyNode {
  /**
   * What happens here.
   */
  type: 'copy'
  /**
   * Lower-case name, unique among its neighbours; running approvals know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label?: Text
  /**
   * Who is informed.
   *
   * @minItems 1
   * @maxItems 20
   */
  people: Source[]
  /**
   * The node that follows, or `end`.
   */
  next?: Name
}
/**
 * The first branch that matches.
 */
export interface ConditionNode {
  /**
   * What happens here.
   */
  type: 'condition'
  /**
   * Lower-case name, unique among its neighbours; running approvals know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label?: Text
  /**
   * Tried in their order.
   *
   * @minItems 1
   * @maxItems 50
   */
  branches: Branch[]
  /**
   * The node when no branch matches, or `end`.
   */
  otherwise?: Name
}
/**
 * Every branch, side by side.
 */
export interface ParallelNode {
  /**
   * What happens here.
   */
  type: 'parallel'
  /**
   * Lower-case name, unique among its neighbours; running approvals know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label?: Text
  /**
   * Each leads to the join.
   *
   * @minItems 2
   * @maxItems 20
   */
  branches: Way[]
  /**
   * Where the branches meet.
   */
  join: Name
}
/**
 * Every branch that matches, side by side.
 */
export interface InclusiveNode {
  /**
   * What happens here.
   */
  type: 'inclusive'
  /**
   * Lower-case name, unique among its neighbours; running approvals know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label?: Text
  /**
   * Each leads to the join.
   *
   * @minItems 1
   * @maxItems 20
   */
  branches: Branch[]
  /**
   * The node when no branch matches.
   */
  otherwise?: Name
  /**
   * Where the branches meet.
   */
  join: Name
}
/**
 * Branches meet here.
 */
export interface JoinNode {
  /**
   * What happens here.
   */
  type: 'join'
  /**
   * Lower-case name, unique among its neighbours; running approvals know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label?: Text
  /**
   * The node that follows, or `end`.
   */
  next?: Name
}
/**
 * Something is done; it goes on when it is.
 */
export interface ActionNode {
  /**
   * What happens here.
   */
  type: 'action'
  /**
   * Lower-case name, unique among its neighbours; running approvals know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label?: Text
  /**
   * What is done, in this order.
   *
   * @minItems 1
   * @maxItems 20
   */
  actions: Action[]
  /**
   * The node that follows, or `end`.
   */
  next?: Name
}
/**
 * Until whatever is named comes first.
 */
export interface WaitNode {
  /**
   * What happens here.
   */
  type: 'wait'
  /**
   * Lower-case name, unique among its neighbours; running approvals know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label?: Text
  /**
   * How long at most.
   */
  for?: Duration
  /**
   * A day or moment of the record.
   */
  until?: Formula
  /**
   * Goes on as soon as this holds.
   */
  when?: Condition
  /**
   * The node that follows, or `end`.
   */
  next?: Name
}
/**
 * Another approval of the same record, which this one waits for.
 */
export interface SubprocessNode {
  /**
   * What happens here.
   */
  type: 'subprocess'
  /**
   * Lower-case name, unique among its neighbours; running approvals know it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label?: Text
  /**
   * Which approval.
   */
  approval: Name
  /**
   * The node that its rejection leads to; nothing ends this approval too.
   */
  rejected?: Name
  /**
   * The node that follows, or `end`.
   */
  next?: Name
}
/**
 * A way with its condition.
 */
export interface Branch {
  /**
   * What people see, per language.
   */
  label?: Text
  /**
   * The record takes this way when it holds.
   */
  when: Condition
  /**
   * The node that follows, or `end`.
   */
  next?: Name
}
/**
 * A way without a condition.
 */
export interface Way {
  /**
   * What people see, per language.
   */
  label?: Text
  /**
   * The node that follows, or `end`.
   */
  next: Name
}
/**
 * What approvers may do with a field.
 */
export interface FieldRight {
  /**
   * Which field.
   */
  field: Name
  /**
   * What is allowed.
   */
  right: 'hidden' | 'read' | 'edit' | 'required'
}
/**
 * What happens after a time.
 */
export interface Limit {
  /**
   * How long the decision may take.
   */
  after: Duration
  /**
   * What happens.
   */
  do: 'remind' | 'escalate' | 'transfer' | 'approve' | 'reject'
  /**
   * Whom it is handed to.
   */
  to?: Source
  /**
   * How long until the next time.
   */
  every?: Duration
  /**
   * How often again.
   */
  times?: number
}
/**
 * What becomes of a step without people.
 */
export interface Nobody {
  /**
   * What happens.
   */
  do: 'administrator' | 'pass' | 'ask'
  /**
   * Who is asked instead.
   */
  who?: Source
}
/**
 * When it begins.
 */
export interface Start {
  /**
   * What begins it.
   */
  on?: 'submit' | 'create' | 'change'
  /**
   * Only for records that meet this.
   */
  when?: Condition
}
