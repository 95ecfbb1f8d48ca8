import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useScoreTexts } from './texts.ts'
import '../settings/settings.css'

interface ReasonDialogProps {
  readonly title: string
  readonly hint: string
  readonly confirm: string
  readonly isBusy: boolean
  readonly onClose: () => void
  readonly onConfirm: (reason: string) => void
}

/** Asks why. */
export function ReasonDialog({ title, hint, confirm, isBusy, onClose, onConfirm }: ReasonDialogProps) {
  const { t } = useScoreTexts()
  const [reason, setReason] = useState('')
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={
        <div className="dialog-buttons">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            loading={isBusy}
            disabled={reason.trim() === ''}
            onClick={() => onConfirm(reason.trim())}
          >
            {confirm}
          </Button>
        </div>
      }
    >
      <div className="dialog-form">
        <p className="page-hint">{hint}</p>
        <label htmlFor="reason">{t('reason')}</label>
        <Input.TextArea
          id="reason"
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Modal>
  )
}
