import { CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { dateLocale, showMoment } from '@attain/form'
import { explain, Failure, useMessages } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal, Skeleton } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiKey, createKey, deleteKey, listKeys } from '../api/api-keys.ts'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'
import './settings.css'

/** Keys with which programs act in this person's name. */
export default function KeysPage() {
  const { t } = useTranslation()
  const { workspace, language } = useApplication()
  const client = useQueryClient()
  const { modal } = App.useApp()
  const { done, problem } = useMessages()
  const [creating, setCreating] = useState(false)
  const answer = useQuery({ queryKey: keys.keys(workspace), queryFn: ({ signal }) => listKeys(signal) })
  const refresh = () => client.invalidateQueries({ queryKey: keys.keys(workspace) })
  const items = answer.data?.items ?? []
  useTitle(t('me.keys'))

  const revoke = (key: ApiKey) =>
    modal.confirm({
      title: t('keys.confirmRevoke', { name: key.name }),
      content: t('keys.revokeHint'),
      okText: t('keys.revoke'),
      okButtonProps: { danger: true },
      cancelText: t('action.cancel'),
      onOk: async () => {
        try {
          await deleteKey(key.id)
          done(t('keys.revoked'))
          await refresh()
        } catch (error) {
          problem(error)
        }
      },
    })

  return (
    <div className="narrow-page">
      <div className="page-head">
        <h1>{t('me.keys')}</h1>
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setCreating(true)}>
          {t('keys.create')}
        </Button>
      </div>
      <p className="page-hint">{t('keys.hint')}</p>
      {answer.isPending && <Skeleton active />}
      {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isSuccess && items.length === 0 && (
        <div className="empty">
          <p>{t('keys.empty')}</p>
        </div>
      )}
      {items.length > 0 && (
        <ul className="rows">
          {items.map((key) => (
            <li key={key.id}>
              <span className="rows-main">
                <strong>{key.name}</strong>
                <small>
                  <code>{key.hint}…</code> ·{' '}
                  {t('keys.created', { when: showMoment(key.createdAt, dateLocale(language)) })} ·{' '}
                  {key.lastUsedAt
                    ? t('keys.used', { when: showMoment(key.lastUsedAt, dateLocale(language)) })
                    : t('keys.unused')}
                </small>
              </span>
              <Button
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('keys.revokeOf', { name: key.name })}
                onClick={() => revoke(key)}
              >
                {t('keys.revoke')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {creating && (
        <CreateKeyDialog
          onClose={() => {
            setCreating(false)
            void refresh()
          }}
        />
      )}
    </div>
  )
}

function CreateKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { done } = useMessages()
  const [name, setName] = useState('')
  const [created, setCreated] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    setBusy(true)
    setFailure(null)
    try {
      setCreated((await createKey(name.trim())).key)
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  const copy = async () => {
    if (!created) return
    try {
      await navigator.clipboard.writeText(created)
      done(t('keys.copied'))
    } catch {
      // Without permission or on plain HTTP: select it, so that the keyboard can copy.
      const field = document.getElementById('new-key')
      if (field instanceof HTMLInputElement) field.select()
    }
  }

  return (
    <Modal
      open
      title={t('keys.create')}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        created ? (
          <Button type="primary" onClick={onClose}>
            {t('keys.stored')}
          </Button>
        ) : null
      }
    >
      {created ? (
        <div className="key-created">
          <Alert type="warning" showIcon title={t('keys.once')} />
          <label htmlFor="new-key">{t('keys.key')}</label>
          <div className="key-copy">
            <Input id="new-key" readOnly value={created} onFocus={(event) => event.target.select()} />
            <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
              {t('keys.copy')}
            </Button>
          </div>
        </div>
      ) : (
        <form className="dialog-form" onSubmit={submit}>
          <div role="alert">{failure !== null && <Alert type="error" showIcon title={explain(failure, t)} />}</div>
          <label htmlFor="key-name">{t('keys.name')}</label>
          <Input
            id="key-name"
            autoFocus
            maxLength={100}
            placeholder={t('keys.nameHint')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <div className="dialog-buttons">
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button type="primary" htmlType="submit" loading={busy} disabled={name.trim() === ''}>
              {t('keys.create')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}
