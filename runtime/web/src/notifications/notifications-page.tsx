/** Everything that one has been told. */
import { CheckOutlined, SettingOutlined } from '@ant-design/icons'
import { Failure } from '@attain/ui/feedback'
import { LinkButton, useTitle } from '@attain/ui/parts'
import { Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { NotificationRows } from './notification-rows.tsx'
import { useTexts } from './texts.ts'
import { useNotifications } from './use-notifications.ts'
import '../settings/settings.css'

export default function NotificationsPage() {
  const { t } = useTexts()
  const { workspace } = useApplication()
  const [shown, setShown] = useState<'all' | 'unread'>('all')
  const { answer, items, unread, read, readAll } = useNotifications(shown === 'unread')
  useTitle(t('list.title'))
  return (
    <div className="narrow-page">
      <div className="page-head">
        <h1>{t('list.title')}</h1>
        <LinkButton
          to={paths.notificationPreferences(workspace)}
          icon={<SettingOutlined aria-hidden />}
          aria-label={t('preferences.title')}
        />
      </div>
      <div className="told-bar">
        <Segmented
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: t('list.showAll') },
            { value: 'unread', label: t('list.showUnread') },
          ]}
        />
        <Button type="text" icon={<CheckOutlined aria-hidden />} disabled={unread === 0} onClick={readAll}>
          {t('list.markAll')}
        </Button>
      </div>
      {answer.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isSuccess && items.length === 0 && (
        <div className="empty">
          <p>{shown === 'unread' ? t('list.allRead') : t('list.emptyPage')}</p>
        </div>
      )}
      {items.length > 0 && (
        <div className="told-page">
          <NotificationRows items={items} onRead={read} />
        </div>
      )}
      {answer.hasNextPage && (
        <Button className="more-button" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          {t('list.older')}
        </Button>
      )}
    </div>
  )
}
