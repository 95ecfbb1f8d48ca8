import { compare, type Fraction, fraction } from '../fraction.ts'
import type { Limits } from './definition.ts'

/** Which limit holds the points back, and what is left; undefined when none does. */
export function limited(points: Fraction, { cap, floor }: Limits): Limited | undefined {
  if (cap !== undefined && compare(points, fraction(cap)) > 0)
    return { which: 'cap', limit: cap, points: fraction(cap) }
  if (floor !== undefined && compare(points, fraction(floor)) < 0)
    return { which: 'floor', limit: floor, points: fraction(floor) }
  return undefined
}

export interface Limited {
  readonly which: 'cap' | 'floor'
  readonly limit: string
  readonly points: Fraction
}
