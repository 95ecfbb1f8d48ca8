import { add, compare, divide, type Fraction, fraction, multiply, subtract, text } from '../../fraction.ts'
import type { Interpolated } from '../definition.ts'
import { readAt, type Scoring } from './rule.ts'

type Point = Interpolated['points'][number]

/** The straight line between the two nearest points: 80 → 50, 100 → 100: 90 → 75. */
export const interpolated: Scoring<Interpolated> = ({ of, points: line }, measure) => {
  const read = readAt(of, measure)
  if ('refused' in read) return read
  const { value } = read
  const before = line.findLast(({ at }) => compare(fraction(at), value) <= 0)
  const after = line.find(({ at }) => compare(fraction(at), value) > 0)
  const points = between(value, before, after)
  return {
    points,
    steps: [
      ...read.steps,
      {
        type: 'interpolated',
        of,
        value: text(value),
        points: text(points),
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      },
    ],
  }
}

function between(value: Fraction, before: Point | undefined, after: Point | undefined): Fraction {
  if (before === undefined || after === undefined) return fraction((before ?? after)?.points ?? '0')
  const start = fraction(before.at)
  const first = fraction(before.points)
  const rise = subtract(fraction(after.points), first)
  const along = divide(subtract(value, start), subtract(fraction(after.at), start))
  return add(first, multiply(rise, along))
}
