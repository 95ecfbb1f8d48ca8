/** From a score to a grade and its coefficient. */

import { compare, fraction } from '../fraction.ts'
import type { Grade, Scorecard, Veto } from './definition.ts'
import type { Placed } from './distribution/distribute.ts'
import type { GradeStep, Raised } from './step.ts'

export interface Outcome {
  readonly grade: string
  readonly coefficient: string
  readonly steps: readonly GradeStep[]
}

export interface RaisedVeto {
  readonly veto: Veto
  readonly raised: Raised
}

/** A grade that was agreed on when the results of a group were compared. */
export interface Calibrated {
  readonly grade: string
  readonly by: string
}

/** By points, then by distribution, then as calibrated; red lines apply last. */
export function outcomeOf(
  { grades }: Pick<Scorecard, 'grades'>,
  score: string,
  vetoes: readonly RaisedVeto[],
  { placed, calibrated }: { readonly placed?: Placed; readonly calibrated?: Calibrated } = {},
): Outcome {
  const byPoints = gradeOf(grades, score)
  const steps: GradeStep[] = [gradeStep(byPoints, score)]
  let { name: grade, coefficient } = byPoints
  if (placed !== undefined) {
    ;({ name: grade, coefficient } = gradeNamed(grades, placed.grade))
    const { rank, of, seat, why } = placed
    steps.push({ type: 'distribution', rank, of, seat, why, grade, coefficient })
  }
  if (calibrated !== undefined) {
    ;({ name: grade, coefficient } = gradeNamed(grades, calibrated.grade))
    steps.push({ type: 'calibration', by: calibrated.by, grade, coefficient })
  }
  const vetoed = vetoOutcome(grades, vetoes)
  if (vetoed === undefined) return { grade, coefficient, steps }
  return { ...vetoed, steps: [...steps, ...vetoes.map(vetoStep)] }
}

/** The best grade whose bound the score reaches; the last one has none. */
export function gradeOf(grades: readonly Grade[], score: string): Grade {
  const points = fraction(score)
  const found = grades.find(({ from }) => from === undefined || compare(points, fraction(from)) >= 0) ?? grades.at(-1)
  if (found === undefined) throw new Error('A scorecard has at least one grade.')
  return found
}

export function gradeNamed(grades: readonly Grade[], name: string): Grade {
  const found = grades.find((grade) => grade.name === name)
  if (found === undefined) throw new Error(`The scorecard has no grade “${name}”.`)
  return found
}

/** Of several red lines the worst grade and the lowest coefficient. */
function vetoOutcome(grades: readonly Grade[], vetoes: readonly RaisedVeto[]) {
  if (vetoes.length === 0) return undefined
  const names = grades.map(({ name }) => name)
  const all = vetoes.map(({ veto }) => veto)
  const worst = all.reduce((a, b) => (names.indexOf(b.grade) > names.indexOf(a.grade) ? b : a))
  const least = all.reduce((a, b) => (compare(fraction(b.coefficient), fraction(a.coefficient)) < 0 ? b : a))
  return { grade: worst.grade, coefficient: least.coefficient }
}

function gradeStep({ name, from, coefficient }: Grade, score: string): GradeStep {
  return { type: 'grade', score, grade: name, coefficient, ...(from !== undefined && { from }) }
}

function vetoStep({ veto, raised }: RaisedVeto): GradeStep {
  return { type: 'veto', veto: veto.name, grade: veto.grade, coefficient: veto.coefficient, raised }
}
