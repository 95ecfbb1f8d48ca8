/** A rule as a line over what it is read at: what editors draw beside it. */

import { text } from '../fraction.ts'
import type { Item, Rule } from './definition.ts'
import { limited } from './limits.ts'
import { type Measured, scoreMeasure } from './rules/index.ts'

/** The axis that the rule is read along: attainment in per cent, or the figure itself. */
export function axisOf(rule: Rule): 'attainment' | 'actual' | undefined {
  switch (rule.type) {
    case 'completionRate':
    case 'lowerIsBetter':
      return 'attainment'
    case 'ladder':
    case 'interpolated':
      return rule.of
    case 'pointsPerUnit':
      return 'actual'
    case 'manual':
      return undefined
    default:
      return rule satisfies never
  }
}

/** The points at a place on the axis, within the item's limits; attainment is measured against a target of 100. */
export function pointsAt(
  { rule, limits, target = '100' }: Pick<Item, 'rule' | 'limits' | 'target'>,
  at: string,
): string {
  const against = axisOf(rule) === 'attainment' ? '100' : target
  const scored = scoreMeasure(rule as Measured, { actual: at, target: against })
  if ('refused' in scored) throw new Error(`A curve has figures everywhere: ${scored.refused}.`)
  return text((limited(scored.points, limits) ?? scored).points)
}

/** Places where the line bends or jumps. */
export function bendsOf(rule: Rule): readonly string[] {
  switch (rule.type) {
    case 'ladder':
      return rule.steps.map(({ from }) => from).toReversed()
    case 'interpolated':
      return rule.points.map(({ at }) => at)
    case 'completionRate':
    case 'lowerIsBetter':
      return ['100']
    case 'pointsPerUnit':
    case 'manual':
      return []
    default:
      return rule satisfies never
  }
}
