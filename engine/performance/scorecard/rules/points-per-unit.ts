import {
  absolute,
  add,
  divide,
  type Fraction,
  fraction,
  multiply,
  negate,
  ofUnits,
  signOf,
  subtract,
  text,
  wholeBelow,
  zero,
} from '../../fraction.ts'
import type { PointsPerUnit } from '../definition.ts'
import type { Measure } from '../facts.ts'
import type { Refusal } from '../refusal.ts'
import type { Scoring } from './rule.ts'

/** start + units × points (加减分): two points taken for each of three complaints, from 100 → 94. */
export const pointsPerUnit: Scoring<PointsPerUnit> = ({ start, points: each, unit, counts, whole }, measure) => {
  const counted = countedOf(counts, measure)
  if ('refused' in counted) return counted
  const exactly = divide(counted, fraction(unit))
  const units = whole ? wholeOf(exactly) : exactly
  const points = add(fraction(start), multiply(units, fraction(each)))
  return {
    points,
    steps: [
      {
        type: 'pointsPerUnit',
        counts,
        counted: text(counted),
        unit,
        units: text(units),
        start,
        each,
        points: text(points),
      },
    ],
  }
}

/** Cut toward zero: a part of a unit neither gives nor takes. */
function wholeOf(units: Fraction): Fraction {
  const size = ofUnits(wholeBelow(absolute(units)), 0)
  return signOf(units) < 0 ? negate(size) : size
}

function countedOf(counts: PointsPerUnit['counts'], { actual, target }: Measure): Fraction | Refusal {
  if (actual === null) return { refused: 'actual-missing' }
  if (counts === 'actual') return fraction(actual)
  if (target === null) return { refused: 'target-missing' }
  const above = subtract(fraction(actual), fraction(target))
  const beyond = counts === 'aboveTarget' ? above : negate(above)
  return signOf(beyond) < 0 ? zero : beyond
}
