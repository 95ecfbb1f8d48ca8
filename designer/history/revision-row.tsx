/** One revision: its state, what one can do with it, and, opened, what it changed and what went wrong under it. */
import { DownOutlined, RightOutlined } from '@ant-design/icons'
import type { RevisionBody } from '@attain/contract'
import { Button, Tag } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoles } from '../names/role-select.tsx'
import { RevisionDetail } from './revision-detail.tsx'
import { useRevisionActions } from './use-revision-actions.ts'

interface Props {
  readonly revision: RevisionBody
  /** When it is the history of this one. */
  readonly document: string | undefined
}

export function RevisionRow({ revision, document }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const actions = useRevisionActions(revision)
  const { revision: number, publishedAt, publishedByName, message, changes, errors, rollout } = revision
  return (
    <li className="revision">
      <div className="revision-row">
        <Button
          type="text"
          size="small"
          icon={isOpen ? <DownOutlined /> : <RightOutlined />}
          aria-expanded={isOpen}
          aria-label={t('history.open', { revision: number })}
          onClick={() => setOpen(!isOpen)}
        />
        <span className="revision-number">{number}</span>
        <div className="rows-main">
          <strong>{message || t('history.noMessage')}</strong>
          <small>
            {[
              publishedByName,
              dayjs(publishedAt).format('YYYY-MM-DD HH:mm'),
              t('history.changes', { count: changes }),
              errors > 0 ? t('history.errors', { count: errors }) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </small>
          <RolloutState revision={revision} />
        </div>
        {revision.live && <Tag color="green">{t('history.live')}</Tag>}
        {rollout && (
          <>
            <Button size="small" type="primary" onClick={actions.promote}>
              {t('history.promote')}
            </Button>
            <Button size="small" onClick={actions.withdraw}>
              {rollout.kind === 'canary' ? t('history.endCanary') : t('history.callOff')}
            </Button>
          </>
        )}
        {!revision.live && !rollout && (
          <Button size="small" onClick={actions.rollBack}>
            {t('history.back')}
          </Button>
        )}
      </div>
      {isOpen && <RevisionDetail revision={number} document={document} hasErrors={errors > 0} />}
    </li>
  )
}

/** Who tries it, or when it goes live. */
function RolloutState({ revision: { rollout } }: { readonly revision: RevisionBody }) {
  const { t } = useTranslation()
  const roles = useRoles()
  if (!rollout) return null
  if (rollout.problem !== null)
    return <small className="is-error">{t('history.notLive', { problem: rollout.problem })}</small>
  if (rollout.kind === 'scheduled')
    return <small>{t('history.scheduled', { at: dayjs(rollout.at).format('YYYY-MM-DD HH:mm') })}</small>
  const called = rollout.roles.map((role) => roles.find(({ value }) => value === role)?.label ?? role)
  return <small>{t('history.canary', { who: [...rollout.peopleNames, ...called].join(t('words.comma')) })}</small>
}
