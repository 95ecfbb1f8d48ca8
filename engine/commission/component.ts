/** One component of one payee in one span: window → quota → gates → pay → limits → multipliers → rounding. */
import type { Environment } from '../formula/language.ts'
import { type Fraction, fraction } from '../performance/fraction.ts'
import type { CommissionPlan, Component } from './definition.ts'
import { eachAlone } from './each-alone.ts'
import { isRefusal, type Names } from './evaluate.ts'
import type { PayeeFacts, Span } from './facts.ts'
import { passGates } from './gates.ts'
import { achievedOf, type Measured, measuredIn, plus } from './measured.ts'
import type { Due, Window } from './pays/due.ts'
import { incentiveOf, quotaOf } from './quota.ts'
import type { Refusal } from './refusal.ts'
import type { Step } from './step.ts'
import type { Terms } from './terms.ts'
import { together } from './together.ts'
import { windowAt } from './window.ts'

export type ComponentResult =
  | ({ readonly status: 'earned'; readonly component: string } & Earned)
  | { readonly status: 'refused'; readonly component: string; readonly refusal: Refusal }

export interface Earned {
  /** What formulas of other components see of it. */
  readonly figures: Measured
  /** All that the window holds. */
  readonly held: Measured
  /** The main measure of what came in the span. */
  readonly came: Fraction
  /** Rounded to the minor unit. */
  readonly earned: Fraction
  /** What it would be without a cap or a floor, from which later spans go on; of a true-up, what was earned. */
  readonly unlimited: Fraction
  readonly steps: readonly Step[]
  /** One for each transaction, where each is paid alone. */
  readonly transactions?: readonly TransactionLine[]
}

export interface TransactionLine {
  readonly credit: string
  readonly date: string
  readonly amount: Fraction
  readonly steps: readonly Step[]
}

/** What somebody gets out of what everybody shares: a contest or a pool. */
export type Award = Due

export interface Situation {
  readonly plan: CommissionPlan
  readonly component: Component
  readonly facts: PayeeFacts
  /** Which of the spans. */
  readonly at: number
  /** Results of the component in the spans before, by their place. */
  readonly earlier: readonly ComponentResult[]
  /** Components of this span that have been worked out. */
  readonly components: Names['components']
  readonly award?: Award | Refusal
  readonly environment: Environment
}

export function calculateComponent(situation: Situation): ComponentResult {
  const { name } = situation.component
  const earned = earn(situation)
  return isRefusal(earned)
    ? { status: 'refused', component: name, refusal: earned }
    : { status: 'earned', component: name, ...earned }
}

function earn(situation: Situation): Earned | Refusal {
  const { plan, component, facts, at, components, environment } = situation
  const { spans, person } = facts
  const span = spans[at] as Span
  const window = windowAt(component, spans, at)
  const unknown = window.soFar.find(({ components: { [component.name]: known } }) => known?.refused !== undefined)
  if (unknown !== undefined) return unknown.components[component.name]?.refused as Refusal
  const measured = windowOf(situation, window.before, span)
  if (isRefusal(measured)) return measured
  const basis = component.against === 'whole' ? window.all : window.soFar
  const quota = component.hasQuota ? quotaOf(plan, component, basis, spans) : undefined
  if (isRefusal(quota)) return quota
  const incentive = incentiveOf(plan, component.weight, basis, spans)
  const names = { components, person, kpis: span.kpis }
  const rate = span.components[component.name]?.rate
  const open: Terms = {
    ...{ component, day: span.from, quota, incentive, names, environment },
    ...(rate !== undefined && { ownRate: fraction(rate) }),
  }
  const gates = passGates(component.gates, open, measured.after)
  if (isRefusal(gates)) return gates
  const terms = { ...open, ...(gates.tiersBelow !== undefined && { tiersBelow: gates.tiersBelow }) }
  return (component.window === 'transaction' ? eachAlone : together)(situation, terms, gates, measured)
}

/** What the span just before held, as long as its window is the same one; a rolling one drops what was first. */
function heldBefore({ component, facts, at, earlier }: Situation, before: readonly Span[]): Measured {
  const last = earlier[at - 1]
  const goesOn = component.window !== 'rolling' && before.length > 0 && before.at(-1) === facts.spans[at - 1]
  return goesOn && last?.status === 'earned' ? last.held : measuredIn(component, before)
}

/** What the window held before, what came, and what it holds now. */
function windowOf(situation: Situation, before: readonly Span[], span: Span): Window | Refusal {
  const { component } = situation
  if (component.source.from === 'objectives') {
    const achieved = achievedOf(component.source.objectives, span.components[component.name]?.achieved ?? {})
    return isRefusal(achieved) ? achieved : { came: achieved, after: achieved }
  }
  const held = heldBefore(situation, before)
  const came = measuredIn(component, [span])
  return { ...(before.length > 0 && { before: held }), came, after: plus(held, came) }
}
