/** The sandboxes of this workspace: how far each is apart from live, and what one can do with it. */
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listSandboxes } from '../api/sandboxes.ts'
import { usePlace } from '../draft/draft-context.tsx'
import './environments.css'
import { InSandbox } from './in-sandbox.tsx'
import { NewSandboxDialog } from './new-sandbox-dialog.tsx'
import { NewWorkspaceDialog } from './new-workspace-dialog.tsx'
import { OtherWorkspaces } from './other-workspaces.tsx'
import { SandboxRow } from './sandbox-row.tsx'

export default function EnvironmentsPage() {
  const { t } = useTranslation()
  const { workspace, workspaceName } = usePlace()
  const [dialog, setDialog] = useState<'sandbox' | 'workspace'>()
  useTitle(t('environment.title'))
  const list = useQuery({
    queryKey: ['sandboxes', workspace],
    queryFn: ({ signal }) => listSandboxes(signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.items.some(({ state: is }) => isWorking(is)) ? 1000 : 15_000),
  })
  if (list.error) return <Failure error={list.error} retry={() => void list.refetch()} />
  const close = () => {
    setDialog(undefined)
    void list.refetch()
  }
  const here = list.data?.items.find(({ slug }) => slug === workspace)
  const isLive = list.data?.live.slug === workspace
  return (
    <div className="designer-narrow">
      <header className="environments-head">
        <h1>{t('environment.title')}</h1>
        <span className="environments-actions">
          <Button onClick={() => setDialog('workspace')}>{t('environment.newWorkspace')}</Button>
          {isLive && (list.data?.items.length ?? 0) > 0 && (
            <Button type="primary" onClick={() => setDialog('sandbox')}>
              {t('environment.new')}
            </Button>
          )}
        </span>
      </header>
      {list.data === undefined ? (
        <Skeleton active paragraph={{ rows: 5 }} />
      ) : here ? (
        <InSandbox sandbox={here} live={list.data.live} />
      ) : list.data.items.length === 0 ? (
        <div className="empty">
          <p>{t('environment.none')}</p>
          <Button type="primary" onClick={() => setDialog('sandbox')}>
            {t('environment.new')}
          </Button>
        </div>
      ) : (
        <ul className="environments">
          {list.data.items.map((sandbox) => (
            <SandboxRow key={sandbox.slug} sandbox={sandbox} changed={() => void list.refetch()} />
          ))}
        </ul>
      )}
      {list.data && <OtherWorkspaces family={[list.data.live.slug, ...list.data.items.map(({ slug }) => slug)]} />}
      {dialog === 'sandbox' && (
        <NewSandboxDialog
          name={t('environment.nameOf', { name: workspaceName, number: (list.data?.items.length ?? 0) + 1 })}
          onClose={close}
        />
      )}
      {dialog === 'workspace' && <NewWorkspaceDialog onClose={close} />}
    </div>
  )
}

function isWorking(state: string): boolean {
  return state === 'filling' || state === 'deleting'
}
