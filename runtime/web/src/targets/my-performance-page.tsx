/** How somebody stands: own targets with pace and forecast, one's place, and all other figures; made for a phone. */
import type { FiguresBody, KpiBody, TargetProgressBody, TargetProgressRow } from '@attain/contract'
import { behindTarget } from '@attain/dashboard/behind-target'
import { exactFigure, shortFigure } from '@attain/engine/dashboard'
import { textIn } from '@attain/form'
import { ApiError, request } from '@attain/ui/api'
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQueries, useQuery } from '@tanstack/react-query'
import { Button, Drawer, Segmented, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useSearchParams } from 'react-router'
import { keys } from '../api/queries.ts'
import { listTargets, readTargetHistory, readTargetProgress } from '../api/targets.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { percentText } from './amount-text.ts'
import { FigureBehind } from './figure-behind.tsx'
import { ProgressRing, Standing } from './progress-bar.tsx'
import { TargetTimeline } from './target-timeline.tsx'
import { useTargetTexts } from './texts.ts'
import './targets.css'
import './cell.css'
import './mine.css'

const OwnScores = lazy(() => import('../scorecards/own-scores.tsx'))

const spans = ['month', 'quarter', 'year'] as const
type Span = (typeof spans)[number]

export default function MyPerformancePage() {
  const { t } = useTargetTexts()
  const { workspace, language, app, session } = useApplication()
  const [params, setParams] = useSearchParams()
  useTitle(t('mine.title'))
  const span: Span = spans.find((one) => one === params.get('span')) ?? 'quarter'
  const list = useQuery({
    queryKey: keys.targets(workspace, language),
    queryFn: ({ signal }) => listTargets(signal),
    enabled: app.hasKpis,
  })
  const targets = (list.data?.items ?? []).filter(({ levels }) => levels.some(({ by }) => by === 'person'))
  const progress = useQueries({
    queries: targets.map(({ name }) => {
      const query = { target: name, mine: true, granularity: span }
      return {
        queryKey: keys.targetProgress(workspace, language, query),
        queryFn: ({ signal }: { signal: AbortSignal }) => readTargetProgress(query, signal),
      }
    }),
  })
  if (!app.hasKpis)
    return <Failure error={new ApiError(404, { code: 'not_found', message: '' })} homeHref={paths.home(workspace)} />
  const failed = list.error ?? progress.find(({ error }) => error !== null)?.error
  const isLoading = list.isPending || progress.some(({ isPending }) => isPending)
  const shown = progress.flatMap(({ data }) => (data === undefined || data.rows[0]?.asked == null ? [] : [data]))
  return (
    <div className="my-performance">
      <div className="page-head targets-head">
        <h1>{t('mine.title')}</h1>
        <Segmented
          aria-label={t('period')}
          value={span}
          options={spans.map((value) => ({ value, label: t(`span.${value}`) }))}
          onChange={(value) => setParams({ span: value }, { replace: true })}
        />
      </div>
      {failed && <Failure error={failed} retry={() => void list.refetch()} />}
      {isLoading ? (
        <div className="my-cards">
          {[1, 2].map((at) => (
            <div key={at} className="panel my-card">
              <Skeleton active avatar={{ size: 96 }} paragraph={{ rows: 2 }} />
            </div>
          ))}
        </div>
      ) : shown.length === 0 ? (
        <div className="empty">
          <p>{t('mine.noTargets')}</p>
        </div>
      ) : (
        <div className="my-cards">
          {shown.map((body) => (
            <MyTarget key={body.target.name} body={body} />
          ))}
        </div>
      )}
      {app.hasScorecards && (
        <Suspense>
          <OwnScores />
        </Suspense>
      )}
      <OtherFigures span={span} person={session.person.id} without={shown.map(({ target }) => target.kpi.name)} />
    </div>
  )
}

function MyTarget({ body }: { readonly body: TargetProgressBody }) {
  const { t } = useTargetTexts()
  const { language } = useApplication()
  const [opened, setOpened] = useState<'records' | 'target'>()
  const [row] = body.rows
  if (row === undefined) return null
  const { target, period } = body
  const { unit } = target.kpi
  const isOver = body.today >= period.until
  const { progress, rank } = row
  const text = (amount: string) => exactFigure(amount, unit, language)
  return (
    <section className="panel my-card" aria-label={textIn(target.label, language)}>
      <button
        type="button"
        className="my-card-main"
        aria-label={t('mine.open', { name: textIn(target.kpi.label, language) })}
        onClick={() => setOpened('records')}
      >
        <ProgressRing row={row} isOver={isOver} />
        <span className="my-card-words">
          <span className="my-card-title">{textIn(target.kpi.label, language)}</span>
          <small>{period.name}</small>
          <span className="my-card-figures">
            <strong>{exactFigure(row.actual, unit, language)}</strong>
            <span>{t('mine.of', { target: text(row.asked ?? '0') })}</span>
          </span>
          <Standing row={row} kpi={target.kpi} isOver={isOver} />
        </span>
      </button>
      <dl className="my-card-more">
        {progress?.forecast !== undefined && !isOver && (
          <div>
            <dt>{t('progress.pace')}</dt>
            <dd>{text(progress.expected)}</dd>
          </div>
        )}
        {progress?.forecast !== undefined && !isOver && (
          <div>
            <dt>{t('progress.forecast')}</dt>
            <dd>{text(progress.forecast)}</dd>
          </div>
        )}
        {progress?.forecast !== undefined && isShown(progress.neededPerDay, unit.decimals) && !isOver && (
          <div>
            <dt>{t(target.pace === 'workingDays' ? 'mine.perWorkingDay' : 'mine.perDay')}</dt>
            <dd>{shortFigure(progress.neededPerDay, unit, language)}</dd>
          </div>
        )}
        {rank && rank.of > 1 && (
          <div>
            <dt>{t(target.kpi.ranking === 'team' ? 'mine.rankInTeam' : 'mine.rank')}</dt>
            <dd>{t('mine.place', { place: rank.place, of: rank.of })}</dd>
          </div>
        )}
      </dl>
      <div className="my-card-actions">
        {row.amount !== row.asked && row.amount !== null && (
          <small>{t('mine.full', { amount: text(row.amount) })}</small>
        )}
        <Button size="small" type="link" onClick={() => setOpened('target')}>
          {t('mine.target')}
        </Button>
      </div>
      {opened === 'records' && (
        <FigureBehind
          kpi={target.kpi}
          question={behindTarget(target, period.key, row.subject)}
          onClose={() => setOpened(undefined)}
        />
      )}
      {opened === 'target' && <TargetHistory body={body} row={row} onClose={() => setOpened(undefined)} />}
    </section>
  )
}

/** Not what would be shown as 0. */
function isShown(amount: string | undefined, decimals: number): amount is string {
  return amount !== undefined && Number(amount) >= 0.5 / 10 ** decimals
}

function TargetHistory({
  body: { target, period },
  row: { subject, amount, asked, progress },
  onClose,
}: {
  readonly body: TargetProgressBody
  readonly row: TargetProgressRow
  readonly onClose: () => void
}) {
  const { t } = useTargetTexts()
  const { workspace, language } = useApplication()
  const query = { target: target.name, subject, period: period.key }
  const history = useQuery({
    queryKey: keys.targetHistory(workspace, language, query),
    queryFn: ({ signal }) => readTargetHistory(query, signal),
  })
  return (
    <Drawer open size={480} title={`${textIn(target.label, language)} · ${period.name}`} onClose={onClose}>
      <div className="target-known">
        {target.description && <p>{textIn(target.description, language)}</p>}
        {asked !== null && (
          <p className="target-known-amount">
            <strong>{exactFigure(asked, target.kpi.unit, language)}</strong>
            {progress && <span>{t('behind.attained', { percent: percentText(progress.attainment, language) })}</span>}
          </p>
        )}
        {asked !== null && amount !== null && amount !== asked && (
          <div className="target-asked">
            <p>
              {t('known.asked', { amount: exactFigure(asked, target.kpi.unit, language) })}{' '}
              {t('mine.full', { amount: exactFigure(amount, target.kpi.unit, language) })}
            </p>
          </div>
        )}
        <h3>{t('history.title')}</h3>
        {history.isError && <Failure error={history.error} retry={() => void history.refetch()} />}
        {history.isPending && <Skeleton active title={false} paragraph={{ rows: 4 }} />}
        {history.data && history.data.items.length === 0 ? (
          <p className="page-hint">{t('mine.derived')}</p>
        ) : (
          history.data && <TargetTimeline lines={history.data.items} unit={target.kpi.unit} />
        )}
      </div>
    </Drawer>
  )
}

/** As many as one question asks about. */
const MOST_KPIS = 20

/** What one sees of oneself besides the targets, compared with the period before. */
function OtherFigures({
  span,
  person,
  without,
}: {
  readonly span: Span
  readonly person: string
  readonly without: readonly string[]
}) {
  const { t } = useTargetTexts()
  const { workspace, language } = useApplication()
  const [opened, setOpened] = useState<KpiBody>()
  const kpis = useQuery({
    queryKey: ['figures', workspace, language, 'kpis'],
    queryFn: ({ signal }) => request<{ items: KpiBody[] }>('/performance/kpis', { signal }),
    staleTime: 60_000,
  })
  const names = (kpis.data?.items ?? []).map(({ name }) => name).filter((name) => !without.includes(name))
  const answers = useQueries({
    queries: inParts(names, MOST_KPIS).map((part) => {
      const query = {
        kpis: part,
        periods: { granularity: span },
        within: { person },
        compare: 'previous' as const,
      }
      return {
        queryKey: ['figures', workspace, language, query],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          request<FiguresBody>('/performance/figures', { method: 'POST', body: query, signal }),
      }
    }),
  })
  const failed = answers.find(({ isError }) => isError)
  if (failed) return <Failure error={failed.error} retry={() => void failed.refetch()} />
  const bodies = answers.flatMap(({ data }) => (data === undefined ? [] : [data]))
  const period = bodies[0]?.periods[0]
  if (period === undefined || bodies.length < answers.length) return null
  const shown = bodies.flatMap(({ kpis: told, rows: [row] }) =>
    told.flatMap((kpi, at) => {
      const value = row?.values[at] ?? null
      return value === null ? [] : [{ kpi, value, before: row?.compared?.[at] ?? null }]
    }),
  )
  if (shown.length === 0) return null
  return (
    <section className="my-others">
      <h2>{t('mine.others', { period: period.name })}</h2>
      <ul>
        {shown.map(({ kpi, value, before }) => (
          <li key={kpi.name}>
            <button type="button" className="panel" onClick={() => setOpened(kpi)}>
              <span>{textIn(kpi.label, language)}</span>
              <strong>{shortFigure(value, kpi.unit, language)}</strong>
              <small>
                {before === null ? '' : t('mine.before', { value: shortFigure(before, kpi.unit, language) })}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {opened && (
        <FigureBehind
          kpi={opened}
          question={{
            kpi: opened.name,
            periods: { granularity: span, from: period.key, to: period.key },
            within: { person },
          }}
          onClose={() => setOpened(undefined)}
        />
      )}
    </section>
  )
}

function inParts<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, part) => all.slice(part * size, (part + 1) * size))
}
