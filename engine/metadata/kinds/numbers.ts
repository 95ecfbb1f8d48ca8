/** What the numbers of a document have to be. */
import { add, compare, type Exact, exact, format, readExact, signOf, ZERO } from '../../formula/number/exact.ts'
import { type Finding, problem } from '../problem.ts'
import type { Decimal } from './definitions.generated.ts'

/** The schema has let nothing else pass. */
export function read(value: Decimal): Exact {
  return readExact(value) ?? ZERO
}

export function compareDecimals(a: Decimal, b: Decimal): number {
  return compare(read(a), read(b))
}

export function sumOf(values: readonly Decimal[]): string {
  return format(values.reduce((sum: Exact, value) => add(sum, read(value)), ZERO))
}

const HUNDRED = exact('100')

type HundredCode =
  | 'weights-not-100'
  | 'review-weights-not-100'
  | 'shares-not-100'
  | 'objective-weights-not-100'
  | 'instalments-not-100'

/** Parts of a whole that are not the whole together. */
export function* notHundred(values: readonly Decimal[], place: string, code: HundredCode): Generator<Finding> {
  const sum = sumOf(values)
  if (compare(exact(sum), HUNDRED) !== 0) yield problem(code, place, { found: sum, expected: '100' })
}

export function* negative(value: Decimal, place: string): Generator<Finding> {
  if (signOf(read(value)) < 0) yield problem('out-of-range', place, { found: String(value), expected: '≥ 0' })
}

export function* notPositive(value: Decimal | undefined, place: string): Generator<Finding> {
  if (value !== undefined && signOf(read(value)) <= 0)
    yield problem('out-of-range', place, { found: String(value), expected: '> 0' })
}

/** A range whose lower end is above its upper one. */
export function* reversed(low: Decimal | undefined, high: Decimal | undefined, place: string): Generator<Finding> {
  if (low !== undefined && high !== undefined && compareDecimals(low, high) > 0)
    yield problem('range-reversed', place, { low: String(low), high: String(high) })
}

/** Bounds that go down from one to the next, each once: so there is neither a gap nor an overlap. */
export function* notDescending(bounds: readonly (Decimal | undefined)[], at: (index: number) => string) {
  yield* outOfOrder(bounds, at, 'bounds-not-descending', (bound, before) => compareDecimals(bound, before) < 0)
}

export function* notAscending(bounds: readonly (Decimal | undefined)[], at: (index: number) => string) {
  yield* outOfOrder(bounds, at, 'bounds-not-ascending', (bound, before) => compareDecimals(bound, before) > 0)
}

function* outOfOrder(
  bounds: readonly (Decimal | undefined)[],
  at: (index: number) => string,
  code: 'bounds-not-descending' | 'bounds-not-ascending',
  fits: (bound: Decimal, before: Decimal) => boolean,
): Generator<Finding> {
  for (const [index, bound] of bounds.entries()) {
    const before = bounds[index - 1]
    if (bound !== undefined && before !== undefined && !fits(bound, before))
      yield problem(code, at(index), { found: String(bound), before: String(before) })
  }
}
