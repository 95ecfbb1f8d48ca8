/** One sandbox: what it has, how far it is apart from live, and what one can do with it. */
import { MoreOutlined } from '@ant-design/icons'
import type { SandboxBody } from '@attain/contract'
import { useLanguage } from '@attain/ui/i18n'
import { LinkButton } from '@attain/ui/parts'
import { Alert, Button, Dropdown, Progress } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft, usePlace } from '../draft/draft-context.tsx'
import { paths } from '../paths.ts'
import { Apart } from './apart.tsx'
import { DeleteDialog } from './delete-dialog.tsx'
import { RefreshDialog } from './refresh-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'

interface Props {
  readonly sandbox: SandboxBody
  readonly changed: () => void
}

export function SandboxRow({ sandbox, changed }: Props) {
  const { t } = useTranslation()
  const { workspace } = usePlace()
  const draft = useDraft()
  const [dialog, setDialog] = useState<'refresh' | 'rename' | 'delete'>()
  const { slug, name, state, isMine, toLive, problem } = sandbox
  const close = () => {
    setDialog(undefined)
    changed()
  }
  const go = (path: string) => void draft.save().finally(() => window.location.assign(`/designer${path}`))
  const isReady = state === 'ready'
  const items = [
    ...(isMine && isReady
      ? [{ key: 'step', label: t('environment.bringInStep'), onClick: () => go(paths.bring(slug, workspace)) }]
      : []),
    {
      key: 'refresh',
      label: t('environment.refreshDots'),
      disabled: state === 'filling',
      onClick: () => setDialog('refresh'),
    },
    { key: 'rename', label: t('environment.renameDots'), onClick: () => setDialog('rename') },
    { type: 'divider' as const },
    { key: 'delete', label: t('environment.deleteDots'), danger: true, onClick: () => setDialog('delete') },
  ]
  return (
    <li className="panel environments-one">
      <div className="environments-head">
        <div className="rows-main">
          <h2>{name}</h2>
          <small>{useFacts(sandbox)}</small>
        </div>
        {state !== 'deleting' && (
          <span className="environments-actions">
            {isMine && <Button onClick={() => go(paths.map(slug))}>{t('environment.open')}</Button>}
            {isMine && isReady && (
              <LinkButton type={toLive > 0 ? 'primary' : 'default'} to={paths.bring(workspace, slug)}>
                {t('environment.move')}
              </LinkButton>
            )}
            <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
              <Button icon={<MoreOutlined />} aria-label={t('environment.more', { name })} />
            </Dropdown>
          </span>
        )}
      </div>
      <State sandbox={sandbox} />
      {isReady && <Apart sandbox={sandbox} />}
      {problem !== null && <Alert type="error" showIcon title={t('environment.failed')} description={problem} />}
      {dialog === 'refresh' && <RefreshDialog sandbox={sandbox} onClose={close} />}
      {dialog === 'rename' && <RenameDialog sandbox={sandbox} onClose={close} />}
      {dialog === 'delete' && <DeleteDialog sandbox={sandbox} onClose={close} />}
    </li>
  )
}

/** "Sample of 200 · made by Ada, 2026-11-26 10:00 · from live as of …". */
export function useFacts({ data, records, maskAmounts, madeAt, madeByName, refreshedAt }: SandboxBody): string {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const day = (moment: string) => dayjs(moment).format('YYYY-MM-DD HH:mm')
  return [
    t(`environment.facts.${data}`, { records: records.toLocaleString(language) }),
    maskAmounts ? t('environment.amountsMasked') : undefined,
    t('environment.madeBy', { name: madeByName ?? t('draft.somebody'), date: day(madeAt) }),
    refreshedAt === madeAt ? undefined : t('environment.refreshedAt', { date: day(refreshedAt) }),
  ]
    .filter(Boolean)
    .join(' · ')
}

function State({ sandbox: { state, progress } }: { readonly sandbox: SandboxBody }) {
  const { t } = useTranslation()
  if (state !== 'filling' && state !== 'deleting') return null
  const { done = 0, total = 0 } = progress ?? {}
  return (
    <div role="status">
      <span>{state === 'deleting' ? t('environment.deleting') : t('environment.filling', { done, total })}</span>
      {state === 'filling' && (
        <Progress
          percent={total === 0 ? 0 : Math.round((done / total) * 100)}
          showInfo={false}
          aria-label={t('environment.filling', { done, total })}
        />
      )}
    </div>
  )
}
