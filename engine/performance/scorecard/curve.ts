/** A rule as a line over what it is read at: what editors draw beside it. */

import { add, compare, divide, type Fraction, fraction, multiply, subtract, text } from '../fraction.ts'
import type { Item, Rule } from './definition.ts'
import { limited } from './limits.ts'
import { scoreMeasure } from './rules/index.ts'

/** What a rule is read along: attainment in per cent, the figure itself, or how many units there are. */
export type CurveAxis = 'attainment' | 'actual' | 'units'

export interface Curve {
  readonly axis: CurveAxis
  /** From left to right; two of the same place where the line jumps. */
  readonly points: readonly CurvePoint[]
}

export interface CurvePoint {
  readonly at: string
  readonly points: string
}

/** The points that an item gives, within its limits; undefined where people give them. */
export function curveOf({ rule, limits }: Pick<Item, 'rule' | 'limits'>): Curve | undefined {
  if (rule.type === 'manual') return undefined
  const { axis, from, to, bends, jumps } = shapeOf(rule)
  const read = asRead(rule)
  const pointsAt = (at: Fraction): Fraction => {
    const scored = scoreMeasure(read, { actual: text(at), target: '100' })
    if ('refused' in scored) throw new Error(`A curve has figures everywhere: ${scored.refused}.`)
    return (limited(scored.points, limits) ?? scored).points
  }
  const [start, end] = [fraction(from), fraction(to)]
  const step = divide(subtract(end, start), fraction(String(SAMPLES)))
  const places = Array.from({ length: SAMPLES + 1 }, (_, index) => add(start, multiply(step, fraction(String(index)))))
  const inside = [...bends, ...jumps].map(fraction)
  const sides = jumps.flatMap((at) => [subtract(fraction(at), AN_INSTANT), add(fraction(at), AN_INSTANT)])
  const all = [...places, ...inside, ...sides].sort(compare)
  const once = all.filter((at, index) => index === 0 || compare(at, all[index - 1] as Fraction) !== 0)
  return { axis, points: once.map((at) => ({ at: text(round(at)), points: text(pointsAt(at)) })) }
}

const SAMPLES = 60
/** Just beside a jump. */
const AN_INSTANT = fraction('0.000001')
const round = (at: Fraction) => fraction(Number(text(at)).toFixed(4))

interface Shape {
  readonly axis: CurveAxis
  readonly from: string
  readonly to: string
  readonly bends: readonly string[]
  readonly jumps: readonly string[]
}

type Drawn = Exclude<Rule, { readonly type: 'manual' }>

/** Which part of the axis shows what the rule does. */
function shapeOf(rule: Drawn): Shape {
  switch (rule.type) {
    case 'completionRate':
      return { axis: 'attainment', from: '0', to: '150', bends: ['100'], jumps: [] }
    case 'lowerIsBetter':
      return { axis: 'attainment', from: '0', to: '200', bends: ['100'], jumps: [] }
    case 'ladder':
      return { axis: rule.of, ...around(rule.steps.map(({ from }) => from)), bends: [], jumps: jumpsOf(rule.steps) }
    case 'interpolated': {
      const at = rule.points.map((point) => point.at)
      return { axis: rule.of, ...around(at), bends: at, jumps: [] }
    }
    case 'pointsPerUnit': {
      const units = Array.from({ length: 11 }, (_, index) => String(index))
      return { axis: 'units', from: '0', to: '10', bends: [], jumps: rule.whole ? units.slice(1) : [] }
    }
    default:
      return rule satisfies never
  }
}

function jumpsOf(steps: readonly { readonly from: string }[]): readonly string[] {
  return steps.map(({ from }) => from)
}

/** Some room on both sides of the bounds; attainment begins at nothing where they are near it. */
function around(bounds: readonly string[]): Pick<Shape, 'from' | 'to'> {
  const numbers = bounds.map(Number)
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  const room = Math.max((high - low) * 0.4, Math.abs(high) * 0.1, 1)
  return { from: String(low >= 0 ? Math.max(0, low - room) : low - room), to: String(high + room) }
}

/** Attainment is measured against 100; units are counted one by one, whatever they are units of. */
function asRead(rule: Drawn): Drawn {
  return rule.type === 'pointsPerUnit' ? { ...rule, counts: 'actual', unit: '1' } : rule
}
