/** A component that looks at each transaction alone: a line for each, rounded by itself. */
import { sum, zero } from '../performance/fraction.ts'
import type { Earned, Situation, TransactionLine } from './component.ts'
import { isRefusal } from './evaluate.ts'
import type { Credit, Span } from './facts.ts'
import { type Gates, throughGates } from './gates.ts'
import { throughLimits } from './limits.ts'
import { figuresOf, mainOf, measuredBy } from './measured.ts'
import { multiplied } from './multipliers.ts'
import { dueFor, type Window } from './pays/index.ts'
import type { Refusal } from './refusal.ts'
import { roundOnce } from './rounding.ts'
import { keyAt, measureSteps, namesAt, type Terms, withAmount } from './terms.ts'

export function eachAlone(situation: Situation, terms: Terms, gates: Gates, window: Window): Earned | Refusal {
  const { plan, component, facts, at } = situation
  const span = facts.spans[at] as Span
  const transactions: TransactionLine[] = []
  for (const credit of span.components[component.name]?.credits ?? []) {
    const line = lineOf(situation, terms, gates, credit)
    if (isRefusal(line)) return line
    transactions.push(line)
  }
  const all = sum(transactions.map(({ amount }) => amount))
  const held = throughLimits(situation, terms, window.after, all, (per) => per !== 'transaction')
  if (isRefusal(held)) return held
  const { amount: earned, steps: rounding } = roundOnce(held.amount, plan.currency)
  return {
    figures: figuresOf(component, window.after, terms.quota, terms.incentive).set('earned', earned),
    held: window.after,
    came: window.came.get(mainOf(component)) ?? zero,
    earned,
    unlimited: all,
    transactions,
    steps: [...measureSteps(terms, window), ...gates.steps, ...held.steps, ...rounding],
  }
}

function lineOf(situation: Situation, terms: Terms, gates: Gates, credit: Credit): TransactionLine | Refusal {
  const { plan, component, environment } = situation
  const came = measuredBy(component, credit)
  const due = dueFor('period', terms, { came, after: came }, undefined)
  if (isRefusal(due)) return due
  const held = throughLimits(situation, terms, came, due.amount, (per) => per === 'transaction')
  if (isRefusal(held)) return held
  const passed = throughGates(gates, held.amount)
  const product = multiplied(
    component.multipliers,
    passed,
    () => withAmount(namesAt(terms, came), passed),
    environment,
    (key) => keyAt(key, terms, came),
  )
  if (isRefusal(product)) return product
  const { amount, steps: rounding } = roundOnce(product.amount, plan.currency)
  return {
    credit: credit.id,
    date: credit.date,
    amount,
    steps: [...due.steps, ...held.steps, ...product.steps, ...rounding],
  }
}
