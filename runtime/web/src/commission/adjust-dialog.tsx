/** Somebody who runs the plan corrects a statement: a line more or less, with a reason that its payee reads. */
import type { StatementBody } from '@attain/contract'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { sendAdjustment } from '../api/commission.ts'
import { isAmount } from './is-amount.ts'
import { useCommissionTexts } from './texts.ts'
import { useCommissionChange } from './use-commission-change.ts'
import '../settings/settings.css'

interface AdjustDialogProps {
  readonly statement: StatementBody
  readonly onClose: () => void
}

export function AdjustDialog({ statement, onClose }: AdjustDialogProps) {
  const { t } = useCommissionTexts()
  const { change, isBusy } = useCommissionChange()
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState('')
  const { plan, period, payee, currency } = statement
  const send = async () => {
    const body = { plan: plan.name, period: period.key, payee: payee.id, amount, reason: reason.trim() }
    if (
      await change(
        () => sendAdjustment(body),
        () => t('adjust.done'),
      )
    )
      onClose()
  }
  return (
    <Modal
      open
      title={t('adjust.title', { name: payee.name })}
      onCancel={onClose}
      footer={
        <div className="dialog-buttons">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            loading={isBusy}
            disabled={!isAmount(amount) || Number(amount) === 0 || reason.trim() === ''}
            onClick={() => void send()}
          >
            {t('adjust.do')}
          </Button>
        </div>
      }
    >
      <div className="dialog-form">
        <p className="page-hint">{t('adjust.hint')}</p>
        <label htmlFor="adjust-amount">{t('adjust.amount', { currency })}</label>
        <Input
          id="adjust-amount"
          inputMode="decimal"
          placeholder="±0"
          status={amount !== '' && !isAmount(amount) ? 'error' : ''}
          value={amount}
          onChange={(event) => setAmount(event.target.value.trim())}
        />
        <label htmlFor="adjust-reason">{t('adjust.reason')}</label>
        <Input.TextArea
          id="adjust-reason"
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Modal>
  )
}
