/** What a table pays on what came between two moments of a window: earlier credits decide which tier it falls in. */
import {
  absolute,
  compare,
  divide,
  type Fraction,
  multiply,
  signOf,
  subtract,
  zero,
} from '../../performance/fraction.ts'
import { goesOnBelow, isReached, reachedAt } from './reach.ts'
import { isLookedUp, type Slice, slicesUpTo } from './slices.ts'
import type { Bounds, Pay, RateTable, Standing, Terms, Tier } from './table.ts'

/** What came, tier by tier; or two accounts of everything, whose difference is due. */
export type Increase =
  | { readonly by: 'part'; readonly slices: readonly Slice[] }
  | { readonly by: 'difference'; readonly after: readonly Slice[]; readonly before: readonly Slice[] }

/**
 * Nobody stands anywhere before anything came, or below a threshold. Where every tier pays on its own part, what came is divided among the tiers that it went through, and what was paid
 * before is not looked at again. Elsewhere earlier credits are paid anew, and what that is more is due.
 */
export function increaseOf(
  table: RateTable,
  before: Standing | undefined,
  after: Standing | undefined,
  terms: Terms = {},
): Increase {
  const tiers = table.tiers.slice(0, terms.tiersBelow ?? table.tiers.length)
  if (after !== undefined && after.excessOver === undefined && isByPart({ ...table, tiers }))
    return { by: 'part', slices: slicesBetween({ ...table, tiers }, before, after) }
  const upTo = (standing: Standing | undefined) => (standing === undefined ? [] : slicesUpTo(table, standing, terms))
  return { by: 'difference', after: upTo(after), before: upTo(before) }
}

/** True when every tier pays on what falls inside it, and on nothing else. */
export function isByPart(table: RateTable): boolean {
  return !isLookedUp(table) && table.tiers.every(({ on }) => on === 'part')
}

function slicesBetween({ tiers, bounds }: RateTable, before: Standing | undefined, after: Standing): readonly Slice[] {
  const from = before?.key ?? zero
  const way = subtract(after.key, from)
  const came = subtract(after.base, before?.base ?? zero)
  const [low, high] = signOf(way) >= 0 ? [from, after.key] : [after.key, from]
  const stands = reachedAt(after.key, tiers, bounds)
  return tiers.flatMap((tier, index): Slice[] => {
    const begin = index === 0 && goesOnBelow(tier) ? undefined : tier.from
    const end = tiers[index + 1]?.from
    const inside = subtract(lower(high, end), higher(low, begin))
    const base =
      signOf(way) === 0 ? (index === stands ? came : zero) : signOf(inside) > 0 ? share(came, inside, way) : zero
    const fixed = fixedBetween(tier, before, after, bounds)
    const pay = { ...rateOf(tier.pays[0] ?? {}), ...fixed }
    if (signOf(base) === 0 && Object.keys(fixed).length === 0) return []
    return [
      {
        ...(tier.from !== undefined && { from: tier.from }),
        ...(end !== undefined && { to: end }),
        on: 'part',
        base,
        pay,
      },
    ]
  })
}

function share(came: Fraction, inside: Fraction, way: Fraction): Fraction {
  const length = absolute(way)
  return compare(inside, length) === 0 ? came : divide(multiply(came, inside), length)
}

/** The fixed sums of a tier are due when it is reached, and taken back when it is lost again. */
function fixedBetween({ from, pays }: Tier, before: Standing | undefined, after: Standing, bounds: Bounds): Pay {
  const { amount, payout } = pays[0] ?? {}
  const was = before !== undefined && isReached(before.key, from, bounds)
  const is = isReached(after.key, from, bounds)
  if (was === is || (amount === undefined && payout === undefined)) return {}
  return {
    ...(amount !== undefined && { amount: signed(amount, is) }),
    ...(payout !== undefined && { payout: signed(payout, is) }),
  }
}

function signed(value: Fraction, isPaid: boolean): Fraction {
  return isPaid ? value : subtract(zero, value)
}

function rateOf({ amount: _, payout: __, ...pay }: Pay): Pay {
  return pay
}

function lower(a: Fraction, b: Fraction | undefined): Fraction {
  return b === undefined || compare(a, b) <= 0 ? a : b
}

function higher(a: Fraction, b: Fraction | undefined): Fraction {
  return b === undefined || compare(a, b) >= 0 ? a : b
}
