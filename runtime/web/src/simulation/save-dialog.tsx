/** A simulation is given a name, and kept with its result. */
import type { SimulationAsked } from '@attain/contract'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { sendScenario } from '../api/simulations.ts'
import { useCommissionChange } from '../commission/use-commission-change.ts'
import { useSimulationTexts } from './texts.ts'
import '../settings/settings.css'

interface SaveDialogProps {
  readonly plan: string
  readonly asked: SimulationAsked
  readonly onClose: () => void
}

export function SaveDialog({ plan, asked, onClose }: SaveDialogProps) {
  const { t } = useSimulationTexts()
  const { change, isBusy } = useCommissionChange()
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const save = async () => {
    const body = { name: name.trim(), note: note.trim(), asked }
    if (
      await change(
        () => sendScenario(plan, body),
        () => t('save.done'),
      )
    )
      onClose()
  }
  return (
    <Modal
      open
      title={t('save.title')}
      onCancel={onClose}
      footer={
        <div className="dialog-buttons">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={isBusy} disabled={name.trim() === ''} onClick={() => void save()}>
            {t('save.do')}
          </Button>
        </div>
      }
    >
      <div className="dialog-form">
        <label htmlFor="scenario-name">{t('save.name')}</label>
        <Input id="scenario-name" maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
        <label htmlFor="scenario-note">{t('save.note')}</label>
        <Input.TextArea
          id="scenario-note"
          rows={3}
          maxLength={2000}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </div>
    </Modal>
  )
}
