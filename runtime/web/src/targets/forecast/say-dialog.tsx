/** What somebody says a period will come to, with all that was said before. */
import type { ForecastBody, ForecastRow } from '@attain/contract'
import { exactFigure } from '@attain/engine/dashboard'
import { parseAmount } from '@attain/engine/performance/target'
import { explain, useMessages } from '@attain/ui/feedback'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readForecastHistory, sayForecast } from '../../api/forecasts.ts'
import { keys } from '../../api/queries.ts'
import { useApplication } from '../../application/application.tsx'
import { amountToEdit } from '../amount-text.ts'
import { useTargetTexts } from '../texts.ts'
import './forecast.css'

interface Props {
  readonly body: ForecastBody
  readonly row: ForecastRow
  readonly onClose: () => void
}

export function SayDialog({ body: { target, period }, row, onClose }: Props) {
  const { t } = useTargetTexts()
  const { t: page } = useTranslation()
  const { workspace, language } = useApplication()
  const { done } = useMessages()
  const client = useQueryClient()
  const { unit } = target.kpi
  // a sum of months is not what was said of the quarter
  const before = [row.adjusted, row.own].find((said) => said !== null && said.parts === undefined)
  const [commit, setCommit] = useState(amountToEdit(before?.commit ?? null, unit))
  const [best, setBest] = useState(amountToEdit(before?.best ?? null, unit))
  const [reason, setReason] = useState('')
  const [isTouched, setTouched] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>()
  const question = { target: target.name, period: period.key, subject: row.subject }
  const history = useQuery({
    queryKey: keys.forecastHistory(workspace, language, question),
    queryFn: ({ signal }) => readForecastHistory(question, signal),
  })
  const [amount, most] = [parseAmount(commit), parseAmount(best)]
  const isWrong = amount === undefined || amount === null
  const save = async () => {
    setTouched(true)
    if (isWrong || most === undefined) return
    setSaving(true)
    setError(undefined)
    try {
      await sayForecast({
        ...question,
        commit: amount,
        ...(most !== null && { best: most }),
        ...(reason.trim() !== '' && { reason: reason.trim() }),
      })
      await client.invalidateQueries({ queryKey: keys.forecast(workspace, language, {}).slice(0, 4) })
      await client.invalidateQueries({ queryKey: keys.forecastHistory(workspace, language, question) })
      done(t('forecast.done'))
      onClose()
    } catch (caught) {
      setError(caught)
      setSaving(false)
    }
  }
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Modal
      open
      title={`${row.name} · ${period.name}`}
      okText={t('forecast.doSay')}
      cancelText={t('cancel')}
      confirmLoading={isSaving}
      onOk={() => void save()}
      onCancel={onClose}
      {...(!row.maySay && { footer: null })}
    >
      {row.maySay && (
        <Form layout="vertical" onFinish={() => void save()}>
          <div className="forecast-amounts">
            <Form.Item
              label={t('forecast.commit')}
              required
              extra={t('forecast.commitHint')}
              htmlFor="forecast-commit"
              {...(isTouched && isWrong && { validateStatus: 'error' as const, help: t('forecast.wrong') })}
            >
              <Input
                id="forecast-commit"
                autoFocus
                inputMode="decimal"
                value={commit}
                onChange={(event) => setCommit(event.target.value)}
              />
            </Form.Item>
            <Form.Item
              label={t('forecast.best')}
              extra={t('forecast.bestHint')}
              htmlFor="forecast-best"
              {...(isTouched && most === undefined && { validateStatus: 'error' as const, help: t('forecast.wrong') })}
            >
              <Input
                id="forecast-best"
                inputMode="decimal"
                value={best}
                onChange={(event) => setBest(event.target.value)}
              />
            </Form.Item>
          </div>
          <Form.Item label={t('forecast.reason')} htmlFor="forecast-reason">
            <Input.TextArea
              id="forecast-reason"
              autoSize={{ minRows: 2, maxRows: 5 }}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Form.Item>
          {error !== undefined && <Alert type="error" showIcon role="alert" title={explain(error, page)} />}
        </Form>
      )}
      {history.data && history.data.items.length > 0 && (
        <section aria-label={t('history.open')}>
          <h3 className="forecast-before">{t('forecast.before')}</h3>
          <ul className="forecast-history">
            {history.data.items.map(({ commit: said, best: upTo, reason: why, by, at, isOwn }) => (
              <li key={`${at}${said}`}>
                <strong>{exactFigure(said, unit, language)}</strong>
                {upTo !== null && <span> {t('forecast.upTo', { amount: exactFigure(upTo, unit, language) })}</span>}
                <small>
                  {by}
                  {!isOwn && ` · ${t('forecast.asManager')}`} · {moments.format(new Date(at))}
                </small>
                {why && <p>{why}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Modal>
  )
}
