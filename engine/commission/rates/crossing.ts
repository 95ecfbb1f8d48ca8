/** A credit that is not divided: all of it is paid at one tier, whichever bounds it crosses. */
import { subtract, zero } from '../../performance/fraction.ts'
import { reachedAt } from './reach.ts'
import type { Slice } from './slices.ts'
import type { RateTable, Standing, Terms } from './table.ts'

/** What came between two standings, at the tier that it reached or in which it began; nothing below the first. */
export function wholeSlice(
  table: RateTable,
  before: Standing | undefined,
  after: Standing | undefined,
  terms: Terms,
): readonly Slice[] {
  if (after === undefined) return []
  const tiers = table.tiers.slice(0, terms.tiersBelow ?? table.tiers.length)
  const key = table.crossing === 'begun' ? (before?.key ?? zero) : after.key
  const at = reachedAt(key, tiers, table.bounds)
  const tier = tiers[at] ?? (table.below === 'level' ? tiers[0] : undefined)
  if (tier === undefined) return []
  const [from, to] = [tier.from, tiers[tiers.indexOf(tier) + 1]?.from]
  return [
    {
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      on: 'part',
      base: subtract(after.base, before?.base ?? zero),
      pay: tier.pays[0] ?? {},
    },
  ]
}
