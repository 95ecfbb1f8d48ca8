/** Which tier pays on how much: a table as a few lines of arithmetic that add up. */
import { compare, divide, type Fraction, multiply, signOf, subtract, zero } from '../../performance/fraction.ts'
import { goesOnBelow, reachedAt } from './reach.ts'
import type { Pay, RateTable, Standing, Terms, Tier } from './table.ts'
import { columnAxis, type Place, payAt, placeOn, rowAxis } from './value.ts'

/** One tier, how much of the base it pays on, and what it pays. */
export interface Slice {
  /** Where the tier begins and ends, as far as it does. */
  readonly from?: Fraction
  readonly to?: Fraction
  readonly on: Tier['on']
  /** How much it is paid on. */
  readonly base: Fraction
  readonly pay: Pay
  /** Where on its axes the value lies, when it is looked up. */
  readonly row?: Place
  readonly column?: Place
}

/** What is paid on everything up to where somebody stands. */
export function slicesUpTo(table: RateTable, standing: Standing, terms: Terms = {}): readonly Slice[] {
  const tiers = table.tiers.slice(0, terms.tiersBelow ?? table.tiers.length)
  if (isLookedUp(table)) return lookedUp({ ...table, tiers }, standing)
  const reached = reachedAt(standing.key, tiers, table.bounds)
  if (reached >= 0) return tierByTier(tiers, reached, standing)
  const first = tiers[0]
  return first === undefined || table.below === 'nothing'
    ? []
    : [{ ...boundsOf(tiers, 0), on: 'whole', base: aboveThreshold(standing), pay: first.pays[0] ?? {} }]
}

/** True when a key leads to one value, and tiers do not divide it. */
export function isLookedUp({ columns, between }: RateTable): boolean {
  return columns !== undefined || between === 'straight'
}

function lookedUp(table: RateTable, standing: Standing): readonly Slice[] {
  const row = placeOn(rowAxis(table), standing.key)
  const columns = columnAxis(table)
  const column = columns === undefined ? { at: 0 } : placeOn(columns, standing.column ?? zero)
  if (row === undefined || column === undefined) return []
  return [
    {
      ...boundsOf(table.tiers, row.at),
      on: 'whole',
      base: aboveThreshold(standing),
      pay: payAt(table, row, column),
      row,
      ...(columns !== undefined && { column }),
    },
  ]
}

/** From the tier that is reached down to the first, as long as each pays on its own part. */
function tierByTier(tiers: readonly Tier[], reached: number, standing: Standing): readonly Slice[] {
  const slices: Slice[] = []
  let upTo = standing.key
  for (let index = reached; index >= 0; index -= 1) {
    const tier = tiers[index] as Tier
    const begin = beginOf(tiers, index)
    const low = higher(tier.on === 'whole' ? zero : begin, standing.excessOver ?? zero)
    const base = shareOf(standing, subtract(upTo, low), index === reached)
    const pay = signOf(upTo) < 0 ? withoutFixed(tier.pays[0] ?? {}) : (tier.pays[0] ?? {})
    if (signOf(base) !== 0 || isFixed(pay)) slices.unshift({ ...boundsOf(tiers, index), on: tier.on, base, pay })
    if (tier.on !== 'part') break
    upTo = begin
  }
  return slices
}

/** The part of the base that belongs to a part of the key. */
function shareOf({ key, base }: Standing, part: Fraction, isReached: boolean): Fraction {
  if (signOf(key) <= 0) return isReached ? base : zero
  return signOf(part) <= 0 ? zero : divide(multiply(base, part), key)
}

/** The base, or what of it lies above the threshold. */
function aboveThreshold(standing: Standing): Fraction {
  const { excessOver } = standing
  return excessOver === undefined ? standing.base : shareOf(standing, subtract(standing.key, excessOver), true)
}

/** Where a tier's own part begins: what begins at zero or below begins with the first unit. */
function beginOf(tiers: readonly Tier[], index: number): Fraction {
  return (index === 0 && goesOnBelow(tiers[0]) ? undefined : tiers[index]?.from) ?? zero
}

function boundsOf(tiers: readonly Tier[], index: number): Pick<Slice, 'from' | 'to'> {
  const [from, to] = [tiers[index]?.from, tiers[index + 1]?.from]
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

function higher(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) >= 0 ? a : b
}

function isFixed({ amount, payout }: Pay): boolean {
  return amount !== undefined || payout !== undefined
}

/** Below zero a table takes back what it paid for what was returned, and no fixed sums. */
function withoutFixed({ amount: _, payout: __, ...pay }: Pay): Pay {
  return pay
}
