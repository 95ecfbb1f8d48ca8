/** Forecasts: what people say a period will come to, beside what pipeline, pace and trend say. */
import { type Static, Type } from 'typebox'
import { Granularity, type PeriodBody } from './performance.ts'
import { Name } from './records.ts'
import { Amount, PeriodKey, Reason, type TargetBody, TargetSubject } from './targets.ts'

const closed = { additionalProperties: false }

/** `POST /api/performance/forecasts` */
export const ForecastQuery = Type.Object(
  {
    /** A document of targets; or that of a KPI, of the level that is asked for. */
    target: Type.Optional(Name),
    kpi: Type.Optional(Name),
    /** Only whose level it is: `company`, `team`, `person` or a dimension. */
    by: Type.Optional(Name),
    /** The shortest period of today, without it. */
    period: Type.Optional(PeriodKey),
    /** The one of today that is as long as this, instead. */
    granularity: Type.Optional(Granularity),
  },
  closed,
)
export type ForecastQuery = Static<typeof ForecastQuery>

export interface ForecastBody {
  readonly target: TargetBody
  readonly period: PeriodBody
  /** Periods that may be asked for. */
  readonly periods: readonly PeriodBody[]
  readonly today: string
  readonly isOver: boolean
  /** How many periods before are looked at for the errors. */
  readonly past: number
  /** The KPI that tells what is open; missing where there is none, or none that the asker sees. */
  readonly pipelineKpi?: string
  readonly rows: readonly ForecastRow[]
}

export interface ForecastRow {
  readonly subject: string
  readonly by: string
  readonly parent: string | null
  readonly depth: number
  readonly name: string
  /** Whether the asker may say what it comes to. */
  readonly maySay: boolean
  /** Exact decimals; null where there is nothing to say. */
  readonly actual: string | null
  readonly asked: string | null
  /** What is open by how likely it is, and with it what is there. */
  readonly pipeline: { readonly open: string; readonly comesTo: string } | null
  /** When it goes on as the period went. */
  readonly pace: string | null
  /** By level, trend and season of the periods before; not of single people, who have too few. */
  readonly trend: string | null
  /** What whoever it is about says. */
  readonly own: Said | null
  /** What a manager says instead. */
  readonly adjusted: Said | null
  readonly errors: { readonly said?: ForecastError; readonly trend?: ForecastError }
}

export interface Said {
  readonly commit: string
  readonly best: string | null
  readonly reason: string | null
  readonly by: string
  readonly at: string
  /** When nothing is said of the period itself: the sum of what is said of so many of its shorter ones. */
  readonly parts?: { readonly every: Granularity; readonly said: number; readonly of: number }
}

/** Of periods before: how far what was said when half of them was over was off, in per cent of what came. */
export interface ForecastError {
  readonly wape: string
  /** Above zero when too much was foretold. */
  readonly bias: string
  readonly count: number
}

/** `POST /api/performance/forecasts/say` */
export const ForecastSay = Type.Object(
  {
    target: Name,
    period: PeriodKey,
    subject: TargetSubject,
    commit: Amount,
    best: Type.Optional(Amount),
    reason: Type.Optional(Reason),
  },
  closed,
)
export type ForecastSay = Static<typeof ForecastSay>

/** `POST /api/performance/forecasts/history` */
export const ForecastHistoryQuery = Type.Object({ target: Name, period: PeriodKey, subject: TargetSubject }, closed)
export type ForecastHistoryQuery = Static<typeof ForecastHistoryQuery>

export interface ForecastHistoryBody {
  /** The newest first. */
  readonly items: readonly (Said & { readonly isOwn: boolean })[]
}
