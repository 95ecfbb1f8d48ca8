/** Whether a person can sign in, and what they may do; for administrators, on the person's page. */
import { textIn } from '@attain/form'
import { explain } from '@attain/ui/feedback'
import { useQuery } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getAccount } from '../api/accounts.ts'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'
import AccountDialog from './account-dialog.tsx'
import './settings.css'

export default function AccountCard({ person, name }: { readonly person: string; readonly name: string }) {
  const { t } = useTranslation()
  const { workspace, language, app } = useApplication()
  const [editing, setEditing] = useState(false)
  const account = useQuery({
    queryKey: keys.account(workspace, person),
    queryFn: ({ signal }) => getAccount(person, signal),
  })
  const labelOf = (role: string) => {
    const found = app.roles.find((each) => each.name === role)
    return found ? textIn(found.label, language) : role
  }
  return (
    <section className="panel" aria-label={t('account.title')}>
      <h2>{t('account.title')}</h2>
      {account.isPending && <span className="bone" style={{ width: '60%' }} />}
      {account.isError && (
        <p role="alert">
          {explain(account.error, t)}{' '}
          <Button size="small" onClick={() => void account.refetch()}>
            {t('action.retry')}
          </Button>
        </p>
      )}
      {account.data === null && <p>{t('account.none', { name })}</p>}
      {account.data && (
        <div className="account-facts">
          <div>
            <strong>{account.data.username}</strong> {account.data.active === false && <Tag>{t('account.locked')}</Tag>}
          </div>
          {account.data.email && <div>{account.data.email}</div>}
          <div>
            {account.data.roles.map((role) => (
              <Tag key={role}>{labelOf(role)}</Tag>
            ))}
            {account.data.roles.length === 0 && t('account.noRoles')}
          </div>
        </div>
      )}
      {account.isSuccess && (
        <Button onClick={() => setEditing(true)}>{account.data ? t('account.change') : t('account.give')}</Button>
      )}
      {editing && account.isSuccess && (
        <AccountDialog person={person} name={name} account={account.data} onClose={() => setEditing(false)} />
      )}
    </section>
  )
}
