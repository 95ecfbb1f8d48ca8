/** All that an amount is worked out by, for one payee, component and span, besides what was measured. */
import type { Environment } from '../formula/language.ts'
import { compare, divide, type Fraction, hundred, multiply, text, zero } from '../performance/fraction.ts'
import type { Component, Key } from './definition.ts'
import { exactlyOf, isRefusal, type Names, numberOf } from './evaluate.ts'
import { figuresOf, type Measured, mainOf } from './measured.ts'
import type { Window } from './pays/due.ts'
import type { Refusal } from './refusal.ts'
import type { Step } from './step.ts'

export interface Terms {
  readonly component: Component
  /** The first day of the span: which table is in force. */
  readonly day: string
  readonly quota: Fraction | undefined
  readonly incentive: Fraction | undefined
  /** Somebody's own, in per cent. */
  readonly ownRate?: Fraction
  /** Tiers from this one on (counted from 0) are switched off. */
  readonly tiersBelow?: number
  readonly names: Omit<Names, 'own'>
  readonly environment: Environment
}

/** The names that formulas know when so much has been measured. */
export function namesAt({ component, quota, incentive, names }: Terms, measured: Measured): Names {
  return { ...names, own: figuresOf(component, measured, quota, incentive) }
}

/** Factors and limits may look at the amount so far. */
export function withAmount(names: Names, amount: Fraction): Names {
  return { ...names, own: new Map([...names.own, ['amount', amount]]) }
}

/** Where a key is; attainment in per cent. */
export function keyAt(key: Key, terms: Terms, measured: Measured): Fraction | Refusal {
  switch (key.by) {
    case 'measure':
      return measured.get(key.measure) ?? zero
    case 'attainment':
      return attainmentOf(measured.get(key.measure) ?? zero, terms.quota)
    case 'component': {
      const figure = exactlyOf(key.component, key.figure, terms.names.components)
      return isRefusal(figure) || key.figure !== 'attainment' ? figure : multiply(figure, hundred)
    }
    case 'formula': {
      const value = numberOf(key.formula, namesAt(terms, measured), terms.environment, 'key')
      return isRefusal(value) || !key.isPercent ? value : multiply(value, hundred)
    }
    default:
      return key satisfies never
  }
}

export function attainmentOf(measure: Fraction, quota: Fraction | undefined): Fraction | Refusal {
  return quota === undefined ? { refused: 'quota-missing' } : divide(multiply(measure, hundred), quota)
}

/** The threshold of a component, the value that it is about, and whether that has reached it. */
export function thresholdAt({ component, quota }: Terms, measured: Measured) {
  const { threshold } = component
  if (threshold === undefined) return undefined
  const main = measured.get(mainOf(component)) ?? zero
  const value = threshold.of === 'measure' ? main : attainmentOf(main, quota)
  return isRefusal(value) ? value : { ...threshold, value, isReached: compare(value, threshold.at) >= 0 }
}

/** What the window holds, and what share of the quota that is. */
export function measureSteps({ component, quota }: Terms, { before, came, after }: Window): readonly Step[] {
  const main = mainOf(component)
  const of = (measured: Measured | undefined) => measured?.get(main) ?? zero
  const value = text(of(after))
  const attainment = quota && attainmentOf(of(after), quota)
  return [
    {
      type: 'measure',
      measure: main,
      window: component.window,
      before: text(of(before)),
      came: text(of(came)),
      total: value,
    },
    ...(quota === undefined || attainment === undefined || isRefusal(attainment)
      ? []
      : [{ type: 'attainment', measure: main, value, quota: text(quota), attainment: text(attainment) } as const]),
  ]
}
