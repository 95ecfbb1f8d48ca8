/** Documents and records as live has them now; says what of the sandbox will be gone. */
import type { RefreshSandboxBody, SandboxBody } from '@attain/contract'
import { useMessages } from '@attain/ui/feedback'
import { Alert, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshSandbox } from '../api/sandboxes.ts'
import { DataChoice } from './data-choice.tsx'

export function RefreshDialog({
  sandbox: { slug, name, data, records, maskAmounts, toLive },
  onClose,
}: {
  readonly sandbox: SandboxBody
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const { problem } = useMessages()
  const [value, setValue] = useState<RefreshSandboxBody>({ data, records, maskAmounts })
  const [isBusy, setBusy] = useState(false)
  const refresh = () => {
    setBusy(true)
    refreshSandbox(slug, value)
      .then(onClose, problem)
      .finally(() => setBusy(false))
  }
  return (
    <Modal
      open
      title={t('environment.refreshTitle', { name })}
      okText={t('environment.refresh')}
      cancelText={t('action.cancel')}
      okButtonProps={{ danger: true }}
      confirmLoading={isBusy}
      onOk={refresh}
      onCancel={onClose}
    >
      <Alert type="warning" showIcon title={t('environment.refreshHint', { count: toLive })} />
      <DataChoice value={value} onChange={setValue} />
    </Modal>
  )
}
