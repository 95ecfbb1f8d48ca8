/** What is due for what came, before limits, gates and multipliers. */
import { percentOf, text, zero } from '../../performance/fraction.ts'
import type { Award } from '../component.ts'
import type { Component, Settles } from '../definition.ts'
import { mainOf } from '../measured.ts'
import { isByPart } from '../rates/index.ts'
import type { Refusal } from '../refusal.ts'
import type { Terms } from '../terms.ts'
import { dueByFormula } from './by-formula.ts'
import { dueByTable, tableAt } from './by-table.ts'
import type { Due, Window } from './due.ts'

export type { Due, Window } from './due.ts'

export function dueFor(
  settles: Settles,
  terms: Terms,
  window: Window,
  award: Award | Refusal | undefined,
): Due | Refusal {
  const { pays } = terms.component
  switch (pays.by) {
    case 'table':
      return dueByTable(pays.tables, settles, terms, window)
    case 'formula':
      return dueByFormula(pays, settles, terms, window)
    case 'payout':
      return dueByPayout(terms, window)
    case 'award':
      return award ?? { amount: zero, steps: [] }
    default:
      return pays satisfies never
  }
}

/** So many per cent of the target incentive as were measured: what objectives pay. */
function dueByPayout({ component, incentive }: Terms, { after }: Window): Due | Refusal {
  if (incentive === undefined) return { refused: 'target-incentive-missing' }
  const payout = after.get(mainOf(component)) ?? zero
  const amount = percentOf(payout, incentive)
  return {
    amount,
    steps: [{ type: 'payout', payout: text(payout), targetIncentive: text(incentive), pays: text(amount) }],
  }
}

/**
 * True when it matters which credit came first: the tiers of a day's table divide a key that is not what they pay on, so
 * that two credits of the same key may differ in what falls into a tier; or a credit is paid as a whole at one tier.
 */
export function needsOrder({ pays, settles, threshold }: Component, day: string): boolean {
  if (pays.by !== 'table' || settles !== 'increase' || threshold !== undefined) return false
  const dated = tableAt(pays.tables, day)
  if (dated === undefined || !isByPart(dated.table) || dated.table.tiers.length < 2) return false
  const { key, base, table } = dated
  if (table.crossing !== undefined) return true
  return !((key.by === 'measure' || key.by === 'attainment') && key.measure === base)
}
