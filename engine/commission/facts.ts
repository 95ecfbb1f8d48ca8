/** What is known of a payee. Amounts are decimals as text, in the plan's currency. */
import type { PlainRecord } from '../formula/evaluate/record-view.ts'
import type { Refusal } from './refusal.ts'

export interface PayeeFacts {
  readonly payee: string
  /** Fields of the person, by name or whole path. */
  readonly person: PlainRecord
  /** One after another, without a gap between those of a window. */
  readonly spans: readonly Span[]
  /** Open periods after the last one that they were on the plan. */
  readonly runOff?: readonly RunOff[]
  readonly closed?: Closed
}

/** A period in which nothing is earned any more, and what is still to come of earlier ones is paid. */
export interface RunOff {
  readonly period: string
  readonly from: string
  readonly components: Readonly<Record<string, ToCome>>
  readonly adjustments: readonly Adjustment[]
}

/** What of earlier periods is released or taken back. */
export type ToCome = Pick<ComponentFacts, 'collected' | 'clawbacks'>

/** Periods that are closed: they are not paid again, and what has become of them since is paid as a difference. */
export interface Closed {
  /** What was written of each, corrections included. */
  readonly earned: Readonly<Record<string, string>>
  /** What the components of a period came to, where the plan had others then: those stay as they were paid. */
  readonly components?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** What they left behind: owed of draws, carried on, and how many periods had a draw. */
  readonly owed: string
  readonly carried: string
  readonly draws: number
  /** What waits for money, by component and period. */
  readonly held: readonly Held[]
}

export interface Held {
  readonly component: string
  readonly period: string
  readonly earned: string
  readonly released: string
}

/** A period of pay, or the part of one from which on something changed: a rate, a quota, an assignment. */
export interface Span {
  readonly period: string
  readonly from: string
  readonly to: string
  /** The longer periods that it lies in, for windows. */
  readonly within: { readonly quarter?: string; readonly half?: string; readonly year: string }
  /** On how many of the period's days the payee was on the plan. */
  readonly days: { readonly active: number; readonly of: number }
  /** Of the whole period: a decimal, or a part of one (`10000/12`). */
  readonly targetIncentive?: string
  /** Figures of KPIs that formulas look at, of the period. */
  readonly kpis: Readonly<Record<string, string | null>>
  readonly components: Readonly<Record<string, ComponentFacts>>
  /** Corrections that people made, each with its reason. */
  readonly adjustments: readonly Adjustment[]
}

export interface ComponentFacts {
  /** Why what the span holds is not known. */
  readonly refused?: Refusal
  /** What was credited in the span, by measure; `count` is how many. */
  readonly measures: Readonly<Record<string, string>>
  /** Of the whole period, a decimal or a part of one; null when there should be one and is none. */
  readonly quota?: string | null
  /** Somebody's own, in per cent: in the place of the base rate, or of each rate of a table that pays one. */
  readonly rate?: string
  /** Each credit by itself, in order, where a window or a table asks for that. */
  readonly credits?: readonly Credit[]
  /** How far each objective is achieved, in per cent; null while nobody has said. */
  readonly achieved?: Readonly<Record<string, string | null>>
  /** What of the payments for earlier earnings has come in by now. */
  readonly collected?: readonly Collected[]
  readonly clawbacks?: readonly Clawback[]
  /** Of whoever shares a pool: which one, and with what weight. The measures are those of all together. */
  readonly pool?: { readonly name: string; readonly weight: string }
  /** Who is ranked together by a contest, and on which day the last credit came. */
  readonly group?: string
  readonly reached?: string
}

export interface Credit {
  readonly id: string
  readonly date: string
  readonly measures: Readonly<Record<string, string>>
}

export interface Adjustment {
  readonly id: string
  readonly amount: string
}

/** Of what was earned in a period: how much the customers owed for it, and how much of that they have paid. */
export interface Collected {
  readonly period: string
  readonly owed: string
  readonly paid: string
}

/** A credit of an earlier period that is taken back, wholly or in part. */
export interface Clawback {
  readonly credit: string
  readonly period: string
  /** What was credited then. */
  readonly measure: string
  /** How much of it is lost: 5 of 12 months. */
  readonly lost: string
  readonly of: string
  /** What closed periods have taken back of it, where they have: only the difference is due. */
  readonly taken?: string
}
