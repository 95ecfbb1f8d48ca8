/** A rate table as a line: what is paid by where somebody stands, with its bends, leaps, cap and floor. For editors. */
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  hundred,
  multiply,
  subtract,
  text,
  zero,
} from '../performance/fraction.ts'
import { amountOfAll, type RateTable, slicesUpTo, type Terms } from './rates/index.ts'

export interface CurveSettings extends Terms {
  /** What is paid on: the key itself, so many per cent of a quota, or an amount whatever the key is. */
  readonly base:
    | { readonly is: 'key' }
    | { readonly is: 'percentOf'; readonly amount: Fraction }
    | { readonly is: 'fixed'; readonly amount: Fraction }
  /** The second key of a matrix. */
  readonly column?: Fraction
  readonly cap?: Fraction
  readonly floor?: Fraction
}

export interface PayoutCurve {
  /** From left to right; two of the same place where the line leaps. */
  readonly points: readonly CurvePoint[]
  /** Where tiers begin. */
  readonly bounds: readonly string[]
  /** Where the cap is reached, as far as the line shows it. */
  readonly capAt?: string
}

export interface CurvePoint {
  readonly at: string
  readonly pays: string
}

export function payoutCurve(table: RateTable, settings: CurveSettings): PayoutCurve {
  const bounds = table.tiers.flatMap(({ from }) => (from === undefined ? [] : [from]))
  const end = endOf(bounds)
  const instant = divide(end, fraction('1000000000'))
  const paysAt = (at: Fraction) => amountOfAll(slicesUpTo(table, standingAt(at, settings), settings), settings)
  const pointAt = (at: Fraction, seen = at) => ({ at: seen, pays: paysAt(at) })
  const inside = bounds.filter(
    (bound, index) =>
      compare(bound, zero) > 0 && compare(bound, end) < 0 && compare(bound, bounds[index - 1] ?? zero) !== 0,
  )
  const samples = Array.from({ length: SAMPLES + 1 }, (_, index) =>
    divide(multiply(end, fraction(String(index))), fraction(String(SAMPLES))),
  )
  const points = [
    ...samples.filter((at) => inside.every((bound) => compare(at, bound) !== 0)).map((at) => pointAt(at)),
    ...inside.flatMap((bound) => {
      const [before, at, after] = [
        pointAt(subtract(bound, instant), bound),
        pointAt(bound),
        pointAt(add(bound, instant), bound),
      ]
      return isLeap(before, after) ? [before, after] : [at]
    }),
  ].sort((a, b) => compare(a.at, b.at))
  const capAt = settings.cap && placeOf(settings.cap, points)
  const drawn = [...points, ...(capAt === undefined ? [] : [pointAt(capAt)])].sort((a, b) => compare(a.at, b.at))
  return {
    points: drawn.map(({ at, pays }) => ({ at: text(at), pays: rounded(limitedBy(settings, pays)) })),
    bounds: bounds.map(text),
    ...(capAt !== undefined && { capAt: text(capAt) }),
  }
}

const SAMPLES = 120
const CENT = fraction('0.01')

/** Half as far again as the last bound; a table without bounds shows its first hundred thousand. */
function endOf(bounds: readonly Fraction[]): Fraction {
  const last = bounds.reduce((most, bound) => (compare(bound, most) > 0 ? bound : most), zero)
  return compare(last, zero) > 0 ? divide(multiply(last, fraction('3')), fraction('2')) : fraction('100000')
}

function standingAt(key: Fraction, { base, column }: CurveSettings) {
  return { key, base: paidOn(key, base), ...(column !== undefined && { column }) }
}

function paidOn(key: Fraction, base: CurveSettings['base']): Fraction {
  switch (base.is) {
    case 'key':
      return key
    case 'percentOf':
      return divide(multiply(key, base.amount), hundred)
    case 'fixed':
      return base.amount
    default:
      return base satisfies never
  }
}

function limitedBy({ cap, floor }: CurveSettings, pays: Fraction): Fraction {
  const most = cap !== undefined && compare(pays, cap) > 0 ? cap : pays
  return floor !== undefined && compare(most, floor) < 0 ? floor : most
}

/** Where a line reaches so much for the first time; between two of its points it is straight. */
function placeOf(amount: Fraction, points: readonly Point[]): Fraction | undefined {
  const index = points.findIndex(({ pays }) => compare(pays, amount) >= 0)
  const [before, reached] = [points[index - 1], points[index]]
  if (before === undefined || reached === undefined) return reached?.at
  const along = divide(subtract(amount, before.pays), subtract(reached.pays, before.pays))
  return add(before.at, multiply(along, subtract(reached.at, before.at)))
}

interface Point {
  readonly at: Fraction
  readonly pays: Fraction
}

function isLeap(a: { readonly pays: Fraction }, b: { readonly pays: Fraction }): boolean {
  const rise = subtract(b.pays, a.pays)
  return compare(rise, CENT) > 0 || compare(rise, subtract(zero, CENT)) < 0
}

function rounded(pays: Fraction): string {
  return String(Number(Number(text(pays)).toFixed(2)))
}
