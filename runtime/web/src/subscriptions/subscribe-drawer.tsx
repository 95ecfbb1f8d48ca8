/** Beside a dashboard: when it is sent, and to whom. */
import type { SubscriptionBody } from '@attain/contract'
import type { DashboardDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { Alert, Drawer, Skeleton } from 'antd'
import { useState } from 'react'
import { useApplication } from '../application/application.tsx'
import { SubscriptionForm } from './subscription-form.tsx'
import { SubscriptionRows } from './subscription-rows.tsx'
import { useSubscriptionTexts } from './texts.ts'
import { useSubscriptions } from './use-subscriptions.ts'

interface Props {
  readonly document: DashboardDocument
  readonly narrowed: string
  readonly onClose: () => void
}

export default function SubscribeDrawer({ document, narrowed, onClose }: Props) {
  const { t } = useSubscriptionTexts()
  const { language } = useApplication()
  const answer = useSubscriptions({ dashboard: document.name })
  const [changed, setChanged] = useState<SubscriptionBody>()
  const [saved, setSaved] = useState(0)
  const known = answer.data?.items.find(({ id }) => id === changed?.id)
  return (
    <Drawer open size={440} title={t('titleOf', { title: textIn(document.label, language) })} onClose={onClose}>
      {answer.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && (
        <div className="subscribe">
          {!answer.data.sendsEmail ? (
            <Alert type="info" showIcon title={t('noServer')} />
          ) : answer.data.address === null ? (
            <Alert type="warning" showIcon title={t('noAddress')} />
          ) : (
            <p className="subscription-intro">{t('intro', { address: answer.data.address })}</p>
          )}
          {answer.data.items.length > 0 && (
            <SubscriptionRows
              items={answer.data.items}
              maySend={answer.data.sendsEmail && answer.data.address !== null}
              onChange={setChanged}
            />
          )}
          {answer.data.items.length > 0 && <h3>{t(known ? 'edit' : 'another')}</h3>}
          <SubscriptionForm
            key={`${known?.id}${saved}`}
            dashboard={document.name}
            narrowed={narrowed}
            timeZone={answer.data.timeZone}
            {...(known && { known })}
            onDone={() => {
              setChanged(undefined)
              setSaved(saved + 1)
            }}
          />
        </div>
      )}
    </Drawer>
  )
}
