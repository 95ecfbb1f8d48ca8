/** Every rule that makes points of a figure; people's scores (`manual.ts`) and red lines (`veto.ts`) look at more. */
import type { Manual, Rule } from '../definition.ts'
import type { Measure } from '../facts.ts'
import type { Refusal } from '../refusal.ts'
import { completionRate } from './completion-rate.ts'
import { interpolated } from './interpolated.ts'
import { ladder } from './ladder.ts'
import { lowerIsBetter } from './lower-is-better.ts'
import { pointsPerUnit } from './points-per-unit.ts'
import type { Scored, Scoring } from './rule.ts'

export type Measured = Exclude<Rule, Manual>

const rules: { readonly [T in Measured['type']]: Scoring<Extract<Measured, { readonly type: T }>> } = {
  completionRate,
  lowerIsBetter,
  ladder,
  interpolated,
  pointsPerUnit,
}

export function scoreMeasure(rule: Measured, measure: Measure): Scored | Refusal {
  return (rules[rule.type] as Scoring<Measured>)(rule, measure)
}
