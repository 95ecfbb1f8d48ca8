import {
  AccountBookOutlined,
  AimOutlined,
  AuditOutlined,
  SolutionOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons'
import type { NotificationBody, NotificationTopic } from '@attain/contract'
import type { ComponentType } from 'react'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { showAgo } from './ago.ts'
import { useTexts } from './texts.ts'
import './notifications.css'

const icons: Readonly<Record<NotificationTopic, ComponentType<{ 'aria-hidden': boolean }>>> = {
  approval: AuditOutlined,
  commission: AccountBookOutlined,
  rule: ThunderboltOutlined,
  scorecard: SolutionOutlined,
  target: AimOutlined,
}

interface RowsProps {
  readonly items: readonly NotificationBody[]
  /** One was followed, or marked. */
  readonly onRead: (item: NotificationBody) => void
  readonly onFollow?: () => void
}

/** Each leads to what it is about. */
export function NotificationRows({ items, onRead, onFollow }: RowsProps) {
  const { t } = useTexts()
  const { workspace, language } = useApplication()
  return (
    <ul className="told">
      {items.map((item) => {
        const Icon = icons[item.topic]
        const words = (
          <>
            <span className="told-icon">
              <Icon aria-hidden />
            </span>
            <span className="told-words">
              <strong>{item.title[language]}</strong>
              {item.text && <span>{item.text[language]}</span>}
              <small>
                {t(`topic.${item.topic}`)} · <time dateTime={item.at}>{showAgo(item.at, language)}</time>
              </small>
            </span>
          </>
        )
        const follow = () => {
          onRead(item)
          onFollow?.()
        }
        return (
          <li key={item.id} className={item.read ? undefined : 'is-unread'}>
            {item.link === null ? (
              <div className="told-one">{words}</div>
            ) : (
              <Link className="told-one" to={paths.inside(workspace, item.link)} onClick={follow}>
                {words}
              </Link>
            )}
            {!item.read && (
              <button
                type="button"
                className="told-mark"
                aria-label={t('list.markOf', { title: item.title[language] })}
                title={t('list.mark')}
                onClick={() => onRead(item)}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
