import type { DocumentByKind, scorecards } from '@attain/engine/metadata'
import { freeName } from '../../settings/free-name.ts'
import { sumOfWeights } from '../../settings/sum-of-weights.ts'

type Begun = scorecards.Item | scorecards.Adjustment

/** An item of a KPI, or of people when there is none; it gets the weight that is still free. */
export function beginItem(
  list: 'items' | 'adjustments',
  kpi: DocumentByKind['kpi'] | undefined,
  { items, adjustments = [] }: Pick<scorecards.ScorecardDocument, 'items' | 'adjustments'>,
): Begun {
  const isItem = list === 'items'
  const manual = isItem ? { en: 'Assessment', 'zh-CN': '人工评价' } : { en: 'Bonus or penalty', 'zh-CN': '加减分' }
  const name = freeName(kpi?.name ?? (isItem ? 'assessment' : 'bonus_or_penalty'), isItem ? items : adjustments)
  const said = { name, label: kpi?.label ?? manual }
  if (!isItem)
    return kpi === undefined
      ? { ...said, rule: { type: 'manual' }, cap: 5, floor: -5 }
      : { ...said, kpi: kpi.name, rule: { type: 'pointsPerUnit', points: kpi.better === 'lower' ? -1 : 1 } }
  const weight = Math.max(0, 100 - Number(sumOfWeights(items.map((item) => item.weight))))
  if (kpi === undefined) return { ...said, weight, rule: { type: 'manual' } }
  const rule = { type: kpi.better === 'lower' ? 'lowerIsBetter' : 'completionRate' } as const
  return { ...said, weight, kpi: kpi.name, rule }
}
