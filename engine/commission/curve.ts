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
import { tierStep } from './pays/tier-step.ts'
import { amountOfAll, type RateTable, type Slice, type Standing, slicesUpTo, type Terms } from './rates/index.ts'
import type { TierStep } from './step.ts'

export interface CurveSettings extends Terms {
  /** What is paid on: the key itself, so many per cent of a quota, or an amount whatever the key is. */
  readonly base:
    | { readonly is: 'key' }
    | { readonly is: 'percentOf'; readonly amount: Fraction }
    | { readonly is: 'fixed'; readonly amount: Fraction }
  /** The second key of a matrix. */
  readonly column?: Fraction
  /** Below it nothing is paid, counted as the key is. */
  readonly threshold?: { readonly at: Fraction; readonly pays: 'all' | 'excess' }
  readonly cap?: Fraction
  readonly floor?: Fraction
  /** How far it goes at least; half as far again as the last bound by itself. */
  readonly upTo?: Fraction
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
  const bends = [...bounds, ...(settings.threshold === undefined ? [] : [settings.threshold.at])].sort(compare)
  const end = endOf(bends, settings.upTo)
  const instant = divide(end, fraction('1000000000'))
  const paysAt = (at: Fraction) => amountOfAll(dueAt(table, settings, at).slices, settings)
  const pointAt = (at: Fraction, seen = at) => ({ at: seen, pays: paysAt(at) })
  const inside = bends.filter(
    (bound, index) =>
      compare(bound, zero) > 0 && compare(bound, end) < 0 && compare(bound, bends[index - 1] ?? zero) !== 0,
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

/** What somebody is paid at one place of the line, tier by tier. */
export interface PaidAt {
  readonly tiers: readonly TierStep[]
  /** What the tiers come to. */
  readonly due: string
  /** What is left of it by cap and floor. */
  readonly pays: string
  readonly limitedBy?: 'cap' | 'floor'
}

export function paidAt(table: RateTable, settings: CurveSettings, at: Fraction): PaidAt {
  const { standing, slices } = dueAt(table, settings, at)
  const due = amountOfAll(slices, settings)
  const pays = limitedBy(settings, due)
  const beyond = compare(due, pays)
  return {
    tiers: slices.map((slice) => tierStep(slice, standing, settings)),
    due: text(due),
    pays: text(pays),
    ...(beyond !== 0 && { limitedBy: beyond > 0 ? 'cap' : 'floor' }),
  }
}

const SAMPLES = 120
const CENT = fraction('0.01')

/** Half as far again as the last bound, and no less than is asked; without either, the first hundred thousand. */
function endOf(bounds: readonly Fraction[], upTo = zero): Fraction {
  const last = bounds.reduce(higher, zero)
  const end = higher(divide(multiply(last, fraction('3')), fraction('2')), upTo)
  return compare(end, zero) > 0 ? end : fraction('100000')
}

function higher(a: Fraction, b: Fraction): Fraction {
  return compare(b, a) > 0 ? b : a
}

interface DueAt {
  readonly standing: Standing
  readonly slices: readonly Slice[]
}

function dueAt(table: RateTable, settings: CurveSettings, key: Fraction): DueAt {
  const { base, column, threshold } = settings
  const standing = {
    key,
    base: paidOn(key, base),
    ...(column !== undefined && { column }),
    ...(threshold?.pays === 'excess' && { excessOver: threshold.at }),
  }
  const isReached = threshold === undefined || compare(key, threshold.at) >= 0
  return { standing, slices: isReached ? slicesUpTo(table, standing, settings) : [] }
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
