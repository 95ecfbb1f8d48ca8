/** What is also sent by e-mail, in which language, and when not. */
import type { NotificationTopic, PreferencesBody, PreferencesInput } from '@attain/contract'
import { Failure, useMessages } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Select, Skeleton, Switch } from 'antd'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { getPreferences, savePreferences } from '../api/notifications.ts'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'
import { useTexts } from './texts.ts'
import { TimeZoneSelect } from './time-zone-select.tsx'
import '../settings/settings.css'
import './notifications.css'

const OwnSubscriptions = lazy(() => import('../subscriptions/own-subscriptions.tsx'))

export default function PreferencesPage() {
  const { t } = useTexts()
  const { workspace, dashboards } = useApplication()
  const answer = useQuery({
    queryKey: keys.notificationPreferences(workspace),
    queryFn: ({ signal }) => getPreferences(signal),
    // what is being changed is not overtaken by what was
    refetchOnWindowFocus: false,
  })
  useTitle(t('preferences.title'))
  return (
    <div className="narrow-page">
      <h1>{t('preferences.title')}</h1>
      {answer.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isSuccess && <PreferencesForm known={answer.data} />}
      {dashboards.length > 0 && (
        <Suspense fallback={null}>
          <OwnSubscriptions />
        </Suspense>
      )}
    </div>
  )
}

const topics: readonly NotificationTopic[] = ['approval', 'commission', 'rule', 'scorecard', 'target']
const NIGHT = { from: 22 * 60, until: 7 * 60 }

function PreferencesForm({ known }: { readonly known: PreferencesBody }) {
  const { t } = useTexts()
  const { workspace } = useApplication()
  const client = useQueryClient()
  const { done, problem } = useMessages()
  const [busy, setBusy] = useState(false)
  const { address, sendsEmail, ...input } = known
  const [chosen, setChosen] = useState<PreferencesInput>(input)
  const change = (part: Partial<PreferencesInput>) => setChosen({ ...chosen, ...part })

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await savePreferences(chosen)
      await client.invalidateQueries({ queryKey: keys.notificationPreferences(workspace) })
      done(t('preferences.saved'))
    } catch (error) {
      problem(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form className="settings-form" onSubmit={submit}>
      {!sendsEmail && <Alert type="info" showIcon title={t('preferences.noEmail')} />}
      {sendsEmail && address === null && <Alert type="warning" showIcon title={t('preferences.noAddress')} />}
      <section className="panel">
        <h2>{t('preferences.what')}</h2>
        <table className="topics">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('preferences.topic')}</span>
              </th>
              <th scope="col">{t('preferences.here')}</th>
              <th scope="col">{t('preferences.email')}</th>
            </tr>
          </thead>
          <tbody>
            {topics.map((topic) => (
              <tr key={topic}>
                <th scope="row">
                  <span>{t(`topic.${topic}`)}</span>
                  <small>{t(`preferences.${topic}Hint`)}</small>
                </th>
                <td className="topics-always">{t('preferences.always')}</td>
                <td>
                  <Switch
                    checked={chosen.email[topic]}
                    aria-label={t('preferences.emailOf', { topic: t(`topic.${topic}`) })}
                    onChange={(on) => change({ email: { ...chosen.email, [topic]: on } })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {address !== null && <p className="page-hint">{t('preferences.address', { address })}</p>}
      </section>
      <section className="panel">
        <h2>{t('preferences.quiet')}</h2>
        <div className="switch-line">
          <Switch
            id="quiet"
            checked={chosen.quiet !== null}
            onChange={(on) => change({ quiet: on ? (known.quiet ?? NIGHT) : null })}
          />
          <label htmlFor="quiet">{t('preferences.quietLabel')}</label>
        </div>
        {chosen.quiet !== null && (
          <div className="quiet-times">
            {(['from', 'until'] as const).map((end) => (
              <label key={end} htmlFor={`quiet-${end}`}>
                {t(`preferences.${end}`)}
                <Input
                  id={`quiet-${end}`}
                  type="time"
                  required
                  value={timeOf(chosen.quiet?.[end] ?? 0)}
                  onChange={(event) => {
                    const minute = minuteOf(event.target.value)
                    if (chosen.quiet && minute !== null) change({ quiet: { ...chosen.quiet, [end]: minute } })
                  }}
                />
              </label>
            ))}
            <label htmlFor="time-zone" className="quiet-zone">
              {t('preferences.timeZone')}
              <TimeZoneSelect id="time-zone" value={chosen.timeZone} onChange={(timeZone) => change({ timeZone })} />
            </label>
          </div>
        )}
      </section>
      <section className="panel">
        <h2>{t('preferences.language')}</h2>
        <Select
          className="language-select"
          aria-label={t('preferences.language')}
          value={chosen.language}
          onChange={(language) => change({ language })}
          options={[
            { value: 'en', label: 'English' },
            { value: 'zh-CN', label: '中文' },
          ]}
        />
      </section>
      <div className="dialog-buttons">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Null for a time that is not typed to its end. */
function minuteOf(time: string): number | null {
  const [, hour, minute] = time.match(/^(\d{2}):(\d{2})/) ?? []
  return hour === undefined || minute === undefined ? null : Number(hour) * 60 + Number(minute)
}
