/** What else a whole plan may have: a target incentive, factors, limits, a draw, instalments. */
import type { ReactNode } from 'react'
import { DecimalField } from '../../settings/pick-fields.tsx'
import { LimitFields } from '../more/limit-fields.tsx'
import { OptionalParts } from '../more/optional-parts.tsx'
import { MultiplierList } from '../multipliers/multiplier-list.tsx'
import { type Plan, usePlan } from '../plan-context.tsx'
import { AccountTable } from './account-table.tsx'
import { beginPart, type PlanPart, planParts } from './begin-part.ts'
import { DisputeFields } from './dispute-fields.tsx'
import { DrawFields } from './draw-fields.tsx'
import { IncentiveFields } from './incentive-fields.tsx'
import { ProrateFields } from './prorate-fields.tsx'
import { ScheduleTable } from './schedule-table.tsx'

export function PlanMore() {
  const { plan, bundle } = usePlan()
  return (
    <OptionalParts
      definition=""
      pointer=""
      parts={planParts}
      isUsed={(part) => plan[part] !== undefined}
      begin={(part) => beginPart(part, bundle)}
      body={(part, place) => bodyOf(part, plan, place)}
    />
  )
}

function bodyOf(part: PlanPart, plan: Plan, pointer: string): ReactNode {
  const { targetIncentive, multipliers, cap, floor, poolCap, draw, schedule, prorate, disputes, accounts } = plan
  switch (part) {
    case 'targetIncentive':
      return targetIncentive && <IncentiveFields incentive={targetIncentive} pointer={pointer} />
    case 'cap':
      return cap && <LimitFields limit={cap} pointer={pointer} />
    case 'floor':
      return floor && <LimitFields limit={floor} pointer={pointer} />
    case 'draw':
      return draw && <DrawFields draw={draw} pointer={pointer} />
    case 'schedule':
      return schedule && <ScheduleTable schedule={schedule} pointer={pointer} />
    case 'multipliers':
      return multipliers && <MultiplierList multipliers={multipliers} pointer={pointer} />
    case 'poolCap':
      return <DecimalField definition="" property="poolCap" pointer={pointer} value={poolCap} required />
    case 'prorate':
      return prorate && <ProrateFields prorate={prorate} pointer={pointer} />
    case 'disputes':
      return disputes && <DisputeFields disputes={disputes} pointer={pointer} />
    case 'accounts':
      return accounts && <AccountTable accounts={accounts} pointer={pointer} />
    default:
      return part satisfies never
  }
}
