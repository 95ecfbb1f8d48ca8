/** A payee says what is wrong, and what they expect instead. */
import type { StatementBody } from '@attain/contract'
import type { StoredFile } from '@attain/form'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { sendDispute } from '../api/commission.ts'
import { OpinionFiles } from '../approvals/parts/opinion-files.tsx'
import { Amount } from './amount.tsx'
import { isAmount } from './is-amount.ts'
import { useCommissionTexts } from './texts.ts'
import { useCommissionChange } from './use-commission-change.ts'
import '../settings/settings.css'

interface DisputeDialogProps {
  readonly statement: StatementBody
  /** From 1; 0 is all of it. */
  readonly line: number
  readonly onClose: () => void
}

export function DisputeDialog({ statement, line, onClose }: DisputeDialogProps) {
  const { t } = useCommissionTexts()
  const { change, isBusy } = useCommissionChange()
  const [expected, setExpected] = useState('')
  const [reason, setReason] = useState('')
  const [files, setFiles] = useState<readonly StoredFile[]>([])
  const disputed = statement.lines[line - 1]
  const stated = disputed?.amount ?? statement.paid
  const send = async () => {
    const body = {
      ...(line === 0 ? {} : { line }),
      expected,
      reason: reason.trim(),
      ...(files.length === 0 ? {} : { files: files.map(({ id }) => id) }),
    }
    if (
      await change(
        () => sendDispute(statement.id, body),
        () => t('dispute.sent'),
      )
    )
      onClose()
  }
  return (
    <Modal
      open
      title={t('dispute.make')}
      onCancel={onClose}
      footer={
        <div className="dialog-buttons">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            loading={isBusy}
            disabled={!isAmount(expected) || reason.trim() === ''}
            onClick={() => void send()}
          >
            {t('dispute.send')}
          </Button>
        </div>
      }
    >
      <div className="dialog-form">
        <p className="commission-dispute-amounts">
          <span>{disputed?.words.title ?? t('dispute.whole')}</span>
          <Amount value={stated} currency={statement.currency} />
        </p>
        <label htmlFor="dispute-expected">{t('dispute.expected', { currency: statement.currency })}</label>
        <Input
          id="dispute-expected"
          inputMode="decimal"
          status={expected !== '' && !isAmount(expected) ? 'error' : ''}
          value={expected}
          onChange={(event) => setExpected(event.target.value.trim())}
        />
        <label htmlFor="dispute-reason">{t('dispute.reason')}</label>
        <Input.TextArea
          id="dispute-reason"
          rows={4}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <label htmlFor="dispute-files">{t('dispute.files')}</label>
        <OpinionFiles id="dispute-files" files={files} onChange={setFiles} />
      </div>
    </Modal>
  )
}
