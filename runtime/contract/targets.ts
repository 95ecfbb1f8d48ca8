/** Targets: who is to reach what, how it is broken down, proposed, agreed and followed. */

import type { TargetProgress } from '@attain/engine/dashboard'
import type { Text } from '@attain/engine/metadata'
import { type Static, Type } from 'typebox'
import { Granularity, type KpiBody, type PeriodBody } from './performance.ts'
import { Id, Name } from './records.ts'

export type { TargetProgress } from '@attain/engine/dashboard'

const closed = { additionalProperties: false }

/** Whom a target is for: `company`, `person:ID`, `team:ID`, or a dimension of the KPI and its value, `region:east`. */
export const TargetSubject = Type.String({ maxLength: 200, pattern: '^(company|[a-z][a-z0-9_]*:.+)$' })
export const PeriodKey = Type.String({ maxLength: 10, pattern: '^\\d{4}(-[HQPW]?\\d{1,2})?$' })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
export const Amount = Type.String({ pattern: '^-?\\d{1,15}(\\.\\d{1,6})?$' })
export const Reason = Type.String({ minLength: 1, maxLength: 500 })

export type TargetRight = 'set' | 'propose' | 'see' | 'none'

/** `GET /api/performance/targets` */
export interface TargetsBody {
  readonly items: readonly TargetBody[]
}

/** A document of targets, and what the asker may do with some of them. */
export interface TargetBody {
  readonly name: string
  readonly label: Text
  readonly description?: Text
  readonly kpi: KpiBody
  readonly calendar: string
  /** From the top down: `company`, `team`, `person`, or the name of a dimension. */
  readonly levels: readonly TargetLevelBody[]
  readonly total: Granularity
  readonly every: Granularity
  /** How longer periods become shorter ones; by hand without it. */
  readonly method?: string
  /** Digits after the point; -3 for thousands. */
  readonly scale: number
  readonly pace: 'days' | 'workingDays' | 'season'
  /** The most that the asker may do with any of them. */
  readonly right: TargetRight
  /** What is set goes through an approval first. */
  readonly isApproved: boolean
}

export interface TargetLevelBody {
  readonly by: string
  readonly label: Text
  readonly method?: string
}

/** `POST /api/performance/targets/grid` */
export const TargetGridQuery = Type.Object(
  {
    target: Name,
    /** A year of the calendar; today's without it. */
    year: Type.Optional(Type.String({ pattern: '^\\d{4}$' })),
    /** As it was on this day; today without it. */
    asOf: Type.Optional(Day),
    /** Only this team, with what is below it. */
    under: Type.Optional(Id),
  },
  closed,
)
export type TargetGridQuery = Static<typeof TargetGridQuery>

export interface TargetGridBody {
  readonly target: TargetBody
  readonly year: PeriodBody
  readonly asOf: string
  /** Each period that is set first, with the shorter ones that it is made of. */
  readonly groups: readonly { readonly total: PeriodBody; readonly parts: readonly PeriodBody[] }[]
  /** As a tree: each one after the one that it belongs to. */
  readonly rows: readonly TargetRow[]
}

export interface TargetRow {
  readonly subject: string
  /** The one that it belongs to; null at the top. */
  readonly parent: string | null
  /** Of which level; a team without a level of its own only holds its people together. */
  readonly by: string
  readonly depth: number
  readonly name: string
  readonly right: TargetRight
  /** Not there any more. */
  readonly hasLeft: boolean
  /** By the key of the period; only where there is something. */
  readonly cells: Readonly<Record<string, TargetCell>>
}

export interface TargetCell {
  /** The full target; null where none holds. */
  readonly amount: string | null
  /** What is asked instead of the full one, and of which days with which share. */
  readonly asked?: string
  readonly segments?: readonly { readonly from: string; readonly until: string; readonly percent: string }[]
  /** It has no line of its own and is the sum of shorter periods, or stands for a longer one. */
  readonly isDerived?: true
  readonly effective?: string
  /** The newest line that was agreed, which whoever changes it has to have seen. */
  readonly seen?: string
  /** Agreed already, but not yet in force. */
  readonly next?: { readonly amount: string | null; readonly effective: string }
  readonly proposals?: readonly TargetProposal[]
  /** Waits for an approval. */
  readonly submitted?: { readonly amount: string | null; readonly change: string | null }
}

export interface TargetProposal {
  readonly id: string
  readonly amount: string | null
  readonly by: string
  readonly isMine: boolean
  readonly at: string
  readonly effective: string
  readonly reason: string
}

/** `POST /api/performance/targets/save`, and `…/propose` */
export const TargetSave = Type.Object(
  {
    target: Name,
    reason: Reason,
    /** From when the new ones hold; today without it. */
    effective: Type.Optional(Day),
    /** What one may only propose is proposed, as part of the same change. */
    orPropose: Type.Optional(Type.Boolean()),
    /** All of them or none: a year of several thousand people is one change. */
    cells: Type.Array(
      Type.Object(
        {
          subject: TargetSubject,
          period: PeriodKey,
          /** Null takes the target away. */
          amount: Type.Union([Amount, Type.Null()]),
          /** The line that whoever changes it has seen; null where there was none. */
          seen: Type.Optional(Type.Union([Id, Type.Null()])),
        },
        closed,
      ),
      { minItems: 1, maxItems: 100_000 },
    ),
  },
  closed,
)
export type TargetSave = Static<typeof TargetSave>

export interface TargetSaveBody {
  readonly saved: number
  /** How many of them are proposals, where both were asked for. */
  readonly proposed?: number
  /** What happened with them. */
  readonly state: 'agreed' | 'proposed' | 'submitted'
  /** The record that goes through an approval. */
  readonly change?: string
}

/** `POST /api/performance/targets/import`: a table of targets, as people keep them in spreadsheets. */
export const TargetImport = Type.Object(
  {
    target: Name,
    /** The year that columns such as "Jan" are of; today's without it. */
    year: Type.Optional(Type.String({ pattern: '^\\d{4}$' })),
    /** Lines of cells, the first one with what the columns hold. */
    lines: Type.Array(Type.Array(Type.String({ maxLength: 1000 }), { maxItems: 400 }), { maxItems: 100_000 }),
    /** Saves what changes as one change; without it nothing is written. */
    apply: Type.Optional(Type.Object({ reason: Reason, effective: Type.Optional(Day) }, closed)),
  },
  closed,
)
export type TargetImport = Static<typeof TargetImport>

export interface TargetImportBody {
  readonly changes: readonly TargetImportChange[]
  /** Targets that are so already. */
  readonly unchanged: number
  /** What is not taken, and why. */
  readonly problems: readonly TargetImportProblem[]
  readonly saved?: TargetSaveBody
}

export interface TargetImportChange {
  /** The number of the line in the table, from 1. */
  readonly line: number
  readonly subject: string
  readonly name: string
  readonly period: string
  readonly periodName: string
  readonly before: string | null
  readonly amount: string
  /** What the asker may do with it. */
  readonly right: 'set' | 'propose'
  readonly seen: string | null
}

export interface TargetImportProblem {
  readonly line: number
  /** What the column is called, and what stands there. */
  readonly column: string
  readonly found: string
  readonly why: Text
}

/** In `details` of a `conflict`: targets that somebody else has changed meanwhile. */
export interface TargetConflict {
  readonly subject: string
  readonly period: string
  readonly amount: string | null
  readonly by: string
  readonly at: string
}

/** `POST /api/performance/targets/decide`: proposals become targets, or are turned down; one's own are taken back. */
export const TargetDecision = Type.Object(
  {
    proposals: Type.Array(Id, { minItems: 1, maxItems: 5000 }),
    accept: Type.Boolean(),
  },
  closed,
)
export type TargetDecision = Static<typeof TargetDecision>

/** `POST /api/performance/targets/history` */
export const TargetHistoryQuery = Type.Object({ target: Name, subject: TargetSubject, period: PeriodKey }, closed)
export type TargetHistoryQuery = Static<typeof TargetHistoryQuery>

export interface TargetHistoryBody {
  /** The newest first. */
  readonly items: readonly TargetHistoryLine[]
}

export interface TargetHistoryLine {
  readonly id: string
  readonly amount: string | null
  /** What was in force on the day from which it holds, before it. */
  readonly before: string | null
  readonly state: 'proposed' | 'submitted' | 'agreed' | 'replaced' | 'rejected'
  readonly effective: string
  readonly reason: string
  readonly by: string
  readonly at: string
  readonly decidedBy?: string
}

/** `POST /api/performance/targets/break-down`: works it out and writes nothing. */
export const TargetBreakDownQuery = Type.Object(
  {
    target: Name,
    subject: TargetSubject,
    period: PeriodKey,
    /** What is broken down; what holds now without it. */
    total: Type.Optional(Amount),
    /** Into shorter periods, among those below, or both all the way down. */
    into: Type.Union([Type.Literal('periods'), Type.Literal('below'), Type.Literal('all')]),
    /** How it is shared among those below, and into periods; as the document says without it. */
    method: Type.Optional(
      Type.Union([
        Type.Literal('evenly'),
        Type.Literal('actuals'),
        Type.Literal('weights'),
        Type.Literal('same'),
        Type.Literal('season'),
        Type.Literal('days'),
        Type.Literal('workingDays'),
      ]),
    ),
    periodMethod: Type.Optional(
      Type.Union([
        Type.Literal('evenly'),
        Type.Literal('days'),
        Type.Literal('workingDays'),
        Type.Literal('season'),
        Type.Literal('actuals'),
        Type.Literal('same'),
      ]),
    ),
    /** By subject. */
    weights: Type.Optional(Type.Record(Type.String({ maxLength: 200 }), Amount)),
    /** Parts that stay what they are: by subject, or by period. */
    locked: Type.Optional(Type.Record(Type.String({ maxLength: 200 }), Amount)),
    /** Who takes part; those who have targets, or reached anything, in this year or the last without it. */
    among: Type.Optional(Type.Array(TargetSubject, { maxItems: 10_000 })),
  },
  closed,
)
export type TargetBreakDownQuery = Static<typeof TargetBreakDownQuery>

export interface TargetBreakDownBody {
  readonly cells: readonly { readonly subject: string; readonly period: string; readonly amount: string }[]
  /** Parts of which nothing is known, and which therefore get nothing. */
  readonly unknown: readonly string[]
  /** Subjects that are below, and take no part. */
  readonly leftOut: readonly string[]
  /** What each of those below weighs, where it goes by weights. */
  readonly weights?: Readonly<Record<string, string>>
  /** Why it cannot be worked out, as people read it. */
  readonly refused?: string
  /** Where there is nothing to share it by, which step that was: among those below, or into periods. */
  readonly withoutWeights?: 'below' | 'periods'
}

/** `POST /api/performance/targets/progress` */
export const TargetProgressQuery = Type.Object(
  {
    target: Name,
    /** The period of today that is set first, without it. */
    period: Type.Optional(PeriodKey),
    /** The one of today that is as long as this, instead. */
    granularity: Type.Optional(Granularity),
    /** Only one's own. */
    mine: Type.Optional(Type.Boolean()),
  },
  closed,
)
export type TargetProgressQuery = Static<typeof TargetProgressQuery>

export interface TargetProgressBody {
  readonly target: TargetBody
  readonly period: PeriodBody
  /** Periods that may be asked for: the year of this one, and what it is made of. */
  readonly periods: readonly PeriodBody[]
  readonly today: string
  /** How much of the period has gone, in per cent. */
  readonly gone: string
  readonly rows: readonly TargetProgressRow[]
}

export interface TargetProgressRow extends Omit<TargetRow, 'cells' | 'right'> {
  /** Exact decimal; null where there is no figure. */
  readonly actual: string | null
  /** The full target; null where there is none. */
  readonly amount: string | null
  /** What is asked of them, which all below compares with. */
  readonly asked: string | null
  readonly progress?: TargetProgress
  /** Place among those who have a target on the same level, by attainment; where the KPI ranks them. */
  readonly rank?: { readonly place: number; readonly of: number }
}
