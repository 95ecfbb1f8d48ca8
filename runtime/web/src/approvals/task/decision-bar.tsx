/** What one decides with: an opinion, approve or reject, and what else may be done; at the thumb on a phone. */
import {
  CheckOutlined,
  CloseOutlined,
  DownOutlined,
  PaperClipOutlined,
  RollbackOutlined,
  SwapRightOutlined,
  UsergroupAddOutlined,
} from '@ant-design/icons'
import type { MyTask, NamedPerson } from '@attain/contract'
import type { StoredFile } from '@attain/form'
import { Button, Dropdown, Input, type MenuProps } from 'antd'
import { lazy, Suspense, useId, useState } from 'react'
import { OpinionFiles } from '../parts/opinion-files.tsx'
import { PhrasePicker } from '../parts/phrase-picker.tsx'
import { useApprovalTexts } from '../texts.ts'
import type { Act } from './use-act.ts'

const dialogs = () => import('./move-dialogs.tsx')
const DIALOGS = {
  return: lazy(() => dialogs().then(({ ReturnDialog }) => ({ default: ReturnDialog }))),
  transfer: lazy(() => dialogs().then(({ TransferDialog }) => ({ default: TransferDialog }))),
  add: lazy(() => dialogs().then(({ AddDialog }) => ({ default: AddDialog }))),
}

export interface Remark {
  readonly opinion: string
  readonly files: readonly StoredFile[]
}

interface DecisionBarProps {
  readonly task: MyTask
  readonly submitter: NamedPerson
  readonly busy: 'approve' | 'reject' | null
  readonly onDecide: (decision: 'approve' | 'reject', remark: Remark) => void
  readonly act: Act
}

export function DecisionBar({ task, submitter, busy, onDecide, act }: DecisionBarProps) {
  const { t } = useApprovalTexts()
  const id = useId()
  const [opinion, setOpinion] = useState('')
  const [files, setFiles] = useState<readonly StoredFile[]>([])
  const [isWriting, setWriting] = useState(false)
  const [hasFiles, setHasFiles] = useState(false)
  const [dialog, setDialog] = useState<keyof typeof DIALOGS | null>(null)
  const Dialog = dialog && DIALOGS[dialog]
  const items: MenuProps['items'] = [
    ...(task.returnTo.length > 0 ? [{ key: 'return', icon: <RollbackOutlined />, label: t('do.returnTo') }] : []),
    ...(task.mayTransfer ? [{ key: 'transfer', icon: <SwapRightOutlined />, label: t('do.transferTo') }] : []),
    ...(task.mayAdd ? [{ key: 'add', icon: <UsergroupAddOutlined />, label: t('do.addPeople') }] : []),
  ]
  return (
    <section className="decision" aria-label={t('decision')}>
      <div className="decision-opinion">
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={4000}
          aria-label={t('opinion.label')}
          placeholder={t('opinion.optional')}
          value={opinion}
          onFocus={() => setWriting(true)}
          onChange={(event) => setOpinion(event.target.value)}
        />
        <Button
          icon={<PaperClipOutlined aria-hidden />}
          aria-label={t('opinion.files')}
          title={t('opinion.files')}
          aria-expanded={hasFiles}
          onClick={() => setHasFiles(!hasFiles)}
        />
      </div>
      {isWriting && <PhrasePicker value={opinion} onChange={setOpinion} />}
      {hasFiles && <OpinionFiles id={id} files={files} onChange={setFiles} />}
      <div className="decision-buttons">
        {items.length > 0 && (
          <Dropdown
            trigger={['click']}
            placement="topRight"
            menu={{ items, onClick: ({ key }) => setDialog(key as keyof typeof DIALOGS) }}
          >
            <Button disabled={busy !== null}>
              {t('more')} <DownOutlined aria-hidden />
            </Button>
          </Dropdown>
        )}
        <Button
          danger
          icon={<CloseOutlined aria-hidden />}
          loading={busy === 'reject'}
          disabled={busy === 'approve'}
          onClick={() => onDecide('reject', { opinion: opinion.trim(), files })}
        >
          {t('do.reject')}
        </Button>
        <Button
          type="primary"
          icon={<CheckOutlined aria-hidden />}
          loading={busy === 'approve'}
          disabled={busy === 'reject'}
          onClick={() => onDecide('approve', { opinion: opinion.trim(), files })}
        >
          {t('do.approve')}
        </Button>
      </div>
      {Dialog && (
        <Suspense fallback={null}>
          <Dialog
            task={task}
            submitter={submitter}
            act={act}
            written={opinion.trim()}
            files={files.map((file) => file.id)}
            onClose={() => setDialog(null)}
          />
        </Suspense>
      )}
    </section>
  )
}
