import { textIn } from '@attain/form'
import { fieldProblemsOf } from '@attain/ui/api'
import { explain, useMessages } from '@attain/ui/feedback'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Modal, Select, Switch } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PersonAccount, saveAccount } from '../api/accounts.ts'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'
import './settings.css'

const SHORTEST = 10

interface Props {
  readonly person: string
  readonly name: string
  readonly account: PersonAccount | null
  readonly onClose: () => void
}

/** Name, password, roles of somebody's account. A new password ends their sessions; locking ends keys as well. */
export default function AccountDialog({ person, name, account, onClose }: Props) {
  const { t } = useTranslation()
  const { workspace, language, app } = useApplication()
  const client = useQueryClient()
  const { done } = useMessages()
  const [username, setUsername] = useState(account?.username ?? '')
  const [email, setEmail] = useState(account?.email ?? '')
  const [password, setPassword] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>(account?.roles ?? [])
  const [active, setActive] = useState(account?.active ?? true)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (password !== '' && password.length < SHORTEST) {
      setProblem(t('password.tooShort', { count: SHORTEST }))
      return
    }
    setBusy(true)
    setProblem(null)
    try {
      const saved = await saveAccount(person, {
        username: username.trim(),
        roles: [...chosen],
        active,
        ...(email.trim() === '' ? {} : { email: email.trim() }),
        ...(password === '' ? {} : { password }),
      })
      client.setQueryData(keys.account(workspace, person), saved)
      done(t('account.saved', { name }))
      onClose()
    } catch (error) {
      setProblem(fieldProblemsOf(error)[0]?.message ?? explain(error, t))
      setBusy(false)
    }
  }

  return (
    <Modal open title={t('account.of', { name })} onCancel={onClose} footer={null}>
      <form className="dialog-form" onSubmit={submit}>
        <div role="alert">{problem && <Alert type="error" showIcon title={problem} />}</div>
        <label htmlFor="account-username">{t('account.username')}</label>
        <Input
          id="account-username"
          autoFocus
          autoComplete="off"
          value={username}
          maxLength={60}
          aria-describedby="account-username-hint"
          onChange={(event) => setUsername(event.target.value)}
        />
        <small id="account-username-hint">{t('account.usernameHint')}</small>
        <label htmlFor="account-email">{t('account.email')}</label>
        <Input
          id="account-email"
          type="email"
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <label htmlFor="account-password">{account ? t('account.newPassword') : t('account.password')}</label>
        <Input.Password
          id="account-password"
          autoComplete="new-password"
          value={password}
          aria-describedby="account-password-hint"
          onChange={(event) => setPassword(event.target.value)}
        />
        <small id="account-password-hint">
          {account ? t('account.passwordKept') : t('password.hint', { count: SHORTEST })}
        </small>
        <label htmlFor="account-roles">{t('account.roles')}</label>
        <Select
          id="account-roles"
          mode="multiple"
          value={[...chosen]}
          onChange={(value) => setChosen(value)}
          optionFilterProp="label"
          options={app.roles.map((role) => ({ value: role.name, label: textIn(role.label, language) }))}
        />
        {account && (
          <div className="account-switch">
            <Switch id="account-active" checked={active} onChange={setActive} />
            <label htmlFor="account-active">{t('account.active')}</label>
          </div>
        )}
        <div className="dialog-buttons">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            type="primary"
            htmlType="submit"
            loading={busy}
            disabled={username.trim().length < 3 || (!account && password === '')}
          >
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
