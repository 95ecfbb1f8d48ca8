/** Where a dispute stands, in words, with a dot beside them. */
import type { DisputeBody } from '@attain/contract'
import { Badge } from 'antd'
import { useCommissionTexts } from './texts.ts'

const signs = { open: 'warning', accepted: 'success', refused: 'error', withdrawn: 'default' } as const

export function DisputeState({ state }: Pick<DisputeBody, 'state'>) {
  const { t } = useCommissionTexts()
  return <Badge className="commission-state" status={signs[state]} text={t(`dispute.state.${state}`)} />
}
