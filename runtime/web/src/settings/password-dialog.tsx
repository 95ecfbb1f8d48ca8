import { ApiError, changePassword } from '@attain/ui/api'
import { explain, useMessages } from '@attain/ui/feedback'
import { Alert, Button, Input, Modal } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './settings.css'

const SHORTEST = 10

/** A new password; other sessions end with the old one. */
export default function PasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { done } = useMessages()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (next.length < SHORTEST) {
      setProblem(t('password.tooShort', { count: SHORTEST }))
      return
    }
    setBusy(true)
    setProblem(null)
    try {
      await changePassword(current, next)
      done(t('password.changed'))
      onClose()
    } catch (error) {
      setProblem(error instanceof ApiError && error.status === 400 ? t('password.wrong') : explain(error, t))
      setBusy(false)
    }
  }

  return (
    <Modal open title={t('me.password')} onCancel={onClose} footer={null}>
      <form className="dialog-form" onSubmit={submit}>
        <div role="alert">{problem && <Alert type="error" showIcon title={problem} />}</div>
        <label htmlFor="current-password">{t('password.current')}</label>
        <Input.Password
          id="current-password"
          autoFocus
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <label htmlFor="next-password">{t('password.next')}</label>
        <Input.Password
          id="next-password"
          autoComplete="new-password"
          aria-describedby="next-password-hint"
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
        <small id="next-password-hint">{t('password.hint', { count: SHORTEST })}</small>
        <div className="dialog-buttons">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={current === '' || next === ''}>
            {t('password.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
