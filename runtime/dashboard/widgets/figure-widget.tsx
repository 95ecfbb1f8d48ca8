/** A widget made of figures: asks its question, draws the answer, and opens what is behind a mark. */
import type { FigureRecordsQuery, FiguresBody } from '@attain/contract'
import {
  type FigureWidget,
  isDrawn,
  type PageState,
  questionOf,
  sheetRows,
  tableOf,
  trendQuestionOf,
} from '@attain/engine/dashboard'
import { textIn } from '@attain/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDashboardPlace } from '../data/place.tsx'
import { useFigures } from '../data/use-figures.ts'
import { behindRow } from '../drill/behind-row.ts'
import { Drawn } from './drawn.tsx'
import type { DrawnProps } from './drawn-props.ts'
import { PlainTable } from './parts.tsx'
import { WidgetCard } from './widget-card.tsx'

interface Props {
  readonly widget: FigureWidget
  readonly state: PageState
  readonly person: string
  readonly onOpen: (question: FigureRecordsQuery) => void
}

/** Those that are tables already have no other one behind the switch. */
const tables: ReadonlySet<FigureWidget['type']> = new Set(['leaderboard', 'pivot', 'heatMap', 'number', 'gauge'])

export function FigureWidgetView({ widget, state, person, onOpen }: Props) {
  const { t } = useTranslation('dashboard')
  const { language, kpis } = useDashboardPlace()
  const question = questionOf(widget, state, kpis)
  const figures = useFigures(question)
  const trend = useFigures(
    widget.type === 'number' && widget.trend !== undefined
      ? trendQuestionOf(widget.kpi, widget.trend, state, kpis)
      : undefined,
  )
  const [asTable, setAsTable] = useState(false)
  const answer = figures.data
  const first = kpis.get(question.kpis[0] ?? '')
  const title = textIn(widget.label ?? first?.label ?? answer?.kpis[0]?.label, language)
  const open: DrawnProps<FigureWidget>['onOpen'] = (kpi, row, which) =>
    answer && onOpen(behindRow(kpi, question, answer, row, which))
  const table = answer && tableOf(widget, answer, language)
  const uneven = Math.max(0, ...(answer?.uneven ?? []))
  const isEmpty = answer?.rows.some((row) => isDrawn(widget, row)) === false
  return (
    <WidgetCard
      title={title}
      hint={first && textIn(first.definition, language)}
      {...(uneven > 0 ? { warning: t('unevenShort', { count: uneven }) } : {})}
      isLoading={figures.isPending}
      isRefreshing={figures.isPlaceholderData}
      {...(figures.isError && !answer ? { error: figures.error } : {})}
      onRetry={() => void figures.refetch()}
      {...(tables.has(widget.type) ? {} : { asTable, onTable: setAsTable })}
      name={widget.name}
      sheet={answer && (() => ({ title, rows: sheetRows(widget, answer, language), period: spanOf(answer) }))}
    >
      {answer && table && isEmpty && widget.type !== 'number' && widget.type !== 'gauge' ? (
        <p className="widget-note">
          {widget.type === 'scatter'
            ? t('emptyDots', {
                one: textIn(answer.kpis[0]?.label, language),
                other: textIn(answer.kpis[1]?.label, language),
              })
            : t('empty', { records: first ? textIn(first.definition, language) : '' })}
        </p>
      ) : answer && table && asTable ? (
        <PlainTable
          table={table}
          onRow={(index) => {
            const row = answer.rows[index]
            if (row && question.kpis[0]) open(question.kpis[0], row)
          }}
        />
      ) : (
        answer && (
          <Drawn widget={widget} answer={answer} trend={trend.data} person={person} title={title} onOpen={open} />
        )
      )}
    </WidgetCard>
  )
}

/** "November 2026", "December 2025 – November 2026" */
function spanOf({ periods }: FiguresBody): string {
  const [first, last] = [periods[0], periods.at(-1)]
  return first === last ? (first?.name ?? '') : `${first?.name} – ${last?.name}`
}
