/** A dialog in which something is done with an approval: what it needs, an opinion, and what came of it. */
import { explain } from '@attain/ui/feedback'
import { Alert, Button, Input, Modal } from 'antd'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { PhrasePicker } from '../parts/phrase-picker.tsx'
import { useApprovalTexts } from '../texts.ts'
import './task.css'

interface ActDialogProps {
  readonly title: string
  readonly hint?: string
  readonly okText: string
  readonly danger?: boolean
  readonly opinion: 'optional' | 'required'
  /** What stands in the opinion already. */
  readonly written?: string
  /** False while something is missing. */
  readonly ready?: boolean
  readonly onSubmit: (opinion: string) => Promise<void>
  readonly onClose: () => void
  readonly children?: ReactNode
}

export function ActDialog(props: ActDialogProps) {
  const { t } = useApprovalTexts()
  const id = useId()
  const [opinion, setOpinion] = useState(props.written ?? '')
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const isReady = (props.ready ?? true) && (props.opinion === 'optional' || opinion.trim() !== '')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    setBusy(true)
    setFailure(null)
    try {
      await props.onSubmit(opinion.trim())
      props.onClose()
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <Modal open title={props.title} footer={null} onCancel={props.onClose} mask={{ closable: false }}>
      <form className="act-form" onSubmit={submit}>
        {props.hint && <p className="page-hint">{props.hint}</p>}
        <div role="alert">{failure !== null && <Alert type="error" showIcon title={explain(failure, t)} />}</div>
        {props.children}
        <label htmlFor={`${id}-opinion`}>
          {props.opinion === 'required' ? t('opinion.reason') : t('opinion.optional')}
        </label>
        <Input.TextArea
          id={`${id}-opinion`}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={4000}
          value={opinion}
          aria-required={props.opinion === 'required'}
          onChange={(event) => setOpinion(event.target.value)}
        />
        {props.opinion === 'optional' && <PhrasePicker value={opinion} onChange={setOpinion} />}
        <div className="act-buttons">
          <Button onClick={props.onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" danger={props.danger ?? false} loading={busy} disabled={!isReady}>
            {props.okText}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
