/** Who has attained what, where they should be today, and what the period comes to; whoever falls behind comes first. */
import { SearchOutlined } from '@ant-design/icons'
import type { TargetBody, TargetProgressBody, TargetProgressRow } from '@attain/contract'
import { behindTarget } from '@attain/dashboard/behind-target'
import { exactFigure, shortFigure } from '@attain/engine/dashboard'
import { textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input, Segmented, Select, Skeleton } from 'antd'
import { useMemo, useState } from 'react'
import { keys } from '../api/queries.ts'
import { readTargetProgress } from '../api/targets.ts'
import { useApplication } from '../application/application.tsx'
import { percentText } from './amount-text.ts'
import { FigureBehind } from './figure-behind.tsx'
import { ProgressBar, Standing } from './progress-bar.tsx'
import { useTargetTexts } from './texts.ts'
import './progress.css'

interface Props {
  readonly target: TargetBody
  readonly period: string | undefined
  readonly onPeriod: (period: string) => void
}

export function ProgressTab({ target, period, onPeriod }: Props) {
  const { workspace, language } = useApplication()
  const query = { target: target.name, ...(period !== undefined && { period }) }
  const progress = useQuery({
    queryKey: keys.targetProgress(workspace, language, query),
    queryFn: ({ signal }) => readTargetProgress(query, signal),
    placeholderData: keepPreviousData,
  })
  if (progress.isError) return <Failure error={progress.error} retry={() => void progress.refetch()} />
  if (!progress.data) return <Skeleton active title={false} paragraph={{ rows: 10 }} />
  return <Progress body={progress.data} isOld={progress.isPlaceholderData} onPeriod={onPeriod} />
}

const AT_ONCE = 100

function Progress({
  body,
  isOld,
  onPeriod,
}: {
  readonly body: TargetProgressBody
  readonly isOld: boolean
  readonly onPeriod: (period: string) => void
}) {
  const { t } = useTargetTexts()
  const { language } = useApplication()
  const { target, period } = body
  const levels = target.levels.filter(({ by }) => body.rows.some((row) => row.by === by && row.asked !== null))
  const lowest = levels.at(-1)?.by
  const [level, setLevel] = useState(lowest)
  const [order, setOrder] = useState<'behind' | 'ahead' | 'tree'>('behind')
  const [words, setWords] = useState('')
  const [more, setMore] = useState(AT_ONCE)
  const [opened, setOpened] = useState<TargetProgressRow>()
  const top = body.rows.find((row) => row.depth === 0 && row.by !== 'person' && row.asked !== null)
  const rows = useMemo(
    () => sorted(body.rows, { level: level ?? lowest, order, words }),
    [body, level, lowest, order, words],
  )
  const most = Math.min(150, Math.max(100, ...body.rows.map(({ progress }) => Number(progress?.attainment ?? 0))))
  const isOver = body.today >= period.until
  const grows = body.rows.some(({ progress }) => progress?.forecast !== undefined)
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
            value={level ?? ''}
            options={levels.map(({ by, label }) => ({ value: by, label: textIn(label, language) }))}
            onChange={setLevel}
          />
        )}
        <Select
          aria-label={t('progress.order')}
          className="targets-order"
          value={order}
          options={(['behind', 'ahead', 'tree'] as const).map((value) => ({ value, label: t(`order.${value}`) }))}
          onChange={setOrder}
        />
        <Input
          className="targets-search"
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t('search')}
          aria-label={t('search')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <div className="progress-body" aria-busy={isOld}>
        {top && <Whole row={top} body={body} onOpen={() => setOpened(top)} />}
        {rows.length === 0 ? (
          <div className="empty">
            <p>{t(words === '' ? 'progress.empty' : 'grid.notFound')}</p>
          </div>
        ) : (
          <div className="panel progress-panel">
            <p className="progress-legend">
              <span data-of="actual">{t('progress.attained')}</span>
              {!isOver && grows && <span data-of="pace">{t('progress.pace')}</span>}
              {!isOver && grows && <span data-of="forecast">{t('progress.forecast')}</span>}
            </p>
            <ul className="progress-rows">
              {rows.slice(0, more).map((row) => (
                <li key={row.subject} style={order === 'tree' ? { paddingInlineStart: row.depth * 16 } : undefined}>
                  <button type="button" disabled={row.actual === null} onClick={() => setOpened(row)}>
                    <span className="progress-name">
                      <span>{row.name}</span>
                      {order !== 'tree' && <small>{nameAbove(body, row)}</small>}
                    </span>
                    <ProgressBar row={row} most={most} isOver={isOver} />
                    <span className="progress-figures">
                      <strong>{row.progress ? percentText(row.progress.attainment, language) : '–'}</strong>
                      <small>
                        {shortFigure(row.actual, target.kpi.unit, language)}
                        {row.asked !== null && ` / ${shortFigure(row.asked, target.kpi.unit, language)}`}
                      </small>
                    </span>
                    <Standing row={row} kpi={target.kpi} isOver={isOver} />
                  </button>
                </li>
              ))}
            </ul>
            {rows.length > more && (
              <button type="button" className="progress-more" onClick={() => setMore(more + AT_ONCE)}>
                {t('progress.more', { count: rows.length - more })}
              </button>
            )}
          </div>
        )}
      </div>
      {opened && (
        <FigureBehind
          kpi={target.kpi}
          question={behindTarget(target, period.key, opened.subject)}
          of={opened.name}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  )
}

/** The company, or whatever is at the top: in figures. */
function Whole({
  row,
  body,
  onOpen,
}: {
  readonly row: TargetProgressRow
  readonly body: TargetProgressBody
  readonly onOpen: () => void
}) {
  const { t } = useTargetTexts()
  const { language } = useApplication()
  const { kpi } = body.target
  const { progress } = row
  const isOver = body.today >= body.period.until
  const figures: readonly (readonly [label: string, value: string])[] = [
    [t('progress.attained'), exactFigure(row.actual, kpi.unit, language)],
    [t('progress.target'), exactFigure(row.asked, kpi.unit, language)],
    ...(progress?.forecast !== undefined && !isOver
      ? ([[t('progress.pace'), exactFigure(progress.expected, kpi.unit, language)]] as const)
      : []),
    ...(progress?.forecast !== undefined && !isOver
      ? ([[t('progress.forecast'), exactFigure(progress.forecast, kpi.unit, language)]] as const)
      : []),
  ]
  return (
    <button type="button" className="panel progress-whole" onClick={onOpen}>
      <span className="progress-whole-head">
        <span>
          <strong>{row.name}</strong> · {body.period.name}
        </span>
        <Standing row={row} kpi={kpi} isOver={isOver} />
      </span>
      <span className="progress-whole-bar">
        <strong>{progress ? percentText(progress.attainment, language) : '–'}</strong>
        <ProgressBar row={row} most={Math.max(100, Math.min(150, Number(progress?.attainment ?? 0)))} isOver={isOver} />
      </span>
      <span className="progress-whole-figures">
        {figures.map(([label, value]) => (
          <span key={label}>
            <small>{label}</small>
            <span>{value}</span>
          </span>
        ))}
      </span>
    </button>
  )
}

function nameAbove(body: TargetProgressBody, { parent }: TargetProgressRow): string {
  return body.rows.find(({ subject }) => subject === parent)?.name ?? ''
}

interface Sorting {
  readonly level: string | undefined
  readonly order: 'behind' | 'ahead' | 'tree'
  readonly words: string
}

function sorted(rows: readonly TargetProgressRow[], { level, order, words }: Sorting): readonly TargetProgressRow[] {
  const wanted = words.trim().toLocaleLowerCase()
  const found = rows.filter(
    (row) =>
      row.asked !== null &&
      (order === 'tree' || row.by === level) &&
      (wanted === '' || row.name.toLocaleLowerCase().includes(wanted)),
  )
  if (order === 'tree') return found
  const sign = order === 'behind' ? 1 : -1
  const of = (row: TargetProgressRow) => (row.progress === undefined ? undefined : share(row))
  return found.sort((a, b) => {
    const [x, y] = [of(a), of(b)]
    if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? 1 : -1
    return sign * (x - y)
  })
}

/** How far ahead of what is asked for today, as a share of the target. */
function share({ progress, asked }: TargetProgressRow): number {
  const target = Math.abs(Number(asked ?? 1)) || 1
  const sign = progress?.standing === 'behind' ? -1 : 1
  return (sign * Math.abs(Number(progress?.ahead ?? 0))) / target
}
