/** Simulations over HTTP: what a plan would pay if something were otherwise. Nothing of it is written. */
import type { plans, Text } from '@attain/engine/metadata'
import { type Static, Type } from 'typebox'
import type { NamedPerson } from './approvals.ts'
import type { StatementBody, StatementComponent } from './commission.ts'
import type { PeriodBody } from './performance.ts'
import { Id, Name } from './records.ts'

const closed = { additionalProperties: false }
const Day = Type.String({ format: 'date' })
const Period = Type.String({ maxLength: 10 })
/** Nothing negative: decimals of up to 15 digits. */
const Amount = Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,10})?$' })
/** How many per cent more, or less. */
const Change = Type.String({ pattern: '^(-(100|\\d{1,2}(\\.\\d{1,4})?)|\\d{1,4}(\\.\\d{1,4})?)$' })

/** `GET /api/commission/plans/:plan/simulations`: what a simulation of a plan can begin with. */
export interface SimulationStart {
  readonly plan: { readonly name: string; readonly label: Text }
  readonly currency: string
  /** As it is live. */
  readonly document: plans.CommissionPlanDocument
  /** Of the plan, up to a year ahead, the last first; today lies in the current one. */
  readonly periods: readonly PeriodBody[]
  readonly current: string | null
  /** Who is on the plan now, or will be. */
  readonly people: readonly NamedPerson[]
}

/** What is the case for one person; it stands before every assignment that there is. */
export const SupposedAssignment = Type.Object(
  {
    person: Id,
    /** Takes them off the plan. */
    excluded: Type.Optional(Type.Boolean()),
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    targetIncentive: Type.Optional(Amount),
    /** Whose quota and rate are meant. */
    component: Type.Optional(Name),
    quota: Type.Optional(Amount),
    /** In per cent. */
    rate: Type.Optional(Amount),
  },
  closed,
)
export type SupposedAssignment = Static<typeof SupposedAssignment>

/** What would be otherwise. */
export const Hypothesis = Type.Object(
  {
    /** A document of kind commission-plan, with the name of the plan: its changed form. */
    plan: Type.Optional(Type.Object({}, { additionalProperties: true })),
    volume: Type.Optional(Change),
    quotas: Type.Optional(Change),
    assignments: Type.Optional(Type.Array(SupposedAssignment, { maxItems: 200 })),
  },
  closed,
)
export type Hypothesis = Static<typeof Hypothesis>

/**
 * `POST /api/commission/plans/:plan/simulations`. History: the periods as if none of them were closed. Forecast: what was
 * credited up to today, and from tomorrow on what was credited a year before.
 */
export const SimulationAsked = Type.Object(
  {
    basis: Type.Union([Type.Literal('history'), Type.Literal('forecast')]),
    from: Period,
    to: Period,
    suppose: Hypothesis,
  },
  closed,
)
export type SimulationAsked = Static<typeof SimulationAsked>

/** `POST /api/commission/plans/:plan/simulations/statements`: both sides of one payee, line by line. */
export const SimulatedPayeeAsked = Type.Object({ ...SimulationAsked.properties, payee: Id }, closed)
export type SimulatedPayeeAsked = Static<typeof SimulatedPayeeAsked>

/** What is paid as things are, and as they would be. */
export interface Compared {
  readonly before: string
  readonly after: string
}

export interface SimulatedPayee {
  readonly payee: NamedPerson
  readonly paid: Compared
  readonly earned: Compared
  /** How many components could not be calculated. */
  readonly refused: { readonly before: number; readonly after: number }
}

export interface SimulationResult {
  readonly plan: { readonly name: string; readonly label: Text }
  readonly currency: string
  readonly basis: SimulationAsked['basis']
  readonly paid: Compared
  readonly earned: Compared
  readonly components: readonly { readonly name: string; readonly label: Text; readonly earned: Compared }[]
  readonly periods: readonly { readonly period: PeriodBody; readonly paid: Compared }[]
  /** Who gains or loses most comes first. */
  readonly payees: readonly SimulatedPayee[]
  /** The metadata that is live, and the day. */
  readonly revision: number
  readonly today: string
}

/** One side of somebody's period, as a statement says it. */
export interface SimulatedStatement {
  readonly period: PeriodBody
  readonly earned: string
  readonly paid: string
  readonly components: readonly StatementComponent[]
  readonly lines: StatementBody['lines']
}

export interface SimulatedStatements {
  readonly payee: NamedPerson
  readonly currency: string
  readonly before: readonly SimulatedStatement[]
  readonly after: readonly SimulatedStatement[]
}

/** `POST /api/commission/plans/:plan/simulations/credits`: what one component credits to a payee in a period. */
export const SimulatedCreditsAsked = Type.Object(
  { ...SimulatedPayeeAsked.properties, period: Period, component: Name },
  closed,
)
export type SimulatedCreditsAsked = Static<typeof SimulatedCreditsAsked>

export interface SimulatedCredits {
  /** False where the component pays on no single records. */
  readonly isOfRecords: boolean
  readonly credited: Compared
  /** Whose difference is largest comes first. */
  readonly items: readonly SimulatedCredit[]
  /** How many there are beyond those that are listed. */
  readonly more: number
  /** Records that the asker may not read. */
  readonly unseen: { readonly count: number; readonly credited: Compared }
}

export interface SimulatedCredit {
  readonly object: string
  readonly record: { readonly id: string; readonly name: string }
  readonly date: string
  readonly credited: Compared
}

/** A simulation that was answered at once, or one that goes on and is followed by its id. */
export type SimulationBody =
  | { readonly state: 'done'; readonly result: SimulationResult }
  | { readonly state: 'running'; readonly id: string }

/** `POST /api/commission/plans/:plan/scenarios`: what is supposed, with a name. */
export const NewScenarioBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    asked: SimulationAsked,
  },
  closed,
)
export type NewScenarioBody = Static<typeof NewScenarioBody>

/** `PATCH /api/commission/scenarios/:id` */
export const ScenarioChangeBody = Type.Object(
  {
    name: Type.Optional(NewScenarioBody.properties.name),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    /** Who else may read it. */
    sharedWith: Type.Optional(Type.Array(Id, { maxItems: 100, uniqueItems: true })),
  },
  closed,
)
export type ScenarioChangeBody = Static<typeof ScenarioChangeBody>

export interface ScenarioRow {
  readonly id: string
  readonly plan: { readonly name: string; readonly label: Text }
  /** Null for a simulation that is followed and was given none. */
  readonly name: string | null
  readonly note: string
  readonly state: 'running' | 'done' | 'failed' | 'cancelled'
  readonly madeBy: NamedPerson | null
  readonly madeAt: string
  readonly calculatedAt: string | null
  readonly currency: string
  /** Null before it was calculated. */
  readonly paid: Compared | null
}

export interface ScenariosBody {
  readonly items: readonly ScenarioRow[]
  /** With whom one may be shared. */
  readonly readers: readonly NamedPerson[]
}

/** `GET /api/commission/scenarios/:id` */
export interface ScenarioBody extends ScenarioRow {
  readonly asked: SimulationAsked
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly failure: string | null
  readonly result: SimulationResult | null
  readonly sharedWith: readonly NamedPerson[]
  readonly may: { readonly change: boolean; readonly simulate: boolean }
}

/** `GET /api/commission/mine/plans/:plan/what-if`: what one could close by the end of the period. */
export interface OpenDealsBody {
  readonly plan: { readonly name: string; readonly label: Text }
  readonly currency: string
  readonly period: PeriodBody
  /** The days on which they may be supposed to be closed. */
  readonly days: { readonly from: string; readonly to: string; readonly usual: string }
  readonly deals: readonly OpenDeal[]
}

export interface OpenDeal {
  readonly object: string
  readonly record: { readonly id: string; readonly name: string }
  /** In its own currency; null where the plan does not simply pay on a field of it. */
  readonly amount: string | null
  readonly currency: string | null
}

/** `POST /api/commission/mine/plans/:plan/what-if` */
export const WhatIfBody = Type.Object(
  {
    deals: Type.Array(Type.Object({ record: Id, amount: Type.Optional(Amount), day: Type.Optional(Day) }, closed), {
      minItems: 1,
      maxItems: 50,
    }),
  },
  closed,
)
export type WhatIfBody = Static<typeof WhatIfBody>
export type SupposedDeal = WhatIfBody['deals'][number]

export interface WhatIfResult {
  readonly currency: string
  readonly before: SimulatedStatement
  readonly after: SimulatedStatement
}
