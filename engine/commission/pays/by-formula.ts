/** What a formula pays: an amount, or a payout of which 1 is the whole target incentive. */
import { multiply, subtract, text } from '../../performance/fraction.ts'
import type { Pays, Settles } from '../definition.ts'
import { isRefusal, numberOf } from '../evaluate.ts'
import type { Measured } from '../measured.ts'
import type { Refusal } from '../refusal.ts'
import { namesAt, type Terms } from '../terms.ts'
import type { Due, Window } from './due.ts'

type ByFormula = Extract<Pays, { readonly by: 'formula' }>

export function dueByFormula(
  pays: ByFormula,
  settles: Settles,
  terms: Terms,
  { before, after }: Window,
): Due | Refusal {
  const now = worth(pays, terms, after)
  if (isRefusal(now) || settles !== 'increase' || before === undefined) return now
  const then = worth(pays, terms, before)
  if (isRefusal(then)) return then
  return {
    amount: subtract(now.amount, then.amount),
    steps: [...now.steps, { type: 'lessEarned', amount: text(then.amount), settles }],
  }
}

function worth({ formula, gives }: ByFormula, terms: Terms, measured: Measured): Due | Refusal {
  const value = numberOf(formula, namesAt(terms, measured), terms.environment, 'pays')
  if (isRefusal(value)) return value
  if (gives === 'amount')
    return { amount: value, steps: [{ type: 'formula', gives, value: text(value), pays: text(value) }] }
  if (terms.incentive === undefined) return { refused: 'target-incentive-missing' }
  const amount = multiply(value, terms.incentive)
  return { amount, steps: [{ type: 'formula', gives, value: text(value), pays: text(amount) }] }
}
