/** Commission over HTTP: plans and their periods, statements with every line, what they are made of. */
import type { Line } from '@attain/engine/commission'
import type { LineWords, PlanPage } from '@attain/engine/commission/words'
import type { Text } from '@attain/engine/metadata'
import { type Static, Type } from 'typebox'
import type { NamedPerson } from './approvals.ts'
import type { PeriodBody } from './performance.ts'
import { Id, Name } from './records.ts'

const closed = { additionalProperties: false }
/** Addresses hold text. */
const Whole = Type.String({ pattern: '^\\d{1,6}$' })
const Amount = Type.String({ pattern: '^-?\\d{1,15}(\\.\\d{1,10})?$' })
const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })
const Limit = Type.String({ pattern: '^([1-9]\\d?|1\\d\\d|200)$' })

export type PayPeriodState = 'open' | 'calculated' | 'in_review' | 'locked' | 'paid'

/** `POST /api/commission/plans/:plan/periods/:period/events` */
export const PayPeriodEventBody = Type.Object(
  {
    type: Type.Union([
      Type.Literal('calculate'),
      Type.Literal('review'),
      Type.Literal('reopen'),
      Type.Literal('lock'),
      Type.Literal('pay'),
    ]),
  },
  closed,
)
export type PayPeriodEventBody = Static<typeof PayPeriodEventBody>
export type PayPeriodEvent = PayPeriodEventBody['type']

/** `POST /api/commission/adjustments`: a correction by somebody who may, with a reason. */
export const NewAdjustmentBody = Type.Object(
  {
    plan: Name,
    period: Type.String({ maxLength: 10 }),
    payee: Id,
    amount: Amount,
    reason: Reason,
  },
  closed,
)
export type NewAdjustmentBody = Static<typeof NewAdjustmentBody>

/** `GET /api/commission/plans/:plan/periods/:period/rewards`: what follows from appraisals and is in no statement. */
export interface WaitingRewardsBody {
  readonly count: number
  readonly amount: string
}

/** `GET /api/commission/plans/:plan/periods/:period/statements` */
export const StatementsQuery = Type.Object(
  {
    sort: Type.Optional(Type.Union([Type.Literal('name'), Type.Literal('paid'), Type.Literal('change')])),
    show: Type.Optional(
      Type.Union([
        Type.Literal('all'),
        Type.Literal('nothing'),
        Type.Literal('refused'),
        Type.Literal('capped'),
        Type.Literal('disputed'),
        Type.Literal('unsent'),
        Type.Literal('unconfirmed'),
        Type.Literal('late'),
      ]),
    ),
    search: Type.Optional(Type.String({ maxLength: 100 })),
    skip: Type.Optional(Whole),
    limit: Type.Optional(Limit),
  },
  closed,
)
export type StatementsQuery = Static<typeof StatementsQuery>

export interface PlanBody {
  readonly name: string
  readonly label: Text
  readonly currency: string
  /** What the asker may do. */
  readonly may: readonly ('see' | 'run' | 'close')[]
  /** The newest first. */
  readonly periods: readonly PayPeriodBody[]
}

export interface PayPeriodBody extends PeriodBody {
  readonly state: PayPeriodState
  /** The plan has ended before: only what is still to come of earlier periods is paid in it. */
  readonly runsOff?: true
  /** Of everybody; only for those who see all of it. */
  readonly paid?: string
  readonly payees?: number
}

export interface PlansBody {
  readonly plans: readonly PlanBody[]
}

/** `GET /api/commission/plans/:plan/periods/:period/run`, where null says that it was never calculated. */
export interface CommissionRunBody {
  readonly id: string
  readonly plan: string
  readonly period: string
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  /** Null before that is known. */
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly failure: string | null
  readonly by: NamedPerson | null
  readonly startedAt: string
  readonly endedAt: string | null
  /** Lines of credits and versions of statements that were written. */
  readonly credits: number | null
  readonly statements: number | null
}

export interface StatementRow {
  readonly id: string
  readonly payee: NamedPerson
  readonly version: number
  readonly earned: string
  readonly paid: string
  /** Paid in the period before; null when there was none. */
  readonly before: string | null
  /** How many components could not be calculated. */
  readonly refused: number
  readonly isCapped: boolean
  /** How many are being decided. */
  readonly disputes: number
  /** Of this version. */
  readonly sentAt: string | null
  readonly confirmedAt: string | null
}

export interface StatementsPage {
  readonly total: number
  /** Of everybody, whatever is shown. */
  readonly paid: string
  /** How many there are of what one can narrow the list to. */
  readonly counts: Readonly<Record<NonNullable<StatementsQuery['show']>, number>>
  /** How many days people have to confirm or dispute. */
  readonly answerDays: number
  readonly items: readonly StatementRow[]
}

/** What a component came to, or why it has no result. */
export type StatementComponent = { readonly name: string; readonly label: Text } & (
  | { readonly status: 'earned'; readonly earned: string; readonly figures: Readonly<Record<string, string>> }
  | { readonly status: 'refused'; readonly refused: string; readonly why: string }
)

export interface StatementBody {
  readonly id: string
  readonly plan: { readonly name: string; readonly label: Text }
  readonly payee: NamedPerson
  readonly period: PeriodBody
  readonly state: PayPeriodState
  readonly version: number
  readonly versions: readonly {
    readonly id: string
    readonly version: number
    readonly at: string
    readonly paid: string
  }[]
  readonly revision: number
  readonly currency: string
  readonly earned: string
  readonly paid: string
  readonly owed: string
  readonly held: string
  readonly carried: string
  /** Parts of what is paid, where it is not paid at once, each with the period in whose payment it is. */
  readonly instalments: readonly { readonly period: string; readonly amount: string }[]
  /** In the payee's own currency, at the rate of a day; without an amount where nothing says what it is worth. */
  readonly payment?: {
    readonly currency: string
    readonly day: string
    readonly rate?: string
    readonly amount?: string
  }
  readonly components: readonly StatementComponent[]
  /** Each said in the asker's language. */
  readonly lines: readonly (Line & { readonly words: LineWords })[]
  readonly at: string
  readonly sentAt: string | null
  readonly confirmedAt: string | null
  /** The last day for disputes and to confirm; null before it was sent. */
  readonly answerUntil: string | null
  /** Of all versions, the newest first. */
  readonly disputes: readonly DisputeBody[]
  readonly may: { readonly confirm: boolean; readonly dispute: boolean; readonly correct: boolean }
}

/** `POST /api/commission/plans/:plan/periods/:period/sendings`: what was not sent, or a reminder of what was. */
export const SendingBody = Type.Object({ remind: Type.Optional(Type.Boolean()) }, closed)
export type SendingBody = Static<typeof SendingBody>

export interface SendingReport {
  readonly sent: number
}

/** `POST /api/commission/statements/:id/disputes` */
export const NewDisputeBody = Type.Object(
  {
    /** As counted from 1; all of the statement without it. */
    line: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
    expected: Amount,
    reason: Reason,
    files: Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true })),
  },
  closed,
)
export type NewDisputeBody = Static<typeof NewDisputeBody>

export interface DisputeBody {
  readonly id: string
  readonly statement: { readonly id: string; readonly version: number }
  readonly plan: string
  readonly period: { readonly key: string; readonly name: string }
  readonly payee: NamedPerson
  /** Of its statement, from 1; 0 is all of it. */
  readonly line: number
  readonly about: string
  readonly currency: string
  /** Amounts, and what was said, are for the payee, whoever decides, and whoever sees the plan whole. */
  readonly stated: string | null
  readonly expected: string | null
  /** Null for managers: they see that there is a dispute, not what is said in it. */
  readonly reason: string | null
  readonly files: readonly { readonly id: string; readonly name: string }[]
  readonly raisedAt: string
  readonly state: 'open' | 'accepted' | 'refused' | 'withdrawn'
  readonly answer: string | null
  readonly decidedBy: NamedPerson | null
  readonly decidedAt: string | null
  readonly adjusted: {
    readonly amount: string
    readonly period: { readonly key: string; readonly name: string }
  } | null
  readonly approval: string | null
}

/** `GET /api/commission/disputes` */
export const DisputesQuery = Type.Object(
  {
    plan: Type.Optional(Name),
    period: Type.Optional(Type.String({ maxLength: 10 })),
    state: Type.Optional(
      Type.Union([Type.Literal('open'), Type.Literal('accepted'), Type.Literal('refused'), Type.Literal('withdrawn')]),
    ),
    skip: Type.Optional(Whole),
    limit: Type.Optional(Limit),
  },
  closed,
)
export type DisputesQuery = Static<typeof DisputesQuery>

export interface DisputesPage {
  readonly total: number
  readonly items: readonly DisputeBody[]
}

/** `GET /api/commission/plans/:plan/periods/:period/problems`: what nobody is paid for until it is mended. */
export interface PeriodProblems {
  readonly items: readonly PeriodProblem[]
}

interface OfRecord {
  readonly component: Text
  readonly object: string
  /** Null for one that the asker may not see. */
  readonly record: { readonly id: string; readonly name: string } | null
}

export type PeriodProblem =
  /** What its shares add up to, as a ratio; null where it has none. */
  | ({ readonly type: 'shares'; readonly total: string | null } & OfRecord)
  | ({ readonly type: 'territories' } & OfRecord)
  /** Somebody who sells, and is on no plan. */
  | { readonly type: 'unassigned'; readonly person: NamedPerson; readonly count: number; readonly amount: string }
  /** It says something of a component that the plan does not have. */
  | ({ readonly type: 'assignment' } & Omit<OfRecord, 'component'>)

/** `GET /api/commission/mine`: one's own statements, the newest first. */
export interface OwnStatementsBody {
  readonly items: readonly {
    readonly id: string
    readonly plan: { readonly name: string; readonly label: Text }
    readonly period: PeriodBody
    readonly state: PayPeriodState
    readonly currency: string
    readonly earned: string
    readonly paid: string
  }[]
}

/** `GET /api/commission/mine/plans`: those that one is paid by. */
export interface OwnPlansBody {
  readonly plans: readonly { readonly name: string; readonly label: Text }[]
}

/** `GET /api/commission/plans/:plan/words` */
export interface PlanWordsBody {
  readonly name: string
  readonly label: Text
  readonly pages: { readonly en: PlanPage; readonly 'zh-CN': PlanPage }
}

/** `GET /api/commission/statements/:id/credits`: what a component credited in the period. */
export const CreditsQuery = Type.Object(
  {
    component: Name,
    skip: Type.Optional(Whole),
    limit: Type.Optional(Limit),
  },
  closed,
)
export type CreditsQuery = Static<typeof CreditsQuery>

export interface CreditsPage {
  readonly total: number
  /** The object of the records; null where a component credits none. */
  readonly object: string | null
  readonly items: readonly {
    /** Null for a record that the asker may not see, and for copies of others' credits. */
    readonly record: { readonly id: string; readonly name: string } | null
    /** Whose credits a manager has a copy of. */
    readonly via: NamedPerson | null
    readonly date: string
    readonly share: string
    /** In the plan's currency; of a record in another one, what it was converted by, or null when nothing says that. */
    readonly amount: string
    readonly converted?: { readonly from: string; readonly rate: string | null }
  }[]
}

/** `POST /api/commission/plans/:plan/periods/:period/exports`: what accounting takes of a period. */
export const NewExportBody = Type.Object(
  { kind: Type.Union([Type.Literal('accrual'), Type.Literal('payment')]) },
  closed,
)
export type NewExportBody = Static<typeof NewExportBody>

/** `GET /api/commission/statements/:id/file` */
export const StatementFileQuery = Type.Object(
  { format: Type.Union([Type.Literal('pdf'), Type.Literal('xlsx')]) },
  closed,
)
export type StatementFileQuery = Static<typeof StatementFileQuery>

/** `GET /api/commission/exports/:id` */
export const ExportFileQuery = Type.Object({ format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]) }, closed)
export type ExportFileQuery = Static<typeof ExportFileQuery>

export interface ExportBody {
  readonly id: string
  readonly kind: NewExportBody['kind']
  /** Of a closed period: there is no other one. */
  readonly isFinal: boolean
  readonly lines: number
  /** Of which the plan names no account. */
  readonly withoutAccount: number
  readonly total: string
  readonly takenBy: NamedPerson | null
  readonly takenAt: string
}
