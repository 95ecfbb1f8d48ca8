import { allocate } from '../../allocate.ts'
import { fraction } from '../../fraction.ts'

/** How many of `count` each share gets. 10/20/50/15/5 % of 23 → 2/5/12/3/1. The parts add up to the count. */
export function largestRemainder(shares: readonly string[], count: number): readonly number[] {
  return allocate(BigInt(count), shares.map(fraction)).map(Number)
}
