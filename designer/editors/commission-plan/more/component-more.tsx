/** What else a component may have: thresholds, limits, conditions, factors, what is held and taken back. */
import type { plans } from '@attain/engine/metadata'
import type { ReactNode } from 'react'
import { DecimalField } from '../../settings/pick-fields.tsx'
import { MultiplierList } from '../multipliers/multiplier-list.tsx'
import { usePlan } from '../plan-context.tsx'
import { beginPart, type ComponentPart, componentParts } from './begin-part.ts'
import { ClawbackSentence } from './clawback-sentence.tsx'
import { GateList } from './gate-list.tsx'
import { HoldSentence } from './hold-sentence.tsx'
import { LimitFields } from './limit-fields.tsx'
import { OptionalParts } from './optional-parts.tsx'
import { PoolSentence } from './pool-sentence.tsx'
import { ThresholdFields } from './threshold-fields.tsx'

interface Props {
  readonly component: plans.Component
  readonly pointer: string
}

export function ComponentMore({ component, pointer }: Props) {
  const { plan, bundle } = usePlan()
  return (
    <OptionalParts
      definition="Component"
      pointer={pointer}
      parts={componentParts}
      isUsed={(part) => component[part] !== undefined}
      begin={(part) => beginPart(part, component, plan, bundle)}
      body={(part, place) => bodyOf(part, component, place)}
    />
  )
}

function bodyOf(part: ComponentPart, component: plans.Component, pointer: string): ReactNode {
  const { threshold, weight, cap, floor, multipliers, pool, hold, clawback, measure } = component
  const object = measure.from === 'credits' ? measure.object : ''
  switch (part) {
    case 'threshold':
      return threshold && <ThresholdFields threshold={threshold} pointer={pointer} />
    case 'cap':
      return cap && <LimitFields limit={cap} pointer={pointer} />
    case 'floor':
      return floor && <LimitFields limit={floor} pointer={pointer} />
    case 'weight':
      return (
        <DecimalField definition="Component" property="weight" pointer={pointer} value={weight} suffix="%" required />
      )
    case 'gates':
      return <GateList component={component} pointer={pointer} />
    case 'multipliers':
      return multipliers && <MultiplierList multipliers={multipliers} component={component} pointer={pointer} />
    case 'hold':
      return hold && <HoldSentence hold={hold} object={object} pointer={pointer} />
    case 'clawback':
      return clawback && <ClawbackSentence clawback={clawback} object={object} pointer={pointer} />
    case 'pool':
      return pool && <PoolSentence pool={pool} pointer={pointer} />
    default:
      return part satisfies never
  }
}
