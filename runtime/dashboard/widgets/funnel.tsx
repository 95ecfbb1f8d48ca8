/** How many records stand in each stage, and how many went on to the next. */
import type { AggregateBody } from '@attain/contract'
import {
  askOfPage,
  type FunnelStage,
  funnelFilter,
  funnelOf,
  type PageState,
  shortFigure,
} from '@attain/engine/dashboard'
import type { dashboards } from '@attain/engine/metadata'
import { type Language, textIn } from '@attain/form'
import { aggregateRecords } from '@attain/ui/api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDashboardPlace } from '../data/place.tsx'
import { useFigures } from '../data/use-figures.ts'
import { saveSheet } from '../export/save-sheet.ts'
import { WidgetCard } from './widget-card.tsx'

interface Props {
  readonly widget: dashboards.FunnelWidget
  readonly state: PageState
  readonly person: string
}

export function FunnelView({ widget, state, person }: Props) {
  const { t } = useTranslation('dashboard')
  const { language, objects, workspace, kpis, listHref } = useDashboardPlace()
  const object = objects.get(widget.object)
  const stage = object?.fields.find(({ name }) => name === (widget.field ?? object.stages?.field))
  const value = object?.fields.find(({ name }) => name === widget.value)
  // the calendar is the server's: what the page's period is called and where it ends is asked with any figure
  const [anyKpi] = kpis.keys()
  const { periods } = askOfPage(state, new Set())
  const dated = useFigures(
    widget.date === undefined || anyKpi === undefined ? undefined : { kpis: [anyKpi], periods, limit: 1 },
  )
  const span = dated.data && { from: dated.data.periods[0]?.from ?? '', until: dated.data.periods.at(-1)?.until ?? '' }
  const filter = funnelFilter(widget, state, person, span)
  const query = {
    ...(filter === undefined ? {} : { filter }),
    groupBy: [{ field: stage?.name ?? 'stage' }],
    measures: [
      { as: 'n', fn: 'count' as const },
      ...(value ? [{ as: 'v', fn: 'sum' as const, field: value.name }] : []),
    ],
  }
  const answer = useQuery({
    queryKey: ['records', workspace, widget.object, 'aggregate', query],
    queryFn: ({ signal }): Promise<AggregateBody> => aggregateRecords(widget.object, query, signal),
    enabled: stage !== undefined && (widget.date === undefined || span !== undefined),
    placeholderData: keepPreviousData,
  })
  const title = textIn(widget.label ?? object?.pluralLabel, language)
  const stages = answer.data && stage ? funnelOf(stage, answer.data, language) : []
  const unit = { type: 'currency', decimals: 0, currency: value?.currency ?? 'USD' } as const
  const number = { type: 'number', decimals: 0 } as const
  const money = (one: FunnelStage) =>
    value ? shortFigure(one.value, value.valueType === 'currency' ? unit : number, language) : ''
  const most = Math.max(...stages.map(({ count }) => count), 1)
  return (
    <WidgetCard
      title={title}
      isLoading={answer.isPending}
      isRefreshing={answer.isPlaceholderData}
      {...(answer.isError && !answer.data ? { error: answer.error } : {})}
      onRetry={() => void answer.refetch()}
      onSpreadsheet={() =>
        saveSheet(
          {
            head: [
              textIn(stage?.label, language),
              t('funnel.count'),
              ...(value ? [textIn(value.label, language)] : []),
            ],
            rows: stages.map((one) => ({
              key: one.key,
              cells: [],
              plain: [one.label, String(one.count), ...(value ? [one.value] : [])],
            })),
          },
          title,
        )
      }
    >
      {stages.every(({ count }) => count === 0) ? (
        <p className="widget-note">{t('funnel.empty', { objects: title })}</p>
      ) : (
        <ol className="funnel">
          {stages.map((one) => (
            <li key={one.key} data-outcome={one.outcome}>
              <span className="funnel-head">
                <a
                  href={listHref(widget.object, {
                    and: [...(filter ? [filter] : []), { '==': [{ var: stage?.name }, one.key] }],
                  })}
                >
                  {one.label}
                </a>
                <span>
                  <strong>{one.count.toLocaleString(language)}</strong> {money(one)}
                </span>
              </span>
              <span className="funnel-bar" style={{ width: `${Math.max(1, (one.count / most) * 100)}%` }} aria-hidden />
              {one.onward !== undefined && (
                <span className="funnel-onward">{t('funnel.onward', { rate: percentOf(one.onward, language) })}</span>
              )}
            </li>
          ))}
        </ol>
      )}
    </WidgetCard>
  )
}

function percentOf(part: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(part)
}
