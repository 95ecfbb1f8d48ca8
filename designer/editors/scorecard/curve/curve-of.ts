/** The curve of an item of the draft, which may not fit yet: then there is none. */
import { compileRule, decimal, itemLimits, type scorecards } from '@attain/engine/metadata'
import { type Curve, curveOf } from '@attain/engine/performance/scorecard'

export type Drawable = Pick<scorecards.Item, 'rule' | 'cap' | 'floor'>

export function curveOfItem(item: Drawable, isAdjustment: boolean): Curve | undefined {
  const { rule, cap, floor } = item
  if (!isInOrder(rule)) return undefined
  const limits = isAdjustment
    ? { ...(cap !== undefined && { cap: decimal(cap) }), ...(floor !== undefined && { floor: decimal(floor) }) }
    : itemLimits(item)
  return curveOf({ rule: compileRule(rule), limits })
}

/** A line through bounds that stand in another order goes nowhere; the check says so. */
function isInOrder(rule: scorecards.Rule): boolean {
  if (rule.type === 'ladder')
    return rule.steps.every(({ from }, index) => index === 0 || Number(from) < Number(rule.steps[index - 1]?.from))
  if (rule.type === 'interpolated')
    return rule.points.every(({ at }, index) => index === 0 || Number(at) > Number(rule.points[index - 1]?.at))
  return rule.type !== 'pointsPerUnit' || Number(rule.unit ?? 1) > 0
}
