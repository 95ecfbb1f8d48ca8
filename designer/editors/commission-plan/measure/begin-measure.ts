/** A component that measures something else: what it said before stays as far as it still means something. */
import type { Bundle, plans } from '@attain/engine/metadata'
import type { Plan } from '../plan-context.tsx'
import { guessCredits } from './guess.ts'

export type Origin = plans.Measure['from']
export const origins = [
  'credits',
  'kpi',
  'objectives',
  'contest',
  'earnings',
  'components',
] as const satisfies readonly Origin[]

/** Undefined where there is nothing for it: no object, no KPI, no other plan. */
export function beginMeasure(from: Origin, plan: Plan, bundle: Bundle): plans.Measure | undefined {
  const [kpi] = bundle.kpis.keys()
  switch (from) {
    case 'credits':
      return guessCredits(bundle)
    case 'kpi':
      return kpi === undefined ? undefined : { from, kpi }
    case 'objectives':
      return { from, objectives: [{ ...beginObjective('objective'), weight: 100 }] }
    case 'contest':
      return kpi === undefined ? undefined : { from, kpi, prizes: [3000, 2000, 1000] }
    case 'earnings': {
      const other = [...bundle.plans.keys()].find((name) => name !== plan.name)
      return other === undefined ? undefined : { from, plan: other }
    }
    case 'components':
      return { from }
    default:
      return from satisfies never
  }
}

export function beginObjective(name: string): plans.Objective {
  return { name, label: { en: 'Objective', 'zh-CN': '目标' }, weight: 0 }
}

export function withMeasure(component: plans.Component, measure: plans.Measure, plan: Plan): plans.Component {
  const { pays, hold, clawback, window, ...rest } = component
  const ofRecords = {
    ...(hold !== undefined && { hold }),
    ...(clawback !== undefined && { clawback }),
    ...(window !== undefined && { window }),
  }
  const kept = {
    ...rest,
    measure,
    ...(measure.from === 'credits' ? ofRecords : window !== undefined && window !== 'transaction' ? { window } : {}),
  }
  if (measure.from === 'contest') return kept
  if (measure.from === 'components') {
    const other = plan.components.find(({ name }) => name !== component.name)
    return { ...kept, pays: { by: 'formula', formula: other === undefined ? '0' : `${other.name}.earned * 10%` } }
  }
  return { ...kept, ...(pays !== undefined && { pays }) }
}
