/** Why the targets change, and from when. */
import type { TargetConflict, TargetGridBody } from '@attain/contract'
import { ApiError } from '@attain/ui/api'
import { explain, useMessages } from '@attain/ui/feedback'
import { Alert, DatePicker, Form, Input, Modal } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveTargets } from '../api/targets.ts'
import { useApplication } from '../application/application.tsx'
import { amountText } from './amount-text.ts'
import type { Draft } from './plan.ts'
import { useTargetTexts } from './texts.ts'
import './dialogs.css'

interface Props {
  readonly body: TargetGridBody
  readonly draft: Draft
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}

export function SaveDialog({ body, draft, onClose, onSaved }: Props) {
  const { t } = useTargetTexts()
  const { t: page } = useTranslation()
  const { language } = useApplication()
  const { done } = useMessages()
  const [reason, setReason] = useState('')
  const [effective, setEffective] = useState(body.asOf)
  const [isTouched, setTouched] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>()
  const rows = new Map(body.rows.map((row) => [row.subject, row]))
  const cells = [...draft].map(([key, amount]) => {
    const at = key.indexOf('|')
    const [period, subject] = [key.slice(0, at), key.slice(at + 1)]
    return { period, subject, amount, seen: rows.get(subject)?.cells[period]?.seen ?? null }
  })
  const own = cells.filter(({ subject }) => rows.get(subject)?.right === 'set')
  const proposed = cells.filter(({ subject }) => rows.get(subject)?.right === 'propose')
  const isMissing = reason.trim() === ''
  const save = async () => {
    setTouched(true)
    if (isMissing) return
    setSaving(true)
    setError(undefined)
    try {
      const { state } = await saveTargets({
        ...{ target: body.target.name, reason: reason.trim(), effective, cells, orPropose: true },
      })
      const said: string[] = []
      if (own.length > 0) said.push(t(state === 'submitted' ? 'save.submitted' : 'save.saved', { count: own.length }))
      if (proposed.length > 0) said.push(t('save.proposed', { count: proposed.length }))
      await onSaved()
      done(said.join(' '))
    } catch (caught) {
      setError(caught)
      setSaving(false)
    }
  }
  const conflicts = conflictsIn(error)
  return (
    <Modal
      open
      title={t(own.length > 0 ? 'save.title' : 'save.titlePropose', { count: cells.length })}
      okText={t(own.length === 0 ? 'save.doPropose' : body.target.isApproved ? 'save.submit' : 'save.do')}
      cancelText={t('cancel')}
      confirmLoading={isSaving}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical" className="target-save-form" onFinish={() => void save()}>
        <Form.Item
          label={t('save.reason')}
          required
          htmlFor="target-reason"
          {...(isTouched && isMissing && { validateStatus: 'error' as const, help: t('save.reasonMissing') })}
        >
          <Input.TextArea
            id="target-reason"
            autoFocus
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            placeholder={t('save.reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t('save.effective')} htmlFor="target-effective" extra={t('save.effectiveHint')}>
          <DatePicker
            id="target-effective"
            allowClear={false}
            value={dayjs(effective)}
            onChange={(day) => day && setEffective(day.format('YYYY-MM-DD'))}
          />
        </Form.Item>
        {body.target.isApproved && own.length > 0 && <Alert type="info" showIcon title={t('save.approvedHint')} />}
        {error !== undefined && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={explain(error, page)}
            description={
              conflicts.length > 0 && (
                <ul className="target-conflicts">
                  {conflicts.slice(0, 8).map(({ subject, period, amount, by }) => (
                    <li key={`${subject} ${period}`}>
                      {t('save.conflict', {
                        who: rows.get(subject)?.name ?? '',
                        period,
                        amount: amountText(amount, body.target.kpi.unit, language) || t('mark.none'),
                        by,
                      })}
                    </li>
                  ))}
                </ul>
              )
            }
          />
        )}
      </Form>
    </Modal>
  )
}

function conflictsIn(error: unknown): readonly TargetConflict[] {
  return error instanceof ApiError && error.code === 'conflict' && Array.isArray(error.details)
    ? (error.details as TargetConflict[])
    : []
}
