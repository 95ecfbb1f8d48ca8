/** What follows from appraisals for those whom a period pays: it is in no statement before somebody takes it up. */
import { TrophyOutlined } from '@ant-design/icons'
import type { PlanBody } from '@attain/contract'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { getWaitingRewards, takeUpRewards } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { Amount } from './amount.tsx'
import { commissionKeys } from './keys.ts'
import { useCommissionTexts } from './texts.ts'
import { useCommissionChange } from './use-commission-change.ts'

interface Props {
  readonly plan: PlanBody
  readonly period: string
}

export function WaitingRewards({ plan, period }: Props) {
  const { t } = useCommissionTexts()
  const { workspace } = useApplication()
  const { change, isBusy } = useCommissionChange()
  const { data } = useQuery({
    queryKey: commissionKeys.rewards(workspace, plan.name, period),
    queryFn: ({ signal }) => getWaitingRewards(plan.name, period, signal),
    enabled: plan.may.includes('run'),
  })
  if (data === undefined || data.count === 0) return null
  return (
    <Alert
      className="commission-rewards"
      type="info"
      showIcon
      icon={<TrophyOutlined aria-hidden />}
      title={
        <>
          {t('rewards.waiting', { count: data.count })} <Amount value={data.amount} currency={plan.currency} />
        </>
      }
      action={
        <Button
          size="small"
          loading={isBusy}
          onClick={() =>
            void change(
              () => takeUpRewards(plan.name, period),
              ({ taken }) => t('rewards.taken', { count: taken }),
            )
          }
        >
          {t('rewards.take')}
        </Button>
      }
    />
  )
}
