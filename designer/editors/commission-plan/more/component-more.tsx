/** What else a component may have: thresholds, limits, conditions, factors, what is held and taken back. */
import type { plans } from '@attain/engine/metadata'
import { isDay } from '../../../names/field-fit.ts'
import { fieldsOf } from '../../../names/field-path.ts'
import { ChoiceField, DecimalField } from '../../settings/pick-fields.tsx'
import { usePlan } from '../plan-context.tsx'
import { beginGate, GateList } from './gate-list.tsx'
import { GeneratedFields } from './generated-fields.tsx'
import { beginClawback, beginHold } from './later.ts'
import { LimitFields } from './limit-fields.tsx'
import { beginMultiplier } from './multiplier.ts'
import { type OptionalPart, OptionalParts } from './optional-parts.tsx'

interface Props {
  readonly component: plans.Component
  readonly pointer: string
}

export function ComponentMore({ component, pointer }: Props) {
  const { plan, bundle } = usePlan()
  const { threshold, weight, cap, floor, gates, multipliers, pool, hold, clawback, pays, measure, quota } = component
  const isOfTarget = plan.targetIncentive !== undefined
  const ofRecords = measure.from === 'credits' ? measure : undefined
  const parts: readonly OptionalPart[] = [
    {
      property: 'threshold',
      isUsed: threshold !== undefined,
      begin: () => (pays?.by !== 'table' ? undefined : quota === undefined ? { of: 'measure', at: 50000 } : { at: 80 }),
      body: (place) => threshold && <ThresholdFields threshold={threshold} pointer={place} />,
    },
    {
      property: 'cap',
      isUsed: cap !== undefined,
      begin: () => (isOfTarget ? { percent: 200 } : { amount: '10000' }),
      body: (place) => cap && <LimitFields limit={cap} pointer={place} />,
    },
    {
      property: 'floor',
      isUsed: floor !== undefined,
      begin: () => ({ amount: '1000' }),
      body: (place) => floor && <LimitFields limit={floor} pointer={place} />,
    },
    {
      property: 'weight',
      isUsed: weight !== undefined,
      begin: () => (isOfTarget ? 50 : undefined),
      body: (place) => (
        <DecimalField definition="Component" property="weight" pointer={place} value={weight} suffix="%" required />
      ),
    },
    {
      property: 'gates',
      isUsed: gates !== undefined,
      begin: () => [beginGate({ plan, component })],
      body: (place) => <GateList component={component} pointer={place} />,
    },
    {
      property: 'multipliers',
      isUsed: multipliers !== undefined,
      begin: () => [beginMultiplier()],
      body: () => (
        <GeneratedFields
          definition="Component"
          properties={['multipliers']}
          value={component}
          pointer={pointer}
          only="multipliers"
        />
      ),
    },
    {
      property: 'hold',
      isUsed: hold !== undefined,
      begin: () => ofRecords && beginHold(bundle, ofRecords.object),
      body: (place) =>
        hold && (
          <GeneratedFields
            definition="Hold"
            properties={['payments', 'amount', 'date', 'owed', 'percent']}
            value={hold}
            pointer={place}
          />
        ),
    },
    {
      property: 'clawback',
      isUsed: clawback !== undefined,
      begin: () => ofRecords && beginClawback(fieldsOf(bundle, ofRecords.object).filter(isDay)),
      body: (place) =>
        clawback && (
          <GeneratedFields definition="Clawback" properties={['date', 'lost']} value={clawback} pointer={place} />
        ),
    },
    {
      property: 'pool',
      isUsed: pool !== undefined,
      begin: () => ({ among: 'team' }),
      body: (place) =>
        pool && <GeneratedFields definition="Pool" properties={['among', 'weight']} value={pool} pointer={place} />,
    },
  ]
  return <OptionalParts definition="Component" pointer={pointer} parts={parts} />
}

function ThresholdFields({ threshold, pointer }: { readonly threshold: plans.Threshold; readonly pointer: string }) {
  const { of = 'attainment', at, pays } = threshold
  const place = (property: string) => ({ definition: 'Threshold', property, pointer: `${pointer}/${property}` })
  return (
    <div className="setting-fields">
      <ChoiceField {...place('of')} value={of} usual="attainment" />
      <DecimalField {...place('at')} value={at} required {...(of === 'attainment' && { suffix: '%' })} />
      <ChoiceField {...place('pays')} value={pays} usual="all" />
    </div>
  )
}
