/** What a rate table pays. */
import { divide, type Fraction, hundred, multiply, signOf, subtract, text, zero } from '../../performance/fraction.ts'
import type { DatedTable, Settles } from '../definition.ts'
import { isRefusal, numberOf } from '../evaluate.ts'
import type { Measured } from '../measured.ts'
import {
  amountOfAll,
  increaseOf,
  type Pay,
  type Terms as Rates,
  type Slice,
  type Standing,
  slicesUpTo,
  wholeSlice,
} from '../rates/index.ts'
import type { Refusal } from '../refusal.ts'
import type { Step } from '../step.ts'
import { keyAt, namesAt, type Terms, thresholdAt } from '../terms.ts'
import type { Due, Window } from './due.ts'
import { tierStep } from './tier-step.ts'

export function dueByTable(
  tables: readonly DatedTable[],
  settles: Settles,
  terms: Terms,
  window: Window,
): Due | Refusal {
  const dated = tableAt(tables, terms.day)
  if (dated === undefined) return { amount: zero, steps: [] }
  const { ownRate } = terms
  if (ownRate === undefined) return dueBy(dated, settles, terms, window)
  const due = dueBy(withOwnRate(dated, ownRate), settles, terms, window)
  return isRefusal(due) ? due : { ...due, steps: [{ type: 'ownRate', rate: text(ownRate) }, ...due.steps] }
}

function dueBy(dated: DatedTable, settles: Settles, terms: Terms, { before, came, after }: Window): Due | Refusal {
  const rates = ratesOf(dated, terms, after)
  if (isRefusal(rates)) return rates
  const now = standingOn(dated, terms, after, settles === 'period' ? came : after)
  if (isRefusal(now)) return now
  if (settles !== 'increase') {
    const slices = now.standing === undefined ? [] : slicesUpTo(dated.table, now.standing, rates)
    return { amount: amountOfAll(slices, rates), steps: [...now.steps, ...tierSteps('tier', slices, now, rates)] }
  }
  const then = before && standingOn(dated, terms, before, before)
  if (isRefusal(then)) return then
  if (dated.table.crossing !== undefined) {
    const slices = wholeSlice(dated.table, then?.standing, now.standing, rates)
    return { amount: amountOfAll(slices, rates), steps: [...now.steps, ...tierSteps('tier', slices, now, rates)] }
  }
  const increase = increaseOf(dated.table, then?.standing, now.standing, rates)
  if (increase.by === 'part')
    return {
      amount: amountOfAll(increase.slices, rates),
      steps: [...now.steps, ...tierSteps('tier', increase.slices, now, rates)],
    }
  return {
    amount: subtract(amountOfAll(increase.after, rates), amountOfAll(increase.before, rates)),
    steps: [
      ...now.steps,
      ...tierSteps('tier', increase.after, now, rates),
      ...tierSteps('before', increase.before, then, rates),
    ],
  }
}

/** The table in force on a day. */
export function tableAt(tables: readonly DatedTable[], day: string): DatedTable | undefined {
  return tables.findLast(({ from }) => from === undefined || from <= day)
}

interface OnTable {
  /** Missing below the threshold, where nothing is paid. */
  readonly standing?: Standing
  readonly steps: readonly Step[]
}

/** Where somebody stands: what the table is looked up by, and what it pays on. */
function standingOn(dated: DatedTable, terms: Terms, keys: Measured, paid: Measured): OnTable | Refusal {
  const key = keyAt(dated.key, terms, keys)
  if (isRefusal(key)) return key
  const column = dated.column && keyAt(dated.column, terms, keys)
  if (isRefusal(column)) return column
  const threshold = thresholdAt(terms, keys)
  if (isRefusal(threshold)) return threshold
  const standing = { key, base: paid.get(dated.base) ?? zero, ...(column !== undefined && { column }) }
  if (threshold === undefined) return { standing, steps: [] }
  const { of, at, value, pays, isReached } = threshold
  const steps: Step[] = [{ type: 'threshold', of, at: text(at), value: text(value), isReached, pays }]
  if (!isReached) return { steps }
  return {
    steps,
    standing: { ...standing, ...(pays === 'excess' && { excessOver: divide(multiply(key, at), value) }) },
  }
}

/** Somebody's own rate stands in the place of each that the table pays; of tiers that pay none, it changes nothing. */
function withOwnRate(dated: DatedTable, rate: Fraction): DatedTable {
  const own = (pay: Pay): Pay =>
    pay.percent === undefined || signOf(pay.percent) === 0 ? pay : { ...pay, percent: rate }
  const tiers = dated.table.tiers.map((tier) => ({ ...tier, pays: tier.pays.map(own) }))
  return { ...dated, table: { ...dated.table, tiers } }
}

function ratesOf({ baseRate }: DatedTable, terms: Terms, measured: Measured): Rates | Refusal {
  const { incentive, tiersBelow } = terms
  const rate = baseRateOf(baseRate, terms, measured)
  if (isRefusal(rate)) return rate
  return {
    ...(rate !== undefined && { baseRate: rate }),
    ...(incentive !== undefined && { targetIncentive: incentive }),
    ...(tiersBelow !== undefined && { tiersBelow }),
  }
}

/** In per cent. */
function baseRateOf(
  baseRate: DatedTable['baseRate'],
  terms: Terms,
  measured: Measured,
): Fraction | Refusal | undefined {
  if (baseRate === undefined || terms.ownRate !== undefined) return baseRate && terms.ownRate
  const rate = numberOf(baseRate, namesAt(terms, measured), terms.environment, 'baseRate')
  return isRefusal(rate) ? rate : multiply(rate, hundred)
}

function tierSteps(
  type: 'tier' | 'before',
  slices: readonly Slice[],
  at: OnTable | undefined,
  rates: Rates,
): readonly Step[] {
  return slices.map((slice) => ({ type, ...tierStep(slice, at?.standing, rates) }))
}
