/** The newest notifications, below the bell. */
import { SettingOutlined } from '@ant-design/icons'
import { Failure } from '@attain/ui/feedback'
import { LinkButton } from '@attain/ui/parts'
import { Button, Skeleton } from 'antd'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { NotificationRows } from './notification-rows.tsx'
import { useTexts } from './texts.ts'
import { useNotifications } from './use-notifications.ts'

const SHOWN = 8

export default function BellList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const { workspace } = useApplication()
  const { answer, items, unread, read, readAll } = useNotifications(false)
  return (
    <section className="bell-list" role="dialog" aria-label={t('list.title')}>
      <header>
        <h2>{t('list.title')}</h2>
        <Button type="link" size="small" disabled={unread === 0} onClick={readAll}>
          {t('list.markAll')}
        </Button>
        <LinkButton
          to={paths.notificationPreferences(workspace)}
          type="text"
          size="small"
          icon={<SettingOutlined aria-hidden />}
          aria-label={t('preferences.title')}
        />
      </header>
      <div className="bell-list-body">
        {answer.isPending && <Skeleton className="bell-bones" active paragraph={{ rows: 4 }} />}
        {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} />}
        {answer.isSuccess && items.length === 0 && <p className="bell-empty">{t('list.empty')}</p>}
        <NotificationRows items={items.slice(0, SHOWN)} onRead={read} onFollow={onClose} />
      </div>
      {items.length > 0 && (
        <footer>
          <Link to={paths.notifications(workspace)} onClick={onClose}>
            {t('list.all')}
          </Link>
        </footer>
      )}
    </section>
  )
}
