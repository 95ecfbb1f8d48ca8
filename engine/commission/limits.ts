/** Caps and floors: of a transaction, a period, a window or a year. */
import type { Environment } from '../formula/language.ts'
import { add, compare, type Fraction, percentOf, subtract, sum, text, zero } from '../performance/fraction.ts'
import type { Situation } from './component.ts'
import type { Limit } from './definition.ts'
import { isRefusal, type Names, numberOf } from './evaluate.ts'
import type { Measured } from './measured.ts'
import { incentiveOf } from './quota.ts'
import type { Refusal } from './refusal.ts'
import type { Step } from './step.ts'
import { namesAt, type Terms, withAmount } from './terms.ts'
import { isOfTotal, limitedWith } from './window.ts'

export interface Limited {
  readonly amount: Fraction
  readonly steps: readonly Step[]
}

/** Through the cap and the floor of a component, as far as they are `among` those that apply now. */
export function throughLimits(
  situation: Situation,
  terms: Terms,
  measured: Measured,
  amount: Fraction,
  among: (per: Limit['per']) => boolean,
): Limited | Refusal {
  const { component } = situation
  const steps: Step[] = []
  let left = amount
  for (const type of ['cap', 'floor'] as const) {
    const limit = component[type]
    if (limit === undefined || !among(limit.per)) continue
    const names = withAmount(namesAt(terms, measured), left)
    const value = limitOf(limit, incentiveFor(limit, situation, terms), names, terms.environment)
    if (isRefusal(value)) return value
    const held = limited(type, limit.per, value, dueBefore(limit, situation), left)
    left = held.amount
    steps.push(...held.steps)
  }
  return { amount: left, steps }
}

/** What a limit is in money; `incentive` is the target incentive of what it limits. */
export function limitOf(
  { is }: Limit,
  incentive: Fraction | undefined,
  names: Names,
  environment: Environment,
): Fraction | Refusal {
  switch (is.of) {
    case 'targetIncentive':
      return incentive === undefined ? { refused: 'target-incentive-missing' } : percentOf(is.percent, incentive)
    case 'formula':
      return numberOf(is.formula, names, environment, 'limit')
    default:
      return is satisfies never
  }
}

/**
 * What may be paid of an amount when `before` has been due under the same limit, of which as much was paid as it allows:
 * all together never exceed it, and what a floor gave is not given twice.
 */
export function limited(
  type: 'cap' | 'floor',
  per: Limit['per'],
  limit: Fraction,
  before: Fraction | undefined,
  amount: Fraction,
): Limited {
  const within = (total: Fraction) => {
    const beyond = compare(total, limit)
    return (type === 'cap' ? beyond > 0 : beyond < 0) ? limit : total
  }
  const paid = subtract(within(add(before ?? zero, amount)), before === undefined ? zero : within(before))
  if (compare(paid, amount) === 0) return { amount, steps: [] }
  return { amount: paid, steps: [{ type, per, limit: text(limit), from: text(amount) }] }
}

function incentiveFor(limit: Limit, { plan, component, facts, at }: Situation, terms: Terms): Fraction | undefined {
  if (limit.per === 'transaction' || limit.per === 'window') return terms.incentive
  const { all } = limitedWith(limit, component, facts.spans, at)
  return incentiveOf(plan, component.weight, all, facts.spans)
}

/** What was due before under the same limit; the total of a window that is trued up holds that already. */
function dueBefore(limit: Limit, { component, facts, at, earlier }: Situation): Fraction | undefined {
  if (limit.per === 'transaction' || (isOfTotal(component) && limit.per === 'window')) return undefined
  const { before } = limitedWith(limit, component, facts.spans, at)
  if (before.length === 0) return undefined
  return sum(
    before.map((span) => {
      const result = earlier[facts.spans.indexOf(span)]
      return result?.status === 'earned' ? result.unlimited : zero
    }),
  )
}
