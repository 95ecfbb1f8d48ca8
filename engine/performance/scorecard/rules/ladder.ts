import { compare, fraction, text } from '../../fraction.ts'
import type { Ladder } from '../definition.ts'
import { readAt, type Scoring } from './rule.ts'

/** The highest step that is reached (阶梯): ≥ 100 → 100, 90–100 → 85, 80–90 → 60, else 0; 92 → 85. */
export const ladder: Scoring<Ladder> = ({ of, steps, otherwise, inclusive }, measure) => {
  const read = readAt(of, measure)
  if ('refused' in read) return read
  const reached = steps.findIndex(({ from }) => {
    const above = compare(read.value, fraction(from))
    return inclusive === 'lower' ? above >= 0 : above > 0
  })
  const step = steps[reached]
  const next = step === undefined ? steps.at(-1) : steps[reached - 1]
  const points = step === undefined ? otherwise : step.points
  return {
    points: fraction(points),
    steps: [
      ...read.steps,
      {
        type: 'ladder',
        of,
        value: text(read.value),
        inclusive,
        points,
        ...(step !== undefined && { from: step.from }),
        ...(next !== undefined && { to: next.from }),
      },
    ],
  }
}
