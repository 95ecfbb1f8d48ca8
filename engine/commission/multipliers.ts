/** Factors, one after another: 8,400 × 0.9 is 7,560. */
import type { Environment } from '../formula/language.ts'
import { divide, type Fraction, hundred, multiply, text } from '../performance/fraction.ts'
import type { Key, Multiplier } from './definition.ts'
import { isRefusal, type Names, numberOf } from './evaluate.ts'
import { amountOfAll, slicesUpTo } from './rates/index.ts'
import type { Refusal } from './refusal.ts'
import type { Step } from './step.ts'

export interface Multiplied {
  readonly amount: Fraction
  readonly steps: readonly Step[]
}

/** `keyAt` says where a key of a table of factors is. */
export function multiplied(
  multipliers: readonly Multiplier[],
  amount: Fraction,
  /** Asked for only when there is anything to multiply by. */
  namesOf: () => Names,
  environment: Environment,
  keyAt: (key: Key) => Fraction | Refusal,
): Multiplied | Refusal {
  if (multipliers.length === 0) return { amount, steps: [] }
  const names = namesOf()
  const steps: Step[] = []
  let product = amount
  for (const { name, factor: by } of multipliers) {
    const factor =
      by.by === 'formula' ? numberOf(by.formula, names, environment, name) : factorIn(by.table, keyAt(by.key))
    if (isRefusal(factor)) return factor
    steps.push({ type: 'multiplier', multiplier: name, factor: text(factor), from: text(product) })
    product = multiply(product, factor)
  }
  return { amount: product, steps }
}

/** A table of factors pays per cent of whatever it is asked for. */
function factorIn(table: Parameters<typeof slicesUpTo>[0], key: Fraction | Refusal): Fraction | Refusal {
  return isRefusal(key) ? key : divide(amountOfAll(slicesUpTo(table, { key, base: hundred }), {}), hundred)
}
