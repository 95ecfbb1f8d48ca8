/** A cap or a floor: a sum, or a share of the target incentive. */
import type { plans } from '@attain/engine/metadata'
import { Segmented } from 'antd'
import { ChoiceField, DecimalField } from '../../settings/pick-fields.tsx'
import { usePlan } from '../plan-context.tsx'
import { FormulaSetting } from '../rates/table-settings.tsx'
import { useTexts } from '../texts.ts'

interface Props {
  readonly limit: plans.Limit
  readonly pointer: string
}

export function LimitFields({ limit, pointer }: Props) {
  const { t } = useTexts()
  const { words, set } = usePlan()
  const { amount, percent, per } = limit
  const by = percent === undefined ? 'amount' : 'percent'
  const title = words('Limit', '').title
  return (
    <>
      <Segmented<'amount' | 'percent'>
        aria-label={title}
        value={by}
        options={(['amount', 'percent'] as const).map((value) => ({ value, label: t(`limit.${value}`) }))}
        onChange={(next) => {
          const { amount: _, percent: __, ...rest } = limit
          set(pointer, next === 'amount' ? { ...rest, amount: '10000' } : { ...rest, percent: 200 }, title)
        }}
      />
      <div className="setting-fields">
        {by === 'amount' ? (
          <FormulaSetting definition="Limit" property="amount" pointer={`${pointer}/amount`} value={amount} required />
        ) : (
          <DecimalField
            definition="Limit"
            property="percent"
            pointer={`${pointer}/percent`}
            value={percent}
            suffix="%"
            required
          />
        )}
        <ChoiceField definition="Limit" property="per" pointer={`${pointer}/per`} value={per} usual="period" />
      </div>
    </>
  )
}
