/** A component that looks at all of its window together. */
import { type Fraction, subtract, sum, text, zero } from '../performance/fraction.ts'
import type { ComponentResult, Earned, Situation } from './component.ts'
import type { Limit } from './definition.ts'
import { isRefusal } from './evaluate.ts'
import type { Span } from './facts.ts'
import { type Gates, throughGates } from './gates.ts'
import { throughLimits } from './limits.ts'
import { figuresOf, mainOf, measuredBy, plus } from './measured.ts'
import { multiplied } from './multipliers.ts'
import { type Due, dueFor, needsOrder, type Window } from './pays/index.ts'
import type { Refusal } from './refusal.ts'
import { roundOnce } from './rounding.ts'
import type { Step } from './step.ts'
import { keyAt, measureSteps, namesAt, type Terms, withAmount } from './terms.ts'
import { type InWindow, isOfTotal, isOver, windowAt } from './window.ts'

export function together(situation: Situation, terms: Terms, gates: Gates, window: Window): Earned | Refusal {
  const { plan, component, facts, at, award, environment } = situation
  if (component.settles === 'atEnd' && !isOver(windowAt(component, facts.spans, at))) return later(terms, window)
  const isTrueUp = isOfTotal(component)
  const due = needsOrder(component, terms.day)
    ? inOrder(situation, terms, window)
    : dueFor(component.settles, terms, window, award)
  if (isRefusal(due)) return due

  // what a true-up pays is the difference of two totals: what limits its window limits the total, all else the difference
  const held = throughLimits(situation, terms, window.after, due.amount, (per) => !isTrueUp || isOnTotal(per))
  if (isRefusal(held)) return held
  const passed = throughGates(gates, held.amount)
  const product = multiplied(
    component.multipliers,
    passed,
    () => withAmount(namesAt(terms, window.after), passed),
    environment,
    (key) => keyAt(key, terms, window.after),
  )
  if (isRefusal(product)) return product
  const rounding = roundOnce(product.amount, plan.currency)
  const settled = isTrueUp
    ? settle(situation, terms, window.after, rounding.amount)
    : { amount: rounding.amount, steps: [] }
  if (isRefusal(settled)) return settled

  const paid = roundOnce(settled.amount, plan.currency).amount
  return {
    figures: figuresOf(component, window.after, terms.quota, terms.incentive).set('earned', paid),
    held: window.after,
    came: window.came.get(mainOf(component)) ?? zero,
    earned: paid,
    // rounded as what is paid is: a limit is not exceeded by halves of a cent either
    unlimited: isTrueUp ? paid : roundOnce(due.amount, plan.currency).amount,
    steps: [
      ...measureSteps(terms, window),
      ...gates.steps.filter(({ type }) => type === 'gate'),
      ...due.steps,
      ...held.steps,
      ...product.steps,
      ...rounding.steps,
      ...settled.steps,
    ],
  }
}

function isOnTotal(per: Limit['per']): boolean {
  return per === 'window' || per === 'transaction'
}

/** What is measured before the window is over, when nothing is paid yet. */
function later(terms: Terms, window: Window): Earned {
  const { component, quota, incentive } = terms
  return {
    figures: figuresOf(component, window.after, quota, incentive).set('earned', zero),
    held: window.after,
    came: window.came.get(mainOf(component)) ?? zero,
    earned: zero,
    unlimited: zero,
    steps: [...measureSteps(terms, window), { type: 'waits', window: component.window }],
  }
}

/** What everything comes to, less what the window has earned before. */
function settle(situation: Situation, terms: Terms, after: Window['after'], total: Fraction) {
  const { component, facts, at } = situation
  const before = earnedIn(situation, windowAt(component, facts.spans, at))
  const step: Step = { type: 'lessEarned', amount: text(before), settles: component.settles }
  const limits = throughLimits(situation, terms, after, subtract(total, before), (per) => !isOnTotal(per))
  return isRefusal(limits) ? limits : { amount: limits.amount, steps: [step, ...limits.steps] }
}

/** What the spans of a window before this one have earned. */
function earnedIn({ facts, earlier }: Situation, { before }: InWindow): Fraction {
  return sum(before.map((span) => earnedBy(earlier[facts.spans.indexOf(span)])))
}

function earnedBy(result: ComponentResult | undefined): Fraction {
  return result?.status === 'earned' ? result.earned : zero
}

/** One credit after another: which tier one falls in follows from those before it, and each has a base of its own. */
function inOrder({ component, facts, at }: Situation, terms: Terms, { before }: Window): Due | Refusal {
  const steps: Step[] = []
  const amounts: Fraction[] = []
  const span = facts.spans[at] as Span
  let held = before
  for (const credit of span.components[component.name]?.credits ?? []) {
    const came = measuredBy(component, credit)
    const after = held === undefined ? came : plus(held, came)
    const due = dueFor('increase', terms, { ...(held !== undefined && { before: held }), came, after }, undefined)
    if (isRefusal(due)) return due
    amounts.push(due.amount)
    for (const step of due.steps) steps.push(step.type === 'tier' ? { ...step, credit: credit.id } : step)
    held = after
  }
  return { amount: sum(amounts), steps }
}
