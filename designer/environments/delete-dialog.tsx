/** Takes a sandbox away, once its name has been typed. */
import type { SandboxBody } from '@attain/contract'
import { useMessages } from '@attain/ui/feedback'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteSandbox } from '../api/sandboxes.ts'

export function DeleteDialog({
  sandbox: { slug, name, toLive },
  onClose,
}: {
  readonly sandbox: SandboxBody
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const { problem } = useMessages()
  const [typed, setTyped] = useState('')
  const isRight = typed.trim() === name
  const remove = () => {
    if (isRight) deleteSandbox(slug, name).then(onClose, problem)
  }
  return (
    <Modal
      open
      title={t('environment.deleteTitle', { name })}
      okText={t('environment.delete')}
      cancelText={t('action.cancel')}
      okButtonProps={{ danger: true, disabled: !isRight }}
      onOk={remove}
      onCancel={onClose}
    >
      <p>{t('environment.deleteHint', { count: toLive })}</p>
      <label className="environments-typed" htmlFor="typed-name">
        <span>{t('environment.typeName', { name })}</span>
        <Input id="typed-name" value={typed} onChange={({ target }) => setTyped(target.value)} onPressEnter={remove} />
      </label>
    </Modal>
  )
}
