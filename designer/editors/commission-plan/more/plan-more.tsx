/** What else a whole plan may have: a target incentive, factors, limits, a draw, instalments. */
import type { plans } from '@attain/engine/metadata'
import { ChoiceField, DecimalField } from '../../settings/pick-fields.tsx'
import { usePlan } from '../plan-context.tsx'
import { FormulaSetting } from '../rates/table-settings.tsx'
import { DrawFields } from './draw-fields.tsx'
import { GeneratedFields } from './generated-fields.tsx'
import { LimitFields } from './limit-fields.tsx'
import { beginMultiplier } from './multiplier.ts'
import { type OptionalPart, OptionalParts } from './optional-parts.tsx'
import { ScheduleTable } from './schedule-table.tsx'

export function PlanMore() {
  const { plan, bundle } = usePlan()
  const [approval] = bundle.approvalsOf('commission_dispute')
  const { targetIncentive, multipliers, cap, floor, poolCap, draw, schedule, prorate, disputes, accounts } = plan
  const parts: readonly OptionalPart[] = [
    {
      property: 'targetIncentive',
      isUsed: targetIncentive !== undefined,
      begin: () => ({ amount: '10000' }),
      body: (place) => targetIncentive && <IncentiveFields incentive={targetIncentive} pointer={place} />,
    },
    {
      property: 'cap',
      isUsed: cap !== undefined,
      begin: () => ({ amount: '20000' }),
      body: (place) => cap && <LimitFields limit={cap} pointer={place} />,
    },
    {
      property: 'floor',
      isUsed: floor !== undefined,
      begin: () => ({ amount: '1000' }),
      body: (place) => floor && <LimitFields limit={floor} pointer={place} />,
    },
    {
      property: 'draw',
      isUsed: draw !== undefined,
      begin: () => ({ kind: 'recoverable', amount: '2000' }),
      body: (place) => draw && <DrawFields draw={draw} pointer={place} />,
    },
    {
      property: 'schedule',
      isUsed: schedule !== undefined,
      begin: () => [
        { percent: 50, after: 0 },
        { percent: 50, after: 1 },
      ],
      body: (place) => schedule && <ScheduleTable schedule={schedule} pointer={place} />,
    },
    {
      property: 'multipliers',
      isUsed: multipliers !== undefined,
      begin: () => [beginMultiplier()],
      body: () => (
        <GeneratedFields definition="" properties={['multipliers']} value={plan} pointer="" only="multipliers" />
      ),
    },
    {
      property: 'poolCap',
      isUsed: poolCap !== undefined,
      begin: () => 100000,
      body: (place) => <DecimalField definition="" property="poolCap" pointer={place} value={poolCap} required />,
    },
    {
      property: 'prorate',
      isUsed: prorate !== undefined,
      begin: () => ({ of: ['quota', 'targetIncentive', 'draw'] }),
      body: (place) =>
        prorate && (
          <GeneratedFields
            definition="Prorate"
            properties={['of', 'days', 'firstDay']}
            value={prorate}
            pointer={place}
          />
        ),
    },
    {
      property: 'disputes',
      isUsed: disputes !== undefined,
      begin: () => approval && { approval: approval.document.name },
      body: (place) =>
        disputes && (
          <GeneratedFields definition="Disputes" properties={['approval', 'within']} value={disputes} pointer={place} />
        ),
    },
    {
      property: 'accounts',
      isUsed: accounts !== undefined,
      begin: () => [{ debit: '6601', credit: '2211' }],
      body: () => <GeneratedFields definition="" properties={['accounts']} value={plan} pointer="" only="accounts" />,
    },
  ]
  return <OptionalParts definition="" pointer="" parts={parts} />
}

interface IncentiveProps {
  readonly incentive: plans.TargetIncentive
  readonly pointer: string
}

function IncentiveFields({ incentive, pointer }: IncentiveProps) {
  const place = (property: string) => ({ definition: 'TargetIncentive', property, pointer: `${pointer}/${property}` })
  return (
    <div className="setting-fields">
      <FormulaSetting {...place('amount')} value={incentive.amount} required />
      <ChoiceField {...place('per')} value={incentive.per} usual="period" />
    </div>
  )
}
