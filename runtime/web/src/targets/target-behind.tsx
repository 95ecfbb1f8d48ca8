/** What a figure is to reach, how far it has come, and how its target came about. */
import type { FigureRecordsBody, TargetHistoryQuery, TargetOfFigure } from '@attain/contract'
import { exactFigure } from '@attain/engine/dashboard'
import { Failure } from '@attain/ui/feedback'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { keys } from '../api/queries.ts'
import { readTargetHistory } from '../api/targets.ts'
import { useApplication } from '../application/application.tsx'
import { percentText } from './amount-text.ts'
import { TargetTimeline } from './target-timeline.tsx'
import { useTargetTexts } from './texts.ts'
import './cell.css'

interface Props {
  readonly figure: FigureRecordsBody
  readonly target: TargetOfFigure
}

export default function TargetBehind({ figure: { kpi }, target }: Props) {
  const { t } = useTargetTexts()
  const { language } = useApplication()
  const { amount, asked, progress, name, subject, period } = target
  return (
    <div className="target-known">
      <h3>{t('behind.title')}</h3>
      <p className="target-known-amount">
        <strong>{exactFigure(asked, kpi.unit, language)}</strong>
        {progress && <span>{t('behind.attained', { percent: percentText(progress.attainment, language) })}</span>}
      </p>
      {amount !== asked && <p>{t('mine.full', { amount: exactFigure(amount, kpi.unit, language) })}</p>}
      <h3>{t('history.title')}</h3>
      {period === undefined ? (
        <p className="page-hint">{t('behind.several')}</p>
      ) : (
        <History query={{ target: name, subject, period }} unit={kpi.unit} />
      )}
    </div>
  )
}

function History({
  query,
  unit,
}: {
  readonly query: TargetHistoryQuery
  readonly unit: FigureRecordsBody['kpi']['unit']
}) {
  const { t } = useTargetTexts()
  const { workspace, language } = useApplication()
  const history = useQuery({
    queryKey: keys.targetHistory(workspace, language, query),
    queryFn: ({ signal }) => readTargetHistory(query, signal),
  })
  if (history.isError) return <Failure error={history.error} retry={() => void history.refetch()} />
  if (history.isPending) return <Skeleton active title={false} paragraph={{ rows: 3 }} />
  return history.data.items.length === 0 ? (
    <p className="page-hint">{t('mine.derived')}</p>
  ) : (
    <TargetTimeline lines={history.data.items} unit={unit} />
  )
}
