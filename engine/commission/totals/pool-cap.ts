/** What all on a plan get together at most: what is too much is taken from each in proportion. */
import { compare, subtract, sum, text, zero } from '../../performance/fraction.ts'
import type { CommissionPlan } from '../definition.ts'
import { divideAmong } from '../pool.ts'
import type { Total } from './total.ts'

export function capPool({ poolCap, currency }: CommissionPlan, totals: readonly Total[]): readonly Total[] {
  if (poolCap === undefined) return totals
  // whoever owes something does not make room for others
  const shares = totals.map(({ amount }) => (compare(amount, zero) > 0 ? amount : zero))
  const all = sum(shares)
  if (compare(all, poolCap) <= 0) return totals
  const parts = divideAmong(poolCap, shares, currency)
  return totals.map((total, index) => {
    const [share, part] = [shares[index] ?? zero, parts[index] ?? zero]
    if (compare(share, part) === 0) return total
    return {
      ...total,
      amount: part,
      lines: [
        ...total.lines,
        {
          type: 'poolCap',
          amount: text(subtract(part, share)),
          steps: [{ type: 'poolCap', limit: text(poolCap), all: text(all), from: text(share), pays: text(part) }],
        },
      ],
    }
  })
}
