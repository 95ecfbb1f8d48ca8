/** Cycles of scorecards over HTTP: opened, followed, reviewed, calibrated, published, appealed against. */
import type { scorecards, Text } from '@attain/engine/metadata'
import type { Card, GradeStep, Placed, YearResult } from '@attain/engine/performance/scorecard'
import type { CycleState, RewardChange, Sight } from '@attain/engine/performance/scorecard/cycle'
import { type Static, Type } from 'typebox'
import type { NamedPerson } from './approvals.ts'
import type { KpiBody, PeriodBody } from './performance.ts'
import { Id, Name } from './records.ts'

const closed = { additionalProperties: false }
const Decimal = Type.String({ pattern: '^-?\\d{1,15}(\\.\\d{1,10})?$' })
const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })
const Day = Type.String({ format: 'date' })

/** `POST /api/performance/cycles`, and `…/preview` to see who is in it and what is missing. */
export const NewCycleBody = Type.Object({ scorecard: Name, period: Type.String({ maxLength: 10 }) }, closed)
export type NewCycleBody = Static<typeof NewCycleBody>

/** `POST /api/performance/cycles/:id/events` */
export const CycleEventBody = Type.Object(
  {
    type: Type.Union([
      Type.Literal('start'),
      Type.Literal('calculate'),
      Type.Literal('remind'),
      Type.Literal('calibrate'),
      Type.Literal('reopen'),
      Type.Literal('publish'),
      Type.Literal('archive'),
      Type.Literal('cancel'),
    ]),
  },
  closed,
)
export type CycleEventBody = Static<typeof CycleEventBody>
export type CycleEventType = CycleEventBody['type']

/** `POST /api/performance/cards/:id/review`: points for what people score, a comment; `done` hands it on. */
export const CardReviewBody = Type.Object(
  {
    review: Id,
    points: Type.Record(Name, Decimal, { maxProperties: 50 }),
    granted: Type.Optional(
      Type.Array(Type.Object({ adjustment: Name, points: Decimal, reason: Reason }, closed), { maxItems: 50 }),
    ),
    raised: Type.Optional(Type.Array(Type.Object({ veto: Name, reason: Reason }, closed), { maxItems: 20 })),
    comment: Type.Optional(Type.String({ maxLength: 4000 })),
    done: Type.Boolean(),
  },
  closed,
)
export type CardReviewBody = Static<typeof CardReviewBody>

/** `POST /api/performance/cards/:id/hand-over`: somebody else does a review. */
export const HandOverBody = Type.Object({ review: Id, to: Id, reason: Reason }, closed)
export type HandOverBody = Static<typeof HandOverBody>

/** `POST /api/performance/cards/:id/set-aside`: it has no result, or has one again without a reason. */
export const SetAsideBody = Type.Object({ reason: Type.Union([Reason, Type.Null()]) }, closed)
export type SetAsideBody = Static<typeof SetAsideBody>

/** `POST /api/performance/cycles/:id/calibration`; null gives back the grade that was worked out. */
export const CalibrationBody = Type.Object(
  {
    changes: Type.Array(Type.Object({ card: Id, grade: Type.Union([Name, Type.Null()]) }, closed), {
      minItems: 1,
      maxItems: 1000,
    }),
    reason: Reason,
  },
  closed,
)
export type CalibrationBody = Static<typeof CalibrationBody>

/** `POST /api/performance/cards/:id/appeals` */
export const AppealBody = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    item: Type.Optional(Name),
    reason: Reason,
    files: Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true })),
  },
  closed,
)
export type AppealBody = Static<typeof AppealBody>

/** `POST /api/performance/appeals/:id/decision`: accepted, it makes a new version of the result. */
export const AppealDecisionBody = Type.Object(
  {
    accepted: Type.Boolean(),
    answer: Reason,
    /** Figures are measured anew. */
    measureAnew: Type.Optional(Type.Boolean()),
    granted: Type.Optional(
      Type.Array(Type.Object({ adjustment: Name, points: Decimal, reason: Reason }, closed), { maxItems: 50 }),
    ),
    grade: Type.Optional(Name),
  },
  closed,
)
export type AppealDecisionBody = Static<typeof AppealDecisionBody>

/** `POST /api/performance/cycles/:id/changes`: other weights, targets or rules from a day on. */
export const ScorecardChangeBody = Type.Object(
  {
    from: Day,
    reason: Reason,
    /** By item; what is not named stays. */
    weights: Type.Record(Name, Decimal, { maxProperties: 50 }),
    targets: Type.Optional(Type.Record(Name, Decimal, { maxProperties: 50 })),
  },
  closed,
)
export type ScorecardChangeBody = Static<typeof ScorecardChangeBody>

/** `POST /api/performance/cycles/:id/changes/:number` */
export const ChangeDecisionBody = Type.Object({ approved: Type.Boolean() }, closed)
export type ChangeDecisionBody = Static<typeof ChangeDecisionBody>

export interface CycleSummary {
  readonly id: string
  readonly scorecard: { readonly name: string; readonly label: Text }
  readonly period: PeriodBody
  readonly state: CycleState
  readonly openedAt: string
  readonly publishedAt: string | null
  readonly appealUntil: string | null
  /** People in it who were not set aside. */
  readonly cards: number
  /** Those whose reviews are over. */
  readonly reviewed: number
  /** Reviews whose day has passed. */
  readonly late: number
  readonly mayRun: boolean
  readonly mayCalibrate: boolean
}

/** A review that one is asked for, or did. */
export interface ReviewTask {
  readonly id: string
  readonly card: string
  readonly person: NamedPerson
  readonly scorecard: Text
  readonly period: string
  /** What the review is called. */
  readonly review: Text
  readonly askedAt: string
  readonly dueOn: string | null
  readonly isLate: boolean
  readonly isOwn: boolean
}

export interface OwnCard {
  readonly card: string
  readonly cycle: string
  readonly scorecard: Text
  readonly period: PeriodBody
  readonly state: CycleState
  /** Once published. */
  readonly result: PublishedResult | null
  readonly appealUntil: string | null
}

export interface PublishedResult {
  readonly score: string
  readonly grade: Text
  readonly coefficient: string
  readonly version: number
}

/** `GET /api/performance/cycles` */
export interface CyclesBody {
  /** Those that one runs or calibrates. */
  readonly cycles: readonly CycleSummary[]
  readonly own: readonly OwnCard[]
  readonly reviews: readonly ReviewTask[]
  /** Of which one may open cycles, and of which periods. */
  readonly scorecards: readonly {
    readonly name: string
    readonly label: Text
    readonly periods: readonly PeriodBody[]
  }[]
}

/** `GET /api/performance/reviews` */
export interface ReviewsBody {
  readonly items: readonly ReviewTask[]
}

export interface CycleProblem {
  readonly code: 'no-reviewer' | 'target-missing' | 'target-zero' | 'target-negative' | 'actual-missing' | 'other'
  /** Of which review or item. */
  readonly name: string
  readonly label: Text
  readonly count: number
  /** The first of them. */
  readonly people: readonly NamedPerson[]
}

/** `POST /api/performance/cycles/preview` */
export interface CyclePreview {
  readonly period: PeriodBody
  readonly people: number
  readonly groups: readonly { readonly label: string; readonly people: number }[]
  readonly problems: readonly CycleProblem[]
  /** There is one of this period already. */
  readonly existing: string | null
}

export interface CycleBody extends CycleSummary {
  readonly calculatedAt: string | null
  readonly openedBy: string | null
  readonly reviews: readonly {
    readonly name: string
    readonly label: Text
    readonly weight: string
    readonly dueOn: string | null
    readonly done: number
    /** Asked now. */
    readonly asked: number
    readonly late: number
    /** Their turn comes later. */
    readonly waiting: number
  }[]
  readonly setAside: number
  readonly unscored: number
  readonly openAppeals: number
  readonly grades: readonly {
    readonly name: string
    readonly label: Text
    readonly count: number
  }[]
  readonly problems: readonly CycleProblem[]
  readonly steps: readonly CycleEventType[]
  readonly versions: readonly ScorecardVersion[]
  readonly items: readonly { readonly name: string; readonly label: Text }[]
  readonly history: readonly CycleHistoryEntry[]
}

export interface ScorecardVersion {
  readonly number: number
  readonly from: string
  readonly reason: string | null
  readonly proposedBy: string | null
  readonly proposedAt: string
  /** Null: nobody has decided. */
  readonly approved: boolean | null
  readonly weights: Readonly<Record<string, string>>
  readonly targets: Readonly<Record<string, string>>
  /** The asker may decide: somebody else proposed it. */
  readonly mayDecide: boolean
}

export interface CycleHistoryEntry {
  readonly at: string
  readonly by: string | null
  readonly what: { readonly type: string; readonly count?: number; readonly reason?: string; readonly person?: string }
}

export const CardsQuery = Type.Object(
  {
    show: Type.Optional(
      Type.Union([
        Type.Literal('all'),
        Type.Literal('reviewing'),
        Type.Literal('late'),
        Type.Literal('problems'),
        Type.Literal('appeals'),
      ]),
    ),
    search: Type.Optional(Type.String({ maxLength: 200 })),
    after: Type.Optional(Type.String({ maxLength: 400 })),
  },
  closed,
)
export type CardsQuery = Static<typeof CardsQuery>

export interface CardRow {
  readonly id: string
  readonly person: NamedPerson
  readonly group: string | null
  /** What the review is called whose turn it is. */
  readonly turn: Text | null
  /** Whom it waits for; null stands for the administrators. */
  readonly asked: readonly (NamedPerson | null)[]
  readonly dueOn: string | null
  readonly isLate: boolean
  readonly status: 'none' | 'open' | 'refused' | 'scored'
  readonly score: string | null
  readonly grade: Text | null
  readonly setAside: string | null
  readonly hasAppeal: boolean
}

/** `GET /api/performance/cycles/:id/cards` */
export interface CardsPage {
  readonly items: readonly CardRow[]
  readonly next: string | null
}

export interface CalibrationCard {
  readonly id: string
  readonly person: NamedPerson
  readonly score: string
  readonly pointsGrade: string
  readonly placed: Omit<Placed, 'id'> | null
  readonly calibrated: { readonly grade: string; readonly by: string; readonly reason: string } | null
  readonly grade: string
  readonly coefficient: string
  readonly isVetoed: boolean
  /** One's own is calibrated by somebody else. */
  readonly isOwn: boolean
}

/** `GET /api/performance/cycles/:id/calibration?group=` */
export interface CalibrationPage {
  readonly groups: readonly { readonly key: string; readonly label: string; readonly people: number }[]
  readonly group: string
  readonly grades: readonly {
    readonly name: string
    readonly label: Text
    readonly coefficient: string
    /** Of a forced distribution; null where there is none. */
    readonly seats: number | null
  }[]
  readonly isSmall: boolean
  readonly cards: readonly CalibrationCard[]
  readonly mayChange: boolean
}

export interface CardReview {
  readonly id: string
  readonly review: string
  readonly label: Text
  readonly weight: string
  readonly person: NamedPerson | null
  readonly doneBy: NamedPerson | null
  readonly doneAt: string | null
  readonly dueOn: string | null
  readonly isAsked: boolean
  readonly isLate: boolean
  /** What it may score; null where the asker may not see what was said. */
  readonly points: Readonly<Record<string, string>> | null
  readonly comment: string | null
  /** The asker may fill it in now. */
  readonly mayFill: boolean
  readonly items: readonly string[]
}

export interface CardItemBody {
  readonly name: string
  readonly label: Text
  readonly description?: Text
  readonly weight: string
  readonly kpi: Pick<KpiBody, 'name' | 'label' | 'unit' | 'definition'> | null
  readonly rule: scorecards.Rule
}

/** A result with all that explains it. */
export interface ScoreResult {
  readonly card: Card
  /** What the newest weights alone would give, where they changed within the cycle. */
  readonly newest?: { readonly score: string | null; readonly card: Card }
  readonly grade?: string
  readonly coefficient?: string
  readonly steps?: readonly GradeStep[]
}

export interface ResultVersion {
  readonly version: number
  readonly at: string
  readonly by: string | null
  readonly reason: string | null
  readonly score: string
  readonly grade: string
  readonly coefficient: string
  readonly result: ScoreResult
}

export interface CardAppeal {
  readonly id: string
  readonly version: number
  readonly item: string | null
  readonly reason: string
  readonly files: readonly { readonly id: string; readonly name: string }[]
  readonly at: string
  readonly accepted: boolean | null
  readonly answer: string | null
  readonly decidedBy: string | null
  readonly decidedAt: string | null
}

export interface RewardBody {
  readonly id: string
  readonly person: NamedPerson
  readonly reward: Text
  readonly version: number
  readonly at: string
  readonly change: RewardChange
  /** What people are told, of a notice. */
  readonly text?: Text
}

/** `GET /api/performance/cycles/:id/rewards` */
export interface RewardsBody {
  readonly items: readonly RewardBody[]
  readonly totals: readonly { readonly currency: string; readonly amount: string }[]
}

/** `GET /api/performance/cards/:id` */
export interface CardBody {
  readonly id: string
  readonly cycle: Pick<CycleSummary, 'id' | 'scorecard' | 'period' | 'state' | 'appealUntil' | 'publishedAt'>
  readonly person: NamedPerson
  readonly manager: string | null
  readonly isOwn: boolean
  readonly sight: Exclude<Sight, 'none'>
  readonly setAside: string | null
  readonly items: readonly CardItemBody[]
  readonly adjustments: readonly (Omit<CardItemBody, 'weight'> & { readonly isByHand: boolean })[]
  readonly vetoes: readonly { readonly name: string; readonly label: Text; readonly isByHand: boolean }[]
  readonly grades: readonly { readonly name: string; readonly label: Text; readonly coefficient: string }[]
  readonly reviews: readonly CardReview[]
  readonly granted: readonly {
    readonly adjustment: string
    readonly points: string
    readonly by: string
    readonly reason: string
  }[]
  readonly raised: readonly { readonly veto: string; readonly by: string; readonly reason: string }[]
  /** As it stands, as far as the asker may see it; null before it was worked out. */
  readonly result: ScoreResult | null
  readonly versions: readonly ResultVersion[]
  readonly appeals: readonly CardAppeal[]
  readonly rewards: readonly RewardBody[]
  /** The year so far, from what was published. */
  readonly year: { readonly label: string; readonly result: YearResult } | null
  /** What people who are named in it are called, by id. */
  readonly names: Readonly<Record<string, string>>
  readonly may: {
    readonly appeal: boolean
    readonly decideAppeal: boolean
    readonly setAside: boolean
    readonly handOver: boolean
  }
}
