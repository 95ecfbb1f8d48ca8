/** A payee while a plan is calculated: what has been worked out so far, and what goes on from period to period. */
import { add, type Fraction, fraction, negate, zero } from '../performance/fraction.ts'
import type { ComponentResult } from './component.ts'
import type { FiguresByName } from './evaluate.ts'
import type { PayeeFacts, RunOff, Span } from './facts.ts'

export interface Account {
  readonly facts: PayeeFacts
  /** The places of the spans that make up each period. */
  readonly places: ReadonlyMap<string, readonly number[]>
  /** Results by component, then by the place of the span. */
  readonly results: Map<string, ComponentResult[]>
  /** Earnings that wait for money to come in, by component and period, and what of them has been released. */
  readonly held: Map<string, { readonly earned: Fraction; readonly released: Fraction }>
  /** What the plan came to before its cap and floor, by period and year. */
  readonly unlimited: Map<string, Fraction>
  /** What the plan's factors and caps left of a unit that components earned, by period. */
  readonly left: Map<string, Fraction>
  /** What is owed of draws. */
  owed: Fraction
  /** How many periods had a draw. */
  draws: number
  /** What is less than nothing is paid with what comes next. */
  carried: Fraction
  /** What closed periods have become more or less than was written of them, by period. */
  readonly corrections: Map<string, Fraction>
}

export function openAccount(facts: PayeeFacts): Account {
  const { closed } = facts
  const places = placesByPeriod(facts)
  return {
    ...{ facts, places },
    results: new Map(),
    held: new Map(
      (closed?.held ?? []).map(({ component, period, earned, released }) => [
        heldKey(component, period),
        { earned: fraction(earned), released: fraction(released) },
      ]),
    ),
    unlimited: new Map(),
    left: new Map(),
    owed: fraction(closed?.owed ?? '0'),
    draws: closed?.draws ?? 0,
    carried: fraction(closed?.carried ?? '0'),
    // nothing is due for a closed period in which somebody is found not to have been on the plan
    corrections: new Map(
      Object.entries(closed?.earned ?? {})
        .filter(([period]) => !places.has(period))
        .map(([period, earned]) => [period, negate(fraction(earned))]),
    ),
  }
}

export function heldKey(component: string, period: string): string {
  return `${component} ${period}`
}

function placesByPeriod({ spans }: PayeeFacts): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (const [at, { period }] of spans.entries()) {
    const known = places.get(period)
    if (known === undefined) places.set(period, [at])
    else known.push(at)
  }
  return places
}

/** Results of a component so far, to which more may be added. */
export function resultsOf({ results }: Account, component: string): ComponentResult[] {
  const known = results.get(component)
  if (known !== undefined) return known
  const none: ComponentResult[] = []
  results.set(component, none)
  return none
}

/** The places of the spans that make up a period. */
export function placesOf({ places }: Account, period: string): readonly number[] {
  return places.get(period) ?? []
}

export function spanAt({ facts }: Account, at: number): Span {
  return facts.spans[at] as Span
}

/** What a period is settled by: its spans, or what runs off in it. */
export function settledBy(account: Account, period: string): readonly Pick<RunOff, 'components' | 'adjustments'>[] {
  const spans = placesOf(account, period).map((at) => spanAt(account, at))
  return spans.length > 0 ? spans : (account.facts.runOff ?? []).filter((one) => one.period === period)
}

/** What has been worked out of a span, as formulas of other components see it. */
export function figuresAt({ results }: Account, at: number): FiguresByName {
  return {
    get(component) {
      const result = results.get(component)?.[at]
      return result === undefined || result.status === 'earned' ? result?.figures : 'refused'
    },
  }
}

export function addTo(all: Map<string, Fraction>, key: string, amount: Fraction): void {
  all.set(key, add(all.get(key) ?? zero, amount))
}
