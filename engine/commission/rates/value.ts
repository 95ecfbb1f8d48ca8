/** The value of a table at a key where tiers do not divide it: a step, a point on a line, or a cell. */
import { add, compare, divide, type Fraction, multiply, subtract } from '../../performance/fraction.ts'
import { reachedAt } from './reach.ts'
import { type Between, type Bounds, type Pay, payKinds, type RateTable } from './table.ts'

/** Two neighbours and how far one is from the first to the second; without a second one is on the first. */
export interface Place {
  readonly at: number
  readonly next?: number
  /** From 0 to 1, and beyond where a line goes on. */
  readonly along?: Fraction
}

interface Axis {
  readonly from: readonly (Fraction | undefined)[]
  readonly bounds: Bounds
  readonly between: Between
  readonly below: RateTable['below']
  readonly above: RateTable['above']
}

/** Where a key lies on an axis; undefined below it, where nothing is paid. */
export function placeOn({ from, bounds, between, below, above }: Axis, key: Fraction): Place | undefined {
  const sorted = from.map((bound) => (bound === undefined ? {} : { from: bound }))
  const reached = between === 'straight' ? lastAtMost(key, from) : reachedAt(key, sorted, bounds)
  if (reached < 0) return below === 'level' ? { at: 0 } : undefined
  if (between === 'steps') return { at: reached }
  const isLast = reached === from.length - 1
  if (isLast && (above === 'level' || reached === 0)) return { at: reached }
  const at = isLast ? reached - 1 : reached
  const [start, end] = [from[at], from[at + 1]]
  // two values at one bound are a leap, beyond which nothing says how the line goes on
  if (start === undefined || end === undefined || compare(start, end) === 0) return { at: reached }
  return { at, next: at + 1, along: divide(subtract(key, start), subtract(end, start)) }
}

function lastAtMost(key: Fraction, from: readonly (Fraction | undefined)[]): number {
  return from.findLastIndex((bound) => bound === undefined || compare(bound, key) <= 0)
}

export function rowAxis({ tiers, bounds, between, below, above }: RateTable): Axis {
  return { from: tiers.map(({ from }) => from), bounds, between, below, above }
}

/** Columns have no end: before the first and after the last one the value stays. */
export function columnAxis({ columns }: RateTable): Axis | undefined {
  return columns && { ...columns, below: 'level', above: 'level' }
}

/** What is paid at a place: of a matrix the cell, or what lies between the nearest ones. */
export function payAt({ tiers }: RateTable, row: Place, column: Place): Pay {
  const inRow = (index: number): Pay => between(tiers[index]?.pays ?? [], column)
  if (row.next === undefined) return inRow(row.at)
  return mix(inRow(row.at), inRow(row.next), row.along)
}

function between(pays: readonly Pay[], { at, next, along }: Place): Pay {
  const first = pays[at] ?? {}
  return next === undefined ? first : mix(first, pays[next] ?? {}, along)
}

function mix(first: Pay, second: Pay, along: Fraction | undefined): Pay {
  if (along === undefined) return first
  return Object.fromEntries(
    payKinds.flatMap((kind) => {
      const [start, end] = [first[kind], second[kind]]
      if (start === undefined || end === undefined) return start === undefined ? [] : [[kind, start]]
      return [[kind, add(start, multiply(along, subtract(end, start)))]]
    }),
  )
}
