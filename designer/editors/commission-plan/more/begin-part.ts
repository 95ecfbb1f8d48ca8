/** What an optional part of a component begins with; undefined where there is nothing for it. */
import type { Bundle, plans } from '@attain/engine/metadata'
import { beginMultiplier } from '../multipliers/begin-multiplier.ts'
import type { Plan } from '../plan-context.tsx'
import { beginGate } from './begin-gate.ts'
import { beginClawback, beginHold } from './later.ts'

export const componentParts = [
  'threshold',
  'cap',
  'floor',
  'weight',
  'gates',
  'multipliers',
  'hold',
  'clawback',
  'pool',
] as const satisfies readonly (keyof plans.Component)[]

export type ComponentPart = (typeof componentParts)[number]

export function beginPart(part: ComponentPart, component: plans.Component, plan: Plan, bundle: Bundle): unknown {
  const { pays, quota, measure } = component
  const isOfTarget = plan.targetIncentive !== undefined
  switch (part) {
    case 'threshold':
      if (pays?.by !== 'table') return undefined
      return quota === undefined ? { of: 'measure', at: 50000 } : { at: 80 }
    case 'cap':
      return isOfTarget ? { percent: 200 } : { amount: '10000' }
    case 'floor':
      return { amount: '1000' }
    case 'weight':
      return isOfTarget ? 50 : undefined
    case 'gates':
      return [beginGate({ plan, component })]
    case 'multipliers':
      return [beginMultiplier()]
    case 'hold':
      return measure.from === 'credits' ? beginHold(bundle, measure.object) : undefined
    case 'clawback':
      return measure.from === 'credits' ? beginClawback(bundle, measure.object) : undefined
    case 'pool':
      return { among: 'team' }
    default:
      return part satisfies never
  }
}
