/** Where a period stands on its way; on a phone in one line. */
import type { PayPeriodState } from '@attain/contract'
import { Grid, Steps } from 'antd'
import { useCommissionTexts } from './texts.ts'

const flow: readonly PayPeriodState[] = ['open', 'calculated', 'in_review', 'locked', 'paid']

export function PeriodFlow({ state }: { readonly state: PayPeriodState }) {
  const { t } = useCommissionTexts()
  const wide = Grid.useBreakpoint().md ?? true
  const at = flow.indexOf(state)
  if (!wide)
    return (
      <p className="page-hint">
        {t('period.stepOf', { step: at + 1, of: flow.length })} · <strong>{t(`state.${state}`)}</strong>
      </p>
    )
  return (
    <Steps
      size="small"
      current={state === 'paid' ? flow.length : at}
      items={flow.map((one) => ({ title: t(`state.${one}`) }))}
    />
  )
}
