/** Where a period stands, as a tag. */
import type { PayPeriodState } from '@attain/contract'
import { Tag } from 'antd'
import { useCommissionTexts } from './texts.ts'

const colors: Readonly<Record<PayPeriodState, string>> = {
  open: 'default',
  calculated: 'processing',
  in_review: 'purple',
  locked: 'gold',
  paid: 'green',
}

export function PeriodState({ state }: { readonly state: PayPeriodState }) {
  const { t } = useCommissionTexts()
  return <Tag color={colors[state]}>{t(`state.${state}`)}</Tag>
}
