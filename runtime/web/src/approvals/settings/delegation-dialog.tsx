import type { NewDelegationBody } from '@attain/contract'
import { dateLocale, datePattern, textIn } from '@attain/form'
import { explain, useMessages } from '@attain/ui/feedback'
import { searchByLabel } from '@attain/ui/parts'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, DatePicker, Input, Modal, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { type FormEvent, useId, useState } from 'react'
import { createDelegation } from '../../api/approvals.ts'
import { keys } from '../../api/queries.ts'
import { useApplication } from '../../application/application.tsx'
import { PeopleSelect } from '../parts/people-select.tsx'
import { useApprovalTexts } from '../texts.ts'

const DAY = 'YYYY-MM-DD'

/** Names somebody who decides in one's place; an administrator does it for others as well. */
export default function DelegationDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useApprovalTexts()
  const { workspace, app, language, session } = useApplication()
  const client = useQueryClient()
  const { done } = useMessages()
  const id = useId()
  const [from, setFrom] = useState<readonly string[]>([])
  const [to, setTo] = useState<readonly string[]>([])
  const [days, setDays] = useState<readonly [Dayjs | null, Dayjs | null]>([dayjs(), dayjs().add(1, 'week')])
  const [approvals, setApprovals] = useState<string[]>([])
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [startsOn, endsOn] = days
  const [delegate] = to
  const isReady = delegate !== undefined && startsOn !== null && endsOn !== null && !endsOn.isBefore(startsOn, 'day')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    const body: NewDelegationBody = {
      ...(from[0] !== undefined && { from: from[0] }),
      to: delegate,
      startsOn: startsOn.format(DAY),
      endsOn: endsOn.format(DAY),
      ...(approvals.length > 0 && { approvals }),
      ...(reason.trim() !== '' && { reason: reason.trim() }),
    }
    setBusy(true)
    setFailure(null)
    try {
      await createDelegation(body)
      done(t('delegation.created'))
      void client.invalidateQueries({ queryKey: keys.approvals(workspace) })
      await client.invalidateQueries({ queryKey: keys.delegations(workspace) })
      onClose()
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  const day = (which: 'starts' | 'ends', value: Dayjs | null, change: (next: Dayjs | null) => void) => (
    <span>
      <label htmlFor={`${id}-${which}`}>{t(`delegation.${which}`)}</label>
      <DatePicker
        id={`${id}-${which}`}
        className="attain-wide"
        format={datePattern(dateLocale(language))}
        value={value}
        minDate={which === 'ends' ? (startsOn ?? dayjs()) : dayjs()}
        onChange={change}
      />
    </span>
  )

  return (
    <Modal open title={t('delegation.new')} footer={null} onCancel={onClose} mask={{ closable: false }}>
      <form className="dialog-form" onSubmit={submit}>
        <div role="alert">{failure !== null && <Alert type="error" showIcon title={explain(failure, t)} />}</div>
        {session.administrator && (
          <>
            <label htmlFor={`${id}-from`}>{t('delegation.from')}</label>
            <PeopleSelect id={`${id}-from`} value={from} onChange={setFrom} />
            <small>{t('delegation.fromHint')}</small>
          </>
        )}
        <label htmlFor={`${id}-to`}>{t('delegation.to')}</label>
        <PeopleSelect id={`${id}-to`} value={to} onChange={setTo} />
        <div className="delegation-days">
          {day('starts', startsOn, (next) => setDays([next, endsOn]))}
          {day('ends', endsOn, (next) => setDays([startsOn, next]))}
        </div>
        <label htmlFor={`${id}-approvals`}>{t('delegation.which')}</label>
        <Select
          id={`${id}-approvals`}
          mode="multiple"
          className="attain-wide"
          placeholder={t('delegation.all')}
          value={approvals}
          onChange={setApprovals}
          options={app.approvals.map(({ object, name, label }) => ({
            value: `${object}/${name}`,
            label: textIn(label, language),
          }))}
          showSearch={searchByLabel}
        />
        <label htmlFor={`${id}-reason`}>{t('delegation.reason')}</label>
        <Input
          id={`${id}-reason`}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="dialog-buttons">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!isReady}>
            {t('delegation.create')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
