/** What a period comes to, of the company, teams or people: the same that the page of targets says. */
import type { FigureRecordsQuery, ForecastBody, ForecastRow } from '@attain/contract'
import { forecastRows, type PageState, shortFigure } from '@attain/engine/dashboard'
import type { dashboards } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { ApiError, request } from '@attain/ui/api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDashboardPlace } from '../data/place.tsx'
import { behindTarget } from '../drill/behind-target.ts'
import { ForecastBar } from './forecast-bar.tsx'
import { forecastSheet, standingOf } from './forecast-sheet.ts'
import { WidgetCard } from './widget-card.tsx'

const USUAL_ROWS = 20

interface Props {
  readonly widget: dashboards.ForecastWidget
  readonly state: PageState
  readonly onOpen: (question: FigureRecordsQuery) => void
}

export function ForecastView({ widget, state, onOpen }: Props) {
  const { t } = useTranslation('dashboard')
  const { workspace, language, kpis } = useDashboardPlace()
  const query = {
    kpi: widget.kpi,
    granularity: state.granularity,
    ...(widget.by !== undefined && { by: widget.by }),
  }
  const answer = useQuery({
    queryKey: ['figures', workspace, language, 'forecast', query],
    queryFn: ({ signal }) => request<ForecastBody>('/performance/forecasts', { method: 'POST', body: query, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const kpi = kpis.get(widget.kpi)
  const title = textIn(widget.label ?? kpi?.label, language)
  const rows = forecastRows(answer.data?.rows ?? []).slice(0, widget.limit ?? USUAL_ROWS)
  const isWithout = answer.error instanceof ApiError && answer.error.status === 404
  return (
    <WidgetCard
      title={answer.data ? `${title} · ${answer.data.period.name}` : title}
      hint={kpi && textIn(kpi.definition, language)}
      isLoading={answer.isPending}
      isRefreshing={answer.isPlaceholderData}
      {...(answer.isError && !isWithout ? { error: answer.error } : {})}
      onRetry={() => void answer.refetch()}
      name={widget.name}
      sheet={
        answer.data &&
        (() => ({
          title,
          rows: forecastSheet(rows, answer.data.target.kpi.unit, language, (column) => t(`forecast.sheet.${column}`)),
          period: answer.data.period.name,
        }))
      }
    >
      {isWithout || rows.length === 0 ? (
        <p className="widget-note">{t(isWithout ? 'forecast.noTargets' : 'forecast.empty')}</p>
      ) : (
        answer.data && <ForecastTable body={answer.data} rows={rows} isTree={widget.by === undefined} onOpen={onOpen} />
      )}
    </WidgetCard>
  )
}

interface Column {
  readonly key: 'actual' | 'target' | 'pipeline' | 'pace' | 'trend' | 'said' | 'off'
  /** Only where somebody has it. */
  readonly isThere?: boolean
  readonly hint?: string
  readonly hintOf?: (row: ForecastRow) => string | undefined
  readonly cell: (row: ForecastRow) => ReactNode
}

function ForecastTable({
  body,
  rows,
  isTree,
  onOpen,
}: {
  readonly body: ForecastBody
  readonly rows: readonly ForecastRow[]
  readonly isTree: boolean
  readonly onOpen: Props['onOpen']
}) {
  const { t } = useTranslation('dashboard')
  const { language } = useDashboardPlace()
  const { target, period, pipelineKpi } = body
  const { unit } = target.kpi
  const figure = (value: string | null | undefined) => (value == null ? '–' : shortFigure(value, unit, language))
  const opening = (subject: string, of: string | undefined, value: string | null | undefined) =>
    of === undefined || value == null ? (
      figure(value)
    ) : (
      <button
        type="button"
        className="figure-button"
        onClick={() => onOpen(behindTarget(target, period.key, subject, of))}
      >
        {figure(value)}
      </button>
    )
  // what nobody has is no column
  const has = {
    pipeline: rows.some(({ pipeline }) => pipeline !== null),
    trend: rows.some(({ trend }) => trend !== null),
    said: rows.some(({ own, adjusted }) => own !== null || adjusted !== null),
    off: rows.some(({ errors }) => (errors.said ?? errors.trend) !== undefined),
  }
  const all: readonly Column[] = [
    { key: 'actual', cell: ({ subject, actual }) => opening(subject, target.kpi.name, actual) },
    { key: 'target', cell: ({ asked }) => figure(asked) },
    {
      key: 'pipeline',
      isThere: has.pipeline,
      cell: ({ subject, pipeline }) => opening(subject, pipelineKpi, pipeline?.comesTo),
    },
    { key: 'pace', cell: ({ pace }) => figure(pace) },
    { key: 'trend', isThere: has.trend, cell: ({ trend }) => figure(trend) },
    {
      key: 'said',
      isThere: has.said,
      hintOf: (row) => standingOf(row)?.reason ?? undefined,
      cell: (row) => {
        const said = standingOf(row)
        return (
          <>
            <strong>{figure(said?.commit)}</strong>
            {said?.best != null && <small> – {figure(said.best)}</small>}
            {said?.parts && (
              <small className="forecast-parts">{t(`forecast.parts.${said.parts.every}`, said.parts)}</small>
            )}
          </>
        )
      },
    },
    {
      key: 'off',
      isThere: has.off,
      hint: t('forecast.offHint', { count: body.past }),
      hintOf: ({ errors }) => (errors.said ? undefined : t('forecast.offTrend')),
      cell: ({ errors }) => <Off error={errors.said ?? errors.trend} />,
    },
  ]
  const columns = all.filter(({ isThere = true }) => isThere)
  return (
    <div className="widget-scroll">
      <p className="forecast-key">
        <span data-of="actual">{t('forecast.actual')}</span>
        {has.pipeline && <span data-of="open">{t('forecast.open')}</span>}
        <span data-of="target">{t('forecast.target')}</span>
        {has.said && <span data-of="said">{t('forecast.said')}</span>}
      </p>
      <table className="figures forecasts">
        <thead>
          <tr>
            <th scope="col">{t('forecast.who')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('forecast.picture')}</span>
            </th>
            {columns.map(({ key, hint }) => (
              <th key={key} scope="col" data-numeric title={hint}>
                {t(`forecast.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.subject}>
              <th scope="row" style={{ paddingInlineStart: isTree ? row.depth * 16 : 0 }}>
                {row.name}
              </th>
              <td className="forecast-cell">
                <ForecastBar row={row} />
              </td>
              {columns.map(({ key, cell, hintOf }) => (
                <td key={key} data-numeric title={hintOf?.(row)}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** "12% too high": how far off it was before, and to which side. */
function Off({ error }: { readonly error: ForecastRow['errors']['said'] }) {
  const { t } = useTranslation('dashboard')
  const { language } = useDashboardPlace()
  if (error === undefined) return '–'
  const off = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(
    Number(error.wape) / 100,
  )
  const bias = Number(error.bias)
  const side = Math.abs(bias) < 1 ? 'even' : bias > 0 ? 'high' : 'low'
  return t(`forecast.offBy.${side}`, { off })
}
