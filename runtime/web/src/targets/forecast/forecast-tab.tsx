/** What a period will come to: what is there, what is open, pace, trend, and what people say. */
import type { ForecastBody, ForecastRow, Said } from '@attain/contract'
import { ForecastBar } from '@attain/dashboard/forecast-bar'
import { forecastRows, shortFigure } from '@attain/engine/dashboard'
import { textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select, Skeleton } from 'antd'
import { type CSSProperties, useState } from 'react'
import { readForecast } from '../../api/forecasts.ts'
import { keys } from '../../api/queries.ts'
import { useApplication } from '../../application/application.tsx'
import { percentText } from '../amount-text.ts'
import { useTargetTexts } from '../texts.ts'
import { SayDialog } from './say-dialog.tsx'
import './forecast.css'

interface Props {
  readonly target: string
  readonly period: string | undefined
  readonly onPeriod: (period: string) => void
}

export function ForecastTab({ target, period, onPeriod }: Props) {
  const { workspace, language } = useApplication()
  const query = { target, ...(period !== undefined && { period }) }
  const forecast = useQuery({
    queryKey: keys.forecast(workspace, language, query),
    queryFn: ({ signal }) => readForecast(query, signal),
    placeholderData: keepPreviousData,
  })
  if (forecast.isError) return <Failure error={forecast.error} retry={() => void forecast.refetch()} />
  if (!forecast.data) return <Skeleton active title={false} paragraph={{ rows: 10 }} />
  return <Forecast body={forecast.data} isOld={forecast.isPlaceholderData} onPeriod={onPeriod} />
}

function Forecast({
  body,
  isOld,
  onPeriod,
}: {
  readonly body: ForecastBody
  readonly isOld: boolean
  readonly onPeriod: (period: string) => void
}) {
  const { t } = useTargetTexts()
  const { language } = useApplication()
  const { target, period } = body
  const shown = forecastRows(body.rows)
  const levels = target.levels.filter(({ by }) => shown.some((row) => row.by === by))
  const [level, setLevel] = useState<string>('all')
  const [saying, setSaying] = useState<ForecastRow>()
  const rows = shown.filter((row) => level === 'all' || row.by === level)
  return (
    <>
      <div className="targets-bar">
        <Select
          className="targets-period"
          aria-label={t('period')}
          value={period.key}
          options={body.periods.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={onPeriod}
        />
        {levels.length > 1 && (
          <Segmented
            aria-label={t('progress.level')}
            value={level}
            options={[
              { value: 'all', label: t('forecast.all') },
              ...levels.map(({ by, label }) => ({ value: by, label: textIn(label, language) })),
            ]}
            onChange={setLevel}
          />
        )}
      </div>
      {rows.length === 0 ? (
        <div className="empty">
          <p>{t('forecast.empty')}</p>
        </div>
      ) : (
        <div className="panel forecast-panel" aria-busy={isOld}>
          <p className="forecast-legend">
            <span data-of="actual">{t('progress.attained')}</span>
            <span data-of="open">{t('forecast.open')}</span>
            <span data-of="said">{t('forecast.said')}</span>
            <span data-of="target">{t('progress.target')}</span>
          </p>
          <table className="forecast-table">
            <thead>
              <tr>
                <th scope="col">{t('grid.who')}</th>
                <th scope="col" className="forecast-picture">
                  <span className="visually-hidden">{t('forecast.picture')}</span>
                </th>
                <th scope="col">{t('progress.attained')}</th>
                <th scope="col">{t('forecast.pipeline')}</th>
                <th scope="col">{t('forecast.pace')}</th>
                <th scope="col">{t('forecast.trend')}</th>
                <th scope="col">{t('forecast.own')}</th>
                <th scope="col">{t('forecast.adjusted')}</th>
                <th scope="col" title={t('forecast.offHint', { count: body.past })}>
                  {t('forecast.off')}
                </th>
                <th scope="col">
                  <span className="visually-hidden">{t('forecast.say')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.subject} row={row} body={body} isTree={level === 'all'} onSay={() => setSaying(row)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {saying && <SayDialog body={body} row={saying} onClose={() => setSaying(undefined)} />}
    </>
  )
}

function Row({
  row,
  body,
  isTree,
  onSay,
}: {
  readonly row: ForecastRow
  readonly body: ForecastBody
  readonly isTree: boolean
  readonly onSay: () => void
}) {
  const { t } = useTargetTexts()
  const { language } = useApplication()
  const { unit } = body.target.kpi
  const figure = (value: string | null | undefined) => (value == null ? '–' : shortFigure(value, unit, language))
  const { own, adjusted, errors } = row
  const hasSaid = [own, adjusted].some((said) => said !== null && said.parts === undefined)
  return (
    <tr data-level={row.by}>
      <th scope="row" style={{ '--depth': isTree ? row.depth : 0 } as CSSProperties}>
        {row.name}
      </th>
      <td className="forecast-picture">
        <ForecastBar row={row} />
      </td>
      <td data-label={t('progress.attained')}>
        {figure(row.actual)}
        {row.asked !== null && <small> / {figure(row.asked)}</small>}
      </td>
      <td data-label={t('forecast.pipeline')} data-empty={row.pipeline === null || undefined}>
        {figure(row.pipeline?.comesTo)}
      </td>
      <td data-label={t('forecast.pace')} data-empty={row.pace === null || undefined}>
        {figure(row.pace)}
      </td>
      <td className="forecast-word" data-label={t('forecast.trend')} data-empty={row.trend === null || undefined}>
        {figure(row.trend)}
        <Off error={errors.trend} />
      </td>
      <td className="forecast-word" data-label={t('forecast.own')} data-empty={own === null || undefined}>
        <strong>{figure(own?.commit)}</strong>
        {own?.best != null && <small> {t('forecast.upTo', { amount: figure(own.best) })}</small>}
        <Parts said={own} />
      </td>
      <td
        className="forecast-word"
        data-label={t('forecast.adjusted')}
        data-empty={adjusted === null || undefined}
        title={adjusted?.reason ?? undefined}
      >
        <strong>{figure(adjusted?.commit)}</strong>
        {adjusted?.best != null && <small> {t('forecast.upTo', { amount: figure(adjusted.best) })}</small>}
        {adjusted && <small> {adjusted.by}</small>}
        <Parts said={adjusted} />
      </td>
      <td data-label={t('forecast.off')} data-empty={errors.said === undefined || undefined}>
        {errors.said ? <Off error={errors.said} /> : '–'}
      </td>
      <td className="forecast-act">
        {(row.maySay || hasSaid) && (
          <Button size="small" onClick={onSay} aria-label={t('forecast.sayOf', { name: row.name })}>
            {row.maySay ? t(hasSaid ? 'forecast.change' : 'forecast.say') : t('history.open')}
          </Button>
        )}
      </td>
    </tr>
  )
}

/** "sum of 2 of 3 months" */
function Parts({ said }: { readonly said: Said | null }) {
  const { t } = useTargetTexts()
  return said?.parts && <small>{t(`forecast.parts.${said.parts.every}`, said.parts)}</small>
}

/** "off by 12%, too high" */
function Off({ error }: { readonly error: ForecastRow['errors']['said'] }) {
  const { t } = useTargetTexts()
  const { language } = useApplication()
  if (error === undefined) return null
  const bias = Number(error.bias)
  const side = Math.abs(bias) < 1 ? 'even' : bias > 0 ? 'high' : 'low'
  return <small> {t(`forecast.offBy.${side}`, { off: percentText(error.wape, language) })}</small>
}
