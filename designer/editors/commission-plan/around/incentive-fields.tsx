/** What somebody gets who reaches exactly their quotas. */
import type { plans } from '@attain/engine/metadata'
import { ChoiceField } from '../../settings/pick-fields.tsx'
import { FormulaSetting } from '../rates/table-settings.tsx'

interface Props {
  readonly incentive: plans.TargetIncentive
  readonly pointer: string
}

export function IncentiveFields({ incentive: { amount, per }, pointer }: Props) {
  const place = (property: string) => ({ definition: 'TargetIncentive', property, pointer: `${pointer}/${property}` })
  return (
    <div className="setting-fields">
      <FormulaSetting {...place('amount')} value={amount} required />
      <ChoiceField {...place('per')} value={per} usual="period" />
    </div>
  )
}
