/** Approvals over HTTP: starting one, the inbox, one with its way, what people and administrators do with it. */
import { type Static, Type } from 'typebox'
import { Id, Name, type RecordBody, Values } from './records.ts'
import type { ObjectBody } from './session.ts'

const closed = { additionalProperties: false }

/** The most tasks that are decided in one call. */
export const mostDecisions = 100

const Opinion = Type.Optional(Type.String({ maxLength: 4000 }))
/** Files that were uploaded at `/api/files`. */
const Files = Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true }))
/** Whom the submitter chooses, by node. */
const ChosenPeople = Type.Optional(
  Type.Record(Type.String({ maxLength: 63 }), Type.Array(Id, { maxItems: 50, uniqueItems: true })),
)
const TaskNumber = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })
const NodeName = Type.Union([Name, Type.Null()])

/** `POST /api/approvals` and, to see the way before, `POST /api/approvals/preview`. */
export const StartApprovalBody = Type.Object({ object: Name, approval: Name, record: Id, chosen: ChosenPeople }, closed)
export type StartApprovalBody = Static<typeof StartApprovalBody>

/** How several decisions of added people become one. */
const AddedVoting = Type.Object(
  {
    /** `all`, a count, or a share such as `60%` or `2/3`. */
    needed: Type.Union([Type.String({ maxLength: 12 }), Type.Integer({ minimum: 1, maximum: 1000 })]),
    veto: Type.Boolean(),
    inOrder: Type.Boolean(),
  },
  closed,
)

/** `POST /api/approvals/:id/events`: what somebody does with a running approval. */
export const ApprovalEventBody = Type.Union([
  Type.Object(
    {
      type: Type.Union([Type.Literal('approve'), Type.Literal('reject')]),
      task: TaskNumber,
      opinion: Opinion,
      files: Files,
      /** Of the fields that the step may edit. */
      values: Type.Optional(Values),
    },
    closed,
  ),
  /** `to` is a node; null is the submitter. */
  Type.Object({ type: Type.Literal('return'), task: TaskNumber, to: NodeName, opinion: Opinion, files: Files }, closed),
  Type.Object({ type: Type.Literal('transfer'), task: TaskNumber, to: Id, opinion: Opinion }, closed),
  Type.Object(
    {
      type: Type.Literal('add'),
      task: TaskNumber,
      people: Type.Array(Id, { minItems: 1, maxItems: 20, uniqueItems: true }),
      where: Type.Union([Type.Literal('before'), Type.Literal('after'), Type.Literal('beside')]),
      voting: AddedVoting,
      opinion: Opinion,
      /** As with an approval: whoever adds somebody after them has approved. */
      values: Type.Optional(Values),
    },
    closed,
  ),
  Type.Object({ type: Type.Literal('withdraw'), opinion: Opinion }, closed),
  Type.Object({ type: Type.Literal('resubmit'), opinion: Opinion }, closed),
  /** For administrators, as all below. */
  Type.Object(
    {
      type: Type.Literal('reassign'),
      task: TaskNumber,
      to: Id,
      opinion: Type.String({ minLength: 1, maxLength: 4000 }),
    },
    closed,
  ),
  Type.Object(
    {
      type: Type.Literal('skip'),
      visit: TaskNumber,
      /** The node that it goes on at, anywhere ahead; what follows without one. */
      to: Type.Optional(NodeName),
      opinion: Type.String({ minLength: 1, maxLength: 4000 }),
    },
    closed,
  ),
  Type.Object({ type: Type.Literal('stop'), opinion: Type.String({ minLength: 1, maxLength: 4000 }) }, closed),
  /** Tries an action again that failed. */
  Type.Object({ type: Type.Literal('retry'), key: TaskNumber }, closed),
])
export type ApprovalEventBody = Static<typeof ApprovalEventBody>

/** `POST /api/approvals/decide`: many tasks with one decision; each is done or not by itself. */
export const DecideManyBody = Type.Object(
  {
    decision: Type.Union([Type.Literal('approve'), Type.Literal('reject')]),
    tasks: Type.Array(Type.Object({ approval: Id, task: TaskNumber }, closed), {
      minItems: 1,
      maxItems: mostDecisions,
    }),
    opinion: Opinion,
  },
  closed,
)
export type DecideManyBody = Static<typeof DecideManyBody>

export interface DecideManyReport {
  done: number
  failed: { approval: string; task: number; message: string }[]
}

export const InboxName = Type.Union([
  Type.Literal('todo'),
  Type.Literal('done'),
  Type.Literal('mine'),
  Type.Literal('copied'),
])
export type InboxName = Static<typeof InboxName>

export type ApprovalStatus = 'running' | 'returned' | 'approved' | 'rejected' | 'withdrawn' | 'stopped'

export interface NamedPerson {
  id: string
  name: string
}

/** Whom an approval waits for; null stands for the administrators. */
export interface AskedNow {
  people: { person: NamedPerson | null; since: string }[]
  /** How many more there are than are named. */
  others: number
}

/** One line of an inbox: a task in `todo` and `done`, an approval in `mine` and `copied`. */
export interface InboxItem {
  /** The approval that runs. */
  id: string
  task: number | null
  object: string
  record: { id: string; name: string }
  /** What the approval and the step are called, in the language of the request. */
  approval: string
  step: string | null
  submitter: NamedPerson
  submittedAt: string
  status: ApprovalStatus
  /** When the task was given, decided, or the copy was sent. */
  at: string
  /** When the time of the step is over. */
  dueAt: string | null
  /** For whom one decides. */
  principal: NamedPerson | null
  decision: 'approved' | 'rejected' | null
  /** Of what one submitted oneself and what runs; null where nobody is asked. */
  asked: AskedNow | null
  /** A copy that has not been looked at: `POST /api/approvals/:id/read` says that it was. */
  isUnread: boolean
  /** False where the step asks for fields, so that it has to be opened. */
  canDecideHere: boolean
  /** What the record shows in short, as far as one may see it. */
  summary: { label: string; value: string }[]
}

/** `GET /api/approvals/inbox?box=&search=&after=`. */
export interface InboxPage {
  items: InboxItem[]
  next: string | null
}

/** `GET /api/approvals/counts`: for the badge; counted no further than 100. */
export interface InboxCounts {
  todo: number
  copied: number
}

/** One node of the way, taken or foreseen. */
export interface WayStep {
  visit: number
  node: string
  label: string
  type: 'approval' | 'copy' | 'condition' | 'parallel' | 'inclusive' | 'join' | 'action' | 'wait' | 'subprocess'
  branch: number
  /** Of a split: the branches that it opens. */
  opens: number[]
  when: 'done' | 'now' | 'ahead'
  outcome: 'approved' | 'rejected' | 'passed' | null
  isStuck: boolean
  /** Null stands for the administrators. */
  people: {
    person: NamedPerson | null
    principal: NamedPerson | null
    /** Null of who is informed or only foreseen. */
    task: number | null
    state: 'decides' | 'waits' | 'approved' | 'rejected' | 'informed' | 'ahead'
    at: string | null
  }[]
  /** Needed of all, in words: `all`, `1`, `60%`. */
  needed: string | null
}

/** What happened, in order. */
export interface HistoryLine {
  at: string
  /** Null is the system. */
  by: NamedPerson | null
  /** A sentence in the language of the request. */
  text: string
  opinion: string | null
  /** Each is at `/api/approvals/:id/files/:file`. */
  files: { id: string; name: string }[]
  kind: 'submitted' | 'decided' | 'moved' | 'added' | 'returned' | 'time' | 'system' | 'ended'
}

/** What whoever asks may do with their task. */
export interface MyTask {
  task: number
  visit: number
  step: string
  principal: NamedPerson | null
  dueAt: string | null
  /** By field; what is not named can be read. */
  fields: Record<string, 'hidden' | 'read' | 'edit' | 'required'>
  mayAdd: boolean
  mayTransfer: boolean
  /** Where it may be returned to; null is the submitter. */
  returnTo: { node: string | null; label: string }[]
}

/** `GET /api/approvals/:id`. */
export interface ApprovalBody {
  id: string
  object: string
  record: { id: string; name: string }
  approval: { name: string; label: string }
  submitter: NamedPerson
  submittedAt: string
  endedAt: string | null
  status: ApprovalStatus
  way: WayStep[]
  history: HistoryLine[]
  tasks: MyTask[]
  can: { withdraw: boolean; resubmit: boolean; administer: boolean }
  /** A copy of whoever asks that they have not looked at. */
  isUnread: boolean
  /** For administrators: where what is at a step may be sent on; what follows comes first, null is the end. */
  skips: { visit: number; to: { node: string | null; label: string; type: WayStep['type'] | null }[] }[]
  /** For administrators: actions that failed and wait. */
  failedActions: { key: number; message: string; attempts: number }[]
}

/** `GET /api/approvals/:id/record`: what whoever asks sees of it here, and the fields that these are. */
export interface ApprovalRecord extends RecordBody {
  object: ObjectBody
}

/** `GET /api/approvals?object=&record=`: of a record, newest first; and what one may start. */
export interface RecordApprovals {
  approvals: { id: string; label: string; status: ApprovalStatus; submittedAt: string; submitter: NamedPerson }[]
  startable: { approval: string; label: string; description: string | null }[]
  /** Why the record cannot be changed now. */
  lock: {
    kind: 'running' | 'returned' | 'approved'
    approval: string
    id: string
    /** Whether whoever asks may change it all the same. */
    mayEdit: boolean
  } | null
}

/** `POST /api/approvals/preview`, and `/api/approvals/simulate` for a draft. */
export interface ApprovalPreview {
  way: WayStep[]
  /** Nodes at which the submitter has to choose people. */
  choose: { node: string; label: string }[]
}

/** `POST /api/approvals/simulate`: administrators try a draft of an approval, on a record or on made-up values. */
export const SimulateBody = Type.Object(
  {
    /** A document of kind approval. */
    document: Type.Object({}, { additionalProperties: true }),
    record: Type.Optional(Id),
    values: Type.Optional(Values),
    submitter: Type.Optional(Id),
    chosen: ChosenPeople,
  },
  closed,
)
export type SimulateBody = Static<typeof SimulateBody>

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** `POST /api/delegations`: somebody else decides in one's place for some days. */
export const NewDelegationBody = Type.Object(
  {
    /** Administrators may do it for others. */
    from: Type.Optional(Id),
    to: Id,
    startsOn: Day,
    endsOn: Day,
    /** Which approvals, as `object/name`; all without it. */
    approvals: Type.Optional(Type.Array(Type.String({ maxLength: 127 }), { minItems: 1, maxItems: 100 })),
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  closed,
)
export type NewDelegationBody = Static<typeof NewDelegationBody>

/** One of `GET /api/delegations`, which answers `{ items }`: those that one gave and those that one was given. */
export interface DelegationBody {
  id: string
  from: NamedPerson
  to: NamedPerson
  startsOn: string
  endsOn: string
  approvals: string[] | null
  reason: string | null
  isActive: boolean
}

/** `GET`, `PUT /api/approvals/phrases`: what one writes often. */
export const PhrasesBody = Type.Object(
  { phrases: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 30 }) },
  closed,
)
export type PhrasesBody = Static<typeof PhrasesBody>

/** One of `GET /api/approvals/troubled`, which answers `{ items }`: for administrators; what does not go on by itself. */
export interface TroubledApproval {
  id: string
  label: string
  record: { id: string; name: string }
  object: string
  why: 'stuck' | 'action' | 'nobody'
  since: string
  message: string
}
