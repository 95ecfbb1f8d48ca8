import type { SandboxBody } from '@attain/contract'
import { useMessages } from '@attain/ui/feedback'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { renameSandbox } from '../api/sandboxes.ts'

export function RenameDialog({
  sandbox: { slug, name },
  onClose,
}: {
  readonly sandbox: SandboxBody
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const { problem } = useMessages()
  const [next, setNext] = useState(name)
  const rename = () => {
    if (next.trim() !== '') renameSandbox(slug, next.trim()).then(onClose, problem)
  }
  return (
    <Modal
      open
      title={t('environment.renameTitle', { name })}
      okText={t('environment.rename')}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: next.trim() === '' }}
      onOk={rename}
      onCancel={onClose}
    >
      <Input
        aria-label={t('environment.name')}
        value={next}
        maxLength={100}
        onChange={({ target }) => setNext(target.value)}
        onPressEnter={rename}
      />
    </Modal>
  )
}
