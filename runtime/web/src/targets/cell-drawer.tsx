/** What is known of one target: what is asked and why, what comes next, and how it came about. */
import type { TargetGridBody } from '@attain/contract'
import { Failure } from '@attain/ui/feedback'
import { useQuery } from '@tanstack/react-query'
import { Drawer, Grid, Skeleton } from 'antd'
import { keys } from '../api/queries.ts'
import { readTargetHistory } from '../api/targets.ts'
import { useApplication } from '../application/application.tsx'
import { amountText } from './amount-text.ts'
import { columnsOf } from './plan.ts'
import type { Place } from './target-grid.tsx'
import { TargetTimeline } from './target-timeline.tsx'
import { useTargetTexts } from './texts.ts'
import './cell.css'

interface Props {
  readonly body: TargetGridBody
  readonly place: Place
  readonly onClose: () => void
}

export function CellDrawer({ body, place, onClose }: Props) {
  const { t } = useTargetTexts()
  const { workspace, language } = useApplication()
  const wide = Grid.useBreakpoint().md ?? true
  const { unit } = body.target.kpi
  const row = body.rows.find(({ subject }) => subject === place.subject)
  const column = columnsOf(body).find(({ key }) => key === place.period)
  const cell = row?.cells[place.period]
  const query = { target: body.target.name, ...place }
  const history = useQuery({
    queryKey: keys.targetHistory(workspace, language, query),
    queryFn: ({ signal }) => readTargetHistory(query, signal),
    enabled: row !== undefined && row.right !== 'none',
  })
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const show = (text: string) => day.format(new Date(`${text}T00:00:00Z`))
  return (
    <Drawer
      open
      size={wide ? 480 : '100%'}
      title={row && column ? `${row.name} · ${column.name}` : t('history.open')}
      onClose={onClose}
    >
      <div className="target-known">
        <p className="target-known-amount">
          <strong>{amountText(cell?.amount ?? null, unit, language) || t('mark.none')}</strong>
          {cell?.isDerived ? (
            <span>{t('known.derived')}</span>
          ) : (
            cell?.effective && <span>{t('known.since', { day: show(cell.effective) })}</span>
          )}
        </p>
        {cell?.asked !== undefined && (
          <div className="target-asked">
            <p>{t('known.asked', { amount: amountText(cell.asked, unit, language) })}</p>
            {cell.segments && cell.segments.length > 0 && (
              <ul>
                {cell.segments.map(({ from, until, percent }) => (
                  <li key={from}>
                    <span>
                      {show(from)} – {show(dayBefore(until))}
                    </span>
                    <span>{Number(percent)}%</span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
        {cell?.next && (
          <p>
            {t('known.next', {
              day: show(cell.next.effective),
              amount: amountText(cell.next.amount, unit, language) || t('mark.none'),
            })}
          </p>
        )}
        {cell?.submitted && (
          <p>{t('known.submitted', { amount: amountText(cell.submitted.amount, unit, language) || t('mark.none') })}</p>
        )}
        <h3>{t('history.title')}</h3>
        {history.isError && <Failure error={history.error} retry={() => void history.refetch()} />}
        {history.isPending && history.isFetching && <Skeleton active title={false} paragraph={{ rows: 4 }} />}
        {history.data && <TargetTimeline lines={history.data.items} unit={unit} />}
      </div>
    </Drawer>
  )
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
