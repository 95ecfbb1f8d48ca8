/** For administrators: what is sent to whom. */
import { Failure } from '@attain/ui/feedback'
import { Skeleton } from 'antd'
import { AutomationFrame } from '../automation/automation-frame.tsx'
import { SubscriptionRows } from './subscription-rows.tsx'
import { useSubscriptionTexts } from './texts.ts'
import { useSubscriptions } from './use-subscriptions.ts'

export default function SubscriptionsPage() {
  const { t } = useSubscriptionTexts()
  const answer = useSubscriptions({ all: true })
  return (
    <AutomationFrame page="subscriptions">
      {answer.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data &&
        (answer.data.items.length === 0 ? (
          <p className="page-hint">{t('emptyAll')}</p>
        ) : (
          <section className="panel">
            <SubscriptionRows items={answer.data.items} isNamed maySend={false} />
          </section>
        ))}
    </AutomationFrame>
  )
}
