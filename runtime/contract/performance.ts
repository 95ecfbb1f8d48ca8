/** Figures: what KPIs come to, by period, person and dimension. */
import type { FiguresBody, FigureTarget, KpiBody, PeriodBody } from '@attain/engine/dashboard'
import { type Static, Type } from 'typebox'
import { Id, Name } from './records.ts'

export type { FigureRow, FiguresBody, FigureTarget, KpiBody, PeriodBody } from '@attain/engine/dashboard'

const closed = { additionalProperties: false }

export const Granularity = Type.Union([
  Type.Literal('day'),
  Type.Literal('week'),
  Type.Literal('month'),
  Type.Literal('quarter'),
  Type.Literal('half'),
  Type.Literal('year'),
])
export type Granularity = Static<typeof Granularity>

/** Of which periods: from one key to another (`2026-Q1`), or the last ones up to today's. */
export const PeriodsQuery = Type.Object(
  {
    /** The name of a calendar; `standard` without it. */
    calendar: Type.Optional(Name),
    granularity: Granularity,
    from: Type.Optional(Type.String({ maxLength: 10 })),
    to: Type.Optional(Type.String({ maxLength: 10 })),
    /** How many up to `to`, or up to the one of today; 1 when there is no `from`. */
    last: Type.Optional(Type.Integer({ minimum: 1, maximum: 400 })),
    /** All of them as one: figures of three months, not of each. */
    together: Type.Optional(Type.Boolean()),
  },
  closed,
)
export type PeriodsQuery = Static<typeof PeriodsQuery>

/** For whom: `teamTree` counts for all teams above one's own as well, `managerTree` for everybody above and oneself. */
export const FiguresPeople = Type.Union([
  Type.Literal('person'),
  Type.Literal('team'),
  Type.Literal('teamTree'),
  Type.Literal('managerTree'),
])
export type FiguresPeople = Static<typeof FiguresPeople>

export const FiguresWithin = Type.Union([
  Type.Object({ under: Id }, closed),
  Type.Object({ team: Id }, closed),
  Type.Object({ person: Id }, closed),
  /** The asker, the asker's team with those below it, or everybody under the asker. */
  Type.Object({ my: Type.Union([Type.Literal('self'), Type.Literal('team'), Type.Literal('people')]) }, closed),
])
export type FiguresWithin = Static<typeof FiguresWithin>

/** Only records whose dimension has one of these values; null stands for blank. */
export const FiguresWhere = Type.Array(
  Type.Object(
    {
      dimension: Name,
      values: Type.Array(Type.Union([Type.String({ maxLength: 1000 }), Type.Null()]), { minItems: 1, maxItems: 200 }),
    },
    closed,
  ),
  { maxItems: 10 },
)
export type FiguresWhere = Static<typeof FiguresWhere>

export const Comparison = Type.Union([Type.Literal('previous'), Type.Literal('yearAgo')])
export type Comparison = Static<typeof Comparison>

/** `POST /api/performance/figures` */
export const FiguresQuery = Type.Object(
  {
    kpis: Type.Array(Name, { minItems: 1, maxItems: 20 }),
    periods: PeriodsQuery,
    people: Type.Optional(FiguresPeople),
    dimensions: Type.Optional(Type.Array(Name, { maxItems: 3 })),
    within: Type.Optional(FiguresWithin),
    where: Type.Optional(FiguresWhere),
    /** Every figure also as it was as many periods before, or a year ago. */
    compare: Type.Optional(Comparison),
    /** The target beside every figure, where there is one, with attainment and pace. */
    target: Type.Optional(Type.Boolean()),
    /**
     * So many periods after those, without figures and with what the trend says of them and of that of today. Only where
     * nothing but time tells figures apart.
     */
    ahead: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
    /** A KPI, with `-` before it for the largest first. Without it by period, then by the names of what is told apart. */
    sort: Type.Optional(Type.String({ maxLength: 64 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
  },
  closed,
)
export type FiguresQuery = Static<typeof FiguresQuery>

const DraftedKpi = Type.Object({ kind: Type.Literal('kpi'), name: Name }, { additionalProperties: true })

/** `POST /api/performance/preview`: the figures of a KPI as it is being drafted; for administrators. */
export const KpiPreviewQuery = Type.Object(
  {
    document: DraftedKpi,
    /** Other KPIs of the same draft, for a formula that reads them. */
    others: Type.Optional(Type.Array(DraftedKpi, { maxItems: 50 })),
    ...Type.Omit(FiguresQuery, ['kpis']).properties,
    /** How many of the records that count, or the figures in the formula, are to come along. */
    sample: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
  },
  closed,
)
export type KpiPreviewQuery = Static<typeof KpiPreviewQuery>

/** `POST /api/performance/records`: what one figure is made of. */
export const FigureRecordsQuery = Type.Object(
  {
    kpi: Name,
    periods: PeriodsQuery,
    people: Type.Optional(FiguresPeople),
    /** Whose figure, when `people` is given; null for what counts for nobody. */
    subject: Type.Optional(Type.Union([Id, Type.Null()])),
    within: Type.Optional(FiguresWithin),
    where: Type.Optional(FiguresWhere),
    /** How many records of the list have been seen. */
    skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  closed,
)
export type FigureRecordsQuery = Static<typeof FigureRecordsQuery>

interface FigureBody {
  readonly kpi: KpiBody
  readonly period: PeriodBody
  readonly value: string | null
  /** What is asked of those whose figure it is; missing where there is none, or the asker does not see them. */
  readonly target?: TargetOfFigure
}

export interface TargetOfFigure extends FigureTarget {
  /** The document. */
  readonly name: string
  readonly subject: string
  /** The period that it is set for; missing where several are one figure. */
  readonly period?: string
}

/** A KPI over records, with those that count. */
export interface FigureOfRecordsBody extends FigureBody {
  readonly from: 'records'
  /** Whose records they are. */
  readonly object: string
  /** All that count. */
  readonly total: number
  /** Those of them that the asker may read; the others are counted, not listed. */
  readonly readable: number
  /** How many of all have shares that do not add up to 100 %; missing where all do. */
  readonly uneven?: number
  /** The newest first. */
  readonly items: readonly FigureRecord[]
}

export interface FigureRecord {
  readonly id: string
  readonly name: string
  /** The day that decides the period. */
  readonly date: string
  /** What it adds; null where that is not to be seen, or where records are counted only. */
  readonly value: string | null
  /** Whom it counts for. */
  readonly person: string | null
  /** What its shares add up to, where that is not 100 %: "0.9". */
  readonly shares?: string
}

/** A formula over KPIs, with the figures that it is made of. */
export interface FigureOfFormulaBody extends FigureBody {
  readonly from: 'kpis'
  readonly parts: readonly FigurePart[]
}

export interface FigurePart {
  readonly kpi: KpiBody
  /** "the period before", "everybody"; blank where it is the same. */
  readonly shift: string
  readonly value: string | null
  /** The question for what it is made of in turn; missing where it counts for more people than were asked about. */
  readonly question?: FigureRecordsQuery
}

export interface KpiPreviewBody extends FiguresBody {
  /** What it is made of in all of the periods together. */
  readonly sample?: FigureRecordsBody
}

export type FigureRecordsBody = FigureOfRecordsBody | FigureOfFormulaBody
