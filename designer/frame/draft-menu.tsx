/** Whose draft is open, those of others, and throwing it away. */
import { DownOutlined } from '@ant-design/icons'
import { useMessages } from '@attain/ui/feedback'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Dropdown, type MenuProps } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { discardDraft, listDrafts } from '../api/drafts.ts'
import { useDraft, useDraftState, usePlace } from '../draft/draft-context.tsx'
import { useChangedDocuments } from '../draft/use-changed-documents.ts'
import { paths } from '../paths.ts'

export function DraftMenu() {
  const { t } = useTranslation()
  const { me, workspace } = usePlace()
  const draft = useDraft()
  const { modal } = App.useApp()
  const { problem } = useMessages()
  const navigate = useNavigate()
  const owner = useDraftState((state) => state.owner)
  const ownerName = useDraftState((state) => state.ownerName)
  const baseRevision = useDraftState((state) => state.baseRevision)
  const changes = useChangedDocuments().length
  const [isOpen, setOpen] = useState(false)
  const drafts = useQuery({ queryKey: ['drafts', workspace], queryFn: listDrafts, enabled: isOpen, staleTime: 0 })
  const nameOf = (id: string, name: string | null) =>
    id === me.id ? t('draft.mine') : t('draft.of', { name: name ?? t('draft.somebody') })

  const discard = () =>
    modal.confirm({
      title: t('draft.discardQuestion'),
      content: t('draft.discardHint', { count: changes, revision: baseRevision }),
      okText: t('draft.discard'),
      cancelText: t('action.cancel'),
      okButtonProps: { danger: true },
      onOk: () => discardDraft(owner).then(() => draft.reopen(), problem),
    })
  const others = (drafts.data ?? []).filter((one) => one.owner !== owner)
  const items: MenuProps['items'] = [
    {
      key: 'base',
      type: 'group',
      label: baseRevision === 0 ? t('draft.onNothing') : t('draft.onRevision', { revision: baseRevision }),
    },
    ...(owner === me.id
      ? []
      : [{ key: 'mine', label: t('draft.openMine'), onClick: () => void navigate(paths.map(workspace)) }]),
    ...others.map((one) => ({
      key: one.owner,
      label: `${nameOf(one.owner, one.ownerName)} · ${t('draft.changes', { count: one.changes })}`,
      onClick: () => void navigate(`${paths.map(workspace)}?draft=${one.owner}`),
    })),
    { type: 'divider' },
    { key: 'discard', label: t('draft.discardDots'), danger: true, disabled: changes === 0, onClick: discard },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} open={isOpen} onOpenChange={setOpen}>
      <Button type="text" className="designer-draft">
        {nameOf(owner, ownerName)}
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  )
}
