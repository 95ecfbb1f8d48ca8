import type { Bundle, plans } from '@attain/engine/metadata'
import { freeName } from '../../settings/free-name.ts'
import { beginMeasure, type Origin, withMeasure } from '../measure/begin-measure.ts'
import type { Plan } from '../plan-context.tsx'

const labels = {
  credits: { name: 'sales', label: { en: 'Sales', 'zh-CN': '销售' } },
  kpi: { name: 'figure', label: { en: 'Figure', 'zh-CN': '指标' } },
  objectives: { name: 'objectives', label: { en: 'Objectives', 'zh-CN': '目标任务' } },
  contest: { name: 'contest', label: { en: 'Contest', 'zh-CN': '竞赛' } },
  earnings: { name: 'override', label: { en: 'Team override', 'zh-CN': '团队提成' } },
  components: { name: 'bonus', label: { en: 'Bonus', 'zh-CN': '奖励' } },
} as const

/** A component that pays something at once; undefined where the application has nothing for it. */
export function beginComponent(from: Origin, plan: Plan, bundle: Bundle): plans.Component | undefined {
  const measure = beginMeasure(from, plan, bundle)
  if (measure === undefined) return undefined
  const { name, label } = labels[from]
  const pays: plans.Pays =
    from === 'objectives' && plan.targetIncentive !== undefined
      ? { by: 'payout' }
      : { by: 'table', tables: [{ tiers: [{ from: 0, value: 5 }] }] }
  return withMeasure({ name: freeName(name, plan.components), label, measure, pays }, measure, plan)
}
