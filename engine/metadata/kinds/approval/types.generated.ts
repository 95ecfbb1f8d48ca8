// Generated from schema.json by generate-types.ts; change the schema and run it again.

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
 * A lower-case letter, then letters, digits or underscores; at most 63.
 */
export type Name = string
/**
 * Something that is done.
 */
export type Action =
  | SetFields
  | CreateRecord
  | UpdateRelated
  | Assign
  | Tag
  | Notify
  | Webhook
  | StartApproval
  | WithdrawApproval
  | PostToKpi
/**
 * A formula as in a spreadsheet, e.g. amount * probability; as text, or as JSON Logic.
 */
export type Formula =
  | string
  | {
      [k: string]: unknown
    }
/**
 * A formula that is true or false for a record, e.g. stage = "won"; as text, or as JSON Logic: {"==": [{"var": "stage"}, "won"]}.
 */
export type Condition =
  | string
  | {
      [k: string]: unknown
    }
/**
 * Where people come from.
 */
export type Source = People | RolePeople | TeamHead | Managers | FieldPeople | Submitter | Chosen | FormulaPeople
/**
 * A field, or a field of a related record such as `account.region`.
 */
export type Path = string

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
/**
 * Words for people, in each language; English stands in where another is missing.
 */
export interface Text {
  /**
   * The words in English.
   */
  en: string
  /**
   * The words in Chinese.
   */
  'zh-CN'?: string
}
/**
 * Changes fields of the record.
 */
export interface SetFields {
  /**
   * What is done.
   */
  do: 'setFields'
  /**
   * Each field with its formula.
   *
   * @minItems 1
   * @maxItems 100
   */
  values: FieldValue[]
}
/**
 * What a field becomes.
 */
export interface FieldValue {
  /**
   * Which field.
   */
  field: Name
  /**
   * A formula; blank empties the field.
   */
  value: Formula
}
/**
 * Makes a record of any object.
 */
export interface CreateRecord {
  /**
   * What is done.
   */
  do: 'createRecord'
  /**
   * Which object.
   */
  object: Name
  /**
   * Each field with its formula over the record of the approval.
   *
   * @minItems 1
   * @maxItems 100
   */
  values: FieldValue[]
}
/**
 * Changes records that point to this one, or that it points to.
 */
export interface UpdateRelated {
  /**
   * What is done.
   */
  do: 'updateRelated'
  /**
   * A child list of the object, or one of its lookups.
   */
  related: Name
  /**
   * Only related records that meet this.
   */
  where?: Condition
  /**
   * Each field with its formula over the record itself.
   *
   * @minItems 1
   * @maxItems 100
   */
  values: FieldValue[]
}
/**
 * Gives the record to one of several people.
 */
export interface Assign {
  /**
   * What is done.
   */
  do: 'assign'
  /**
   * The field that says whose it is; the owner without one.
   */
  field?: Name
  /**
   * From whom one is chosen: anybody who is active, with an account or without. Whoever is locked out or has left is passed over.
   *
   * @maxItems 20
   */
  among?: Source[]
  /**
   * Who of them gets it.
   */
  by?: 'roundRobin' | 'load' | 'score' | 'territory'
  /**
   * Which records count as load; all without it.
   */
  open?: Condition
  /**
   * A number for each person, over their own record.
   */
  score?: Formula
  /**
   * Where territories are kept.
   */
  territory?: Territory
}
/**
 * Named people.
 */
export interface People {
  /**
   * Where people come from.
   */
  from: 'people'
  /**
   * Their e-mail addresses.
   *
   * @minItems 1
   * @maxItems 100
   */
  people: string[]
}
/**
 * Everybody with a role.
 */
export interface RolePeople {
  /**
   * Where people come from.
   */
  from: 'role'
  /**
   * Which role.
   */
  role: Name
}
/**
 * Who leads the team of a person.
 */
export interface TeamHead {
  /**
   * Where people come from.
   */
  from: 'teamHead'
  /**
   * A field with the person; the submitter without one.
   */
  of?: Path
}
/**
 * The manager of a person, the manager’s manager, and so on.
 */
export interface Managers {
  /**
   * Where people come from.
   */
  from: 'managers'
  /**
   * A field with the person; the submitter without one.
   */
  of?: Path
  /**
   * How many at most; one when neither this nor a title is given.
   */
  levels?: number
  /**
   * The last one has this title.
   */
  title?: string
}
/**
 * A person of the record, or of a related one.
 */
export interface FieldPeople {
  /**
   * Where people come from.
   */
  from: 'field'
  /**
   * Which field.
   */
  field: Path
}
/**
 * Who submitted the record; in a rule, who changed it.
 */
export interface Submitter {
  /**
   * Where people come from.
   */
  from: 'submitter'
}
/**
 * Whom the submitter chooses.
 */
export interface Chosen {
  /**
   * Where people come from.
   */
  from: 'chosen'
}
/**
 * A person that a formula gives, such as a duty list.
 */
export interface FormulaPeople {
  /**
   * Where people come from.
   */
  from: 'formula'
  /**
   * Gives a person.
   */
  formula: Formula
}
/**
 * Which records say who has which territory.
 */
export interface Territory {
  /**
   * Its records are the territories.
   */
  object: Name
  /**
   * The field by which a territory is found.
   */
  field: Name
  /**
   * What the field has to be, over the record that is assigned.
   */
  equals: Formula
  /**
   * The field with who has the territory.
   */
  person: Name
}
/**
 * Adds tags, or takes them away.
 */
export interface Tag {
  /**
   * What is done.
   */
  do: 'tag'
  /**
   * A field of tags, or of several options.
   */
  field: Name
  /**
   * What is added.
   *
   * @minItems 1
   * @maxItems 50
   */
  add?: string[]
  /**
   * What is taken away.
   *
   * @minItems 1
   * @maxItems 50
   */
  remove?: string[]
}
/**
 * Tells people, or a group in a chat.
 */
export interface Notify {
  /**
   * What is done.
   */
  do: 'notify'
  /**
   * Who is told.
   *
   * @maxItems 20
   */
  people?: Source[]
  /**
   * The name of a robot that tells its group.
   */
  robot?: string
  /**
   * The first line; {field} stands for a value of the record.
   */
  title: Text
  /**
   * What they are told besides; {field} stands for a value of the record.
   */
  text?: Text
}
/**
 * Sends the record to another system.
 */
export interface Webhook {
  /**
   * What is done.
   */
  do: 'webhook'
  /**
   * The name of a webhook that an administrator has set up.
   */
  webhook: string
  /**
   * What is sent of the record.
   *
   * @minItems 1
   * @maxItems 100
   */
  fields: Path[]
}
/**
 * Starts another approval of the record, and does not wait for it.
 */
export interface StartApproval {
  /**
   * What is done.
   */
  do: 'startApproval'
  /**
   * Which approval.
   */
  approval: Name
}
/**
 * Ends the running approval of the record.
 */
export interface WithdrawApproval {
  /**
   * What is done.
   */
  do: 'withdrawApproval'
  /**
   * Which approval.
   */
  approval: Name
}
/**
 * Enters a figure for a KPI that is made of entries; nothing is posted twice for the same event.
 */
export interface PostToKpi {
  /**
   * What is done.
   */
  do: 'postToKpi'
  /**
   * A KPI that is made of entries.
   */
  kpi: Name
  /**
   * How much, over the record, e.g. 1 or amount * 2%.
   */
  amount: Formula
  /**
   * For whom; the owner of the record without it.
   */
  person?: Formula
  /**
   * On which day; today without it.
   */
  date?: Formula
}
/**
 * How long.
 */
export interface Duration {
  /**
   * How many.
   */
  amount: number
  /**
   * Of what.
   */
  unit: 'minutes' | 'hours' | 'days'
  /**
   * Counted on the working calendar.
   */
  working?: boolean
}
