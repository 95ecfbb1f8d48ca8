/** How much is unread, and the newest of it one click away; on the phone it leads to the page. */
import { BellOutlined } from '@ant-design/icons'
import type { NotificationBody } from '@attain/contract'
import { randomId } from '@attain/ui/api'
import { useMessages } from '@attain/ui/feedback'
import { LinkButton } from '@attain/ui/parts'
import { App, Button, Dropdown, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { markRead } from '../api/notifications.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { useLive } from '../notifications/use-live.ts'

const BellList = lazy(() => import('../notifications/bell-list.tsx'))
/** The server counts unread ones no further. */
const MOST_UNREAD = 100
/** More at once are seen by the number. */
const MOST_SHOWN = 2
const SHOWN_SECONDS = 8

export function Bell({ wide }: { readonly wide: boolean }) {
  const { t } = useTranslation()
  const { workspace } = useApplication()
  const [open, setOpen] = useState(false)
  const show = useShownNew()
  const unread = useLive((items) => {
    // a phone has no corner for it
    if (wide && !open) show(items)
  })
  const count = unread >= MOST_UNREAD ? `${MOST_UNREAD - 1}+` : String(unread)
  const label = unread === 0 ? t('bell.open') : t('bell.openUnread', { count: unread, shown: count })
  const face = (
    <span className="bell">
      <BellOutlined aria-hidden />
      {unread > 0 && (
        <span className="bell-count" aria-hidden>
          {count}
        </span>
      )}
    </span>
  )
  const said = (
    <span className="visually-hidden" role="status">
      {unread > 0 ? label : ''}
    </span>
  )
  if (!wide)
    return (
      <>
        <LinkButton
          to={paths.notifications(workspace)}
          type="text"
          shape="circle"
          className="shell-help"
          icon={face}
          aria-label={label}
        />
        {said}
      </>
    )
  return (
    <>
      <Dropdown
        open={open}
        onOpenChange={setOpen}
        trigger={['click']}
        placement="bottomRight"
        destroyOnHidden
        popupRender={() => (
          <Suspense fallback={<Skeleton className="bell-bones" active paragraph={{ rows: 4 }} />}>
            <BellList onClose={() => setOpen(false)} />
          </Suspense>
        )}
      >
        <Button
          type="text"
          shape="circle"
          className="shell-help"
          icon={face}
          aria-label={label}
          aria-haspopup="dialog"
          aria-expanded={open}
        />
      </Dropdown>
      {said}
    </>
  )
}

/** Shows what has just come for a moment, in a corner. */
function useShownNew(): (items: readonly NotificationBody[]) => void {
  const { notification } = App.useApp()
  const { workspace, language } = useApplication()
  const { problem } = useMessages()
  return (items) => {
    for (const { id, title, text, link } of items.slice(-MOST_SHOWN)) {
      const key = randomId()
      const follow = () => {
        notification.destroy(key)
        markRead({ ids: [id] }).catch(problem)
      }
      notification.open({
        key,
        title:
          link === null ? (
            title[language]
          ) : (
            <Link to={paths.inside(workspace, link)} onClick={follow}>
              {title[language]}
            </Link>
          ),
        description: text && <span className="bell-text">{text[language]}</span>,
        icon: <BellOutlined aria-hidden />,
        role: 'status',
        placement: 'bottomRight',
        duration: SHOWN_SECONDS,
      })
    }
  }
}
