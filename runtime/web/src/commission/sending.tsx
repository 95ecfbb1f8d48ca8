/** Whether statements have gone out, and who has confirmed them. */
import { SendOutlined } from '@ant-design/icons'
import type { PayPeriodBody, PlanBody, StatementsPage } from '@attain/contract'
import { Button, Progress } from 'antd'
import { sendStatements } from '../api/commission.ts'
import { useCommissionTexts } from './texts.ts'
import { useCommissionChange } from './use-commission-change.ts'

interface SendingProps {
  readonly plan: PlanBody
  readonly period: PayPeriodBody
  readonly counted: StatementsPage
}

export function Sending({ plan, period, counted: { counts } }: SendingProps) {
  const { t } = useCommissionTexts()
  const { change, isBusy } = useCommissionChange()
  const isOut = period.state === 'in_review' || period.state === 'locked' || period.state === 'paid'
  if (!isOut) return null
  const mayRun = plan.may.includes('run')
  const sent = counts.all - counts.unsent
  const confirmed = sent - counts.unconfirmed
  const send = (remind: boolean) =>
    void change(
      () => sendStatements(plan.name, period.key, remind),
      ({ sent: count }) => t(remind ? 'sending.reminded' : 'sending.sent', { count }),
    )
  return (
    <div className="commission-sending">
      {sent > 0 && (
        <span className="commission-confirmed">
          <Progress
            percent={Math.round((confirmed / sent) * 100)}
            size="small"
            showInfo={false}
            aria-label={t('sending.progress')}
          />
          <small>
            {t('sending.confirmed', { confirmed, sent })}
            {counts.late > 0 && (
              <span className="commission-warning"> · {t('sending.late', { count: counts.late })}</span>
            )}
          </small>
        </span>
      )}
      {mayRun && counts.unsent > 0 && (
        <Button
          icon={<SendOutlined aria-hidden />}
          type={sent === 0 ? 'primary' : 'default'}
          loading={isBusy}
          onClick={() => send(false)}
        >
          {t('sending.send', { count: counts.unsent })}
        </Button>
      )}
      {mayRun && counts.unsent === 0 && counts.unconfirmed > 0 && (
        <Button loading={isBusy} onClick={() => send(true)}>
          {t('sending.remind', { count: counts.unconfirmed })}
        </Button>
      )}
    </div>
  )
}
