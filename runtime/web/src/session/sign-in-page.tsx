import { LockOutlined, UserOutlined } from '@ant-design/icons'
import { ApiError, signIn } from '@attain/ui/api'
import { explain } from '@attain/ui/feedback'
import { LanguageSwitch } from '@attain/ui/i18n'
import { Mark, useTitle } from '@attain/ui/parts'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import './sign-in.css'

export default function SignInPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [params] = useSearchParams()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useTitle(t('signIn.title'))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (login.trim() === '' || password === '') {
      setProblem(t('signIn.fillIn'))
      document.getElementById(login.trim() === '' ? 'login' : 'password')?.focus()
      return
    }
    setBusy(true)
    setProblem(null)
    try {
      await signIn(login.trim(), password)
      queries.clear()
      const next = params.get('next')
      const target = next?.startsWith('/') && !next.startsWith('//') ? next : '/'
      // the designer is a page of its own
      if (target === '/designer' || target.startsWith('/designer/')) window.location.replace(target)
      else await navigate(target, { replace: true })
    } catch (error) {
      const refused =
        error instanceof ApiError && (error.status === 401 || error.status === 400 || error.status === 422)
      setProblem(refused ? t('signIn.wrong') : explain(error, t))
      setBusy(false)
      document.getElementById('password')?.focus()
    }
  }

  return (
    <main className="sign-in">
      <form onSubmit={submit} noValidate aria-labelledby="sign-in-title">
        <Mark folded />
        <h1 id="sign-in-title">{t('signIn.title')}</h1>
        <div role="alert">{problem && <Alert type="error" showIcon title={problem} />}</div>
        <label htmlFor="login">{t('signIn.login')}</label>
        <Input
          id="login"
          size="large"
          autoFocus
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          prefix={<UserOutlined aria-hidden />}
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
        <label htmlFor="password">{t('signIn.password')}</label>
        <Input.Password
          id="password"
          size="large"
          autoComplete="current-password"
          prefix={<LockOutlined aria-hidden />}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="primary" size="large" htmlType="submit" loading={busy} block>
          {t('signIn.submit')}
        </Button>
      </form>
      <footer>
        <LanguageSwitch />
      </footer>
    </main>
  )
}
