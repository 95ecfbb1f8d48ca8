import type { plans } from '@attain/engine/metadata'
import { freeName } from '../../settings/free-name.ts'

export function beginGate({ plan, component }: { plan: plans.CommissionPlanDocument; component: plans.Component }) {
  const other = plan.components.find(({ name }) => name !== component.name)
  const when =
    other?.quota !== undefined
      ? `${other.name}.attainment >= 70%`
      : component.quota === undefined
        ? 'measure > 0'
        : 'attainment >= 70%'
  return {
    name: freeName('gate', component.gates ?? []),
    label: { en: 'Condition', 'zh-CN': '达标条件' },
    when,
  } satisfies plans.Gate
}
