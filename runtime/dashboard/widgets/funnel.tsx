/** How many records stand in each stage, and how many went on to the next. */
import type { AggregateBody, StagesBody } from '@attain/contract'
import {
  askOfPage,
  type FunnelStage,
  funnelFilter,
  funnelOf,
  numberCell,
  type PageState,
  shortFigure,
} from '@attain/engine/dashboard'
import type { dashboards } from '@attain/engine/metadata'
import { type Language, textIn } from '@attain/form'
import { aggregateRecords, stagesOfRecords } from '@attain/ui/api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDashboardPlace } from '../data/place.tsx'
import { useFigures } from '../data/use-figures.ts'
import { WidgetCard } from './widget-card.tsx'

interface Props {
  readonly widget: dashboards.FunnelWidget
  readonly state: PageState
  readonly person: string
}

const number = { type: 'number', decimals: 0 } as const
const share = { type: 'percent', decimals: 1 } as const
const days = { type: 'number', decimals: 1 } as const

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
  const filter = funnelFilter(widget, state, person, span, kpis.values())
  const isAsked = stage !== undefined && (widget.date === undefined || span !== undefined)
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
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const ways = useQuery({
    queryKey: ['records', workspace, widget.object, 'stages', filter],
    queryFn: ({ signal }): Promise<StagesBody> => stagesOfRecords(widget.object, filter ? { filter } : {}, signal),
    enabled: isAsked && stage.name === object?.stages?.field,
    placeholderData: keepPreviousData,
  })
  const title = textIn(widget.label ?? object?.pluralLabel, language)
  const stages = answer.data && stage ? funnelOf(stage, answer.data, language, ways.data?.items) : []
  const unit = { type: 'currency', decimals: 0, currency: value?.currency ?? 'USD' } as const
  const valueUnit = value?.valueType === 'currency' ? unit : number
  const money = (one: FunnelStage) => (value ? shortFigure(one.value, valueUnit, language) : '')
  const most = Math.max(...stages.map(({ reached }) => reached), 1)
  return (
    <WidgetCard
      title={title}
      isLoading={answer.isPending || ways.isLoading}
      isRefreshing={answer.isPlaceholderData}
      {...(answer.isError && !answer.data ? { error: answer.error } : {})}
      onRetry={() => void answer.refetch()}
      name={widget.name}
      sheet={
        answer.data &&
        (() => ({
          title,
          rows: [
            [
              textIn(stage?.label, language),
              t('funnel.count'),
              ...(value ? [textIn(value.label, language)] : []),
              t('funnel.reached'),
              t('funnel.conversion'),
              t('funnel.lostHere'),
              t('funnel.days'),
            ],
            ...stages.map((one) => [
              one.label,
              numberCell(String(one.count), number, language),
              ...(value ? [numberCell(one.value, valueUnit, language)] : []),
              numberCell(String(one.reached), number, language),
              numberCell(one.onward?.toFixed(4), share, language),
              numberCell(one.lost?.toString(), number, language),
              numberCell(one.days, days, language),
            ]),
          ],
          ...(dated.data && {
            period: [...new Set([dated.data.periods[0]?.name, dated.data.periods.at(-1)?.name])].join(' – '),
          }),
        }))
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
              <FunnelBar stage={one} most={most} />
              <Onward stage={one} />
            </li>
          ))}
        </ol>
      )}
    </WidgetCard>
  )
}

/** All that came so far, and in it what stands there now. */
function FunnelBar({ stage, most }: { readonly stage: FunnelStage; readonly most: number }) {
  const width = (count: number) => `${Math.max(count === 0 ? 0 : 1, (count / most) * 100)}%`
  return (
    <span className="funnel-way" aria-hidden>
      <span className="funnel-reached" style={{ width: width(stage.reached) }} />
      <span className="funnel-bar" style={{ width: width(stage.count) }} />
    </span>
  )
}

/** What became of those that came to a stage. */
function Onward({ stage }: { readonly stage: FunnelStage }) {
  const { t } = useTranslation('dashboard')
  const { language } = useDashboardPlace()
  if (stage.onward === undefined) return null
  const number = (value: number) => value.toLocaleString(language)
  return (
    <span className="funnel-onward">
      <span>
        {t('funnel.onward', {
          rate: percentOf(stage.onward, language),
          count: stage.reached,
          reached: number(stage.reached),
        })}
      </span>
      {stage.lost !== undefined && stage.lost > 0 && <span>{t('funnel.lost', { lost: number(stage.lost) })}</span>}
      {stage.days !== undefined && (
        <span>{t('funnel.stayed', { count: Number(stage.days), days: number(Number(stage.days)) })}</span>
      )}
    </span>
  )
}

function percentOf(part: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(part)
}
