/** Within one's settings: which dashboards one is sent. */
import { SubscriptionRows } from './subscription-rows.tsx'
import { useSubscriptionTexts } from './texts.ts'
import { useSubscriptions } from './use-subscriptions.ts'

export default function OwnSubscriptions() {
  const { t } = useSubscriptionTexts()
  const { data } = useSubscriptions({ all: false })
  if (!data) return null
  return (
    <section className="panel settings-form">
      <h2>{t('title')}</h2>
      {data.items.length === 0 ? (
        <p className="page-hint">{t('empty')}</p>
      ) : (
        <SubscriptionRows items={data.items} isNamed maySend={data.sendsEmail && data.address !== null} />
      )}
    </section>
  )
}
