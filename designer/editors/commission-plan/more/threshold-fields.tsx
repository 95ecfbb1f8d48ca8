/** Below it nothing is paid. */
import type { plans } from '@attain/engine/metadata'
import { ChoiceField, DecimalField } from '../../settings/pick-fields.tsx'

interface Props {
  readonly threshold: plans.Threshold
  readonly pointer: string
}

export function ThresholdFields({ threshold: { of = 'attainment', at, pays }, pointer }: Props) {
  const place = (property: string) => ({ definition: 'Threshold', property, pointer: `${pointer}/${property}` })
  return (
    <div className="setting-fields">
      <ChoiceField {...place('of')} value={of} usual="attainment" />
      <DecimalField {...place('at')} value={at} required {...(of === 'attainment' && { suffix: '%' })} />
      <ChoiceField {...place('pays')} value={pays} usual="all" />
    </div>
  )
}
