/** How the figures of each kind of widget are drawn. */
import type { FigureRow, FiguresBody, KpiBody, TargetProgress } from '@attain/contract'
import { textIn } from '@attain/form'
import { Progress } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useChartColors } from '../chart/chart.tsx'
import { type DrawnWidget, drawChart } from '../chart/drawing.ts'
import { cohortsOf } from '../data/cohorts.ts'
import { exactFigure, shortFigure } from '../data/figure-text.ts'
import { useDashboardPlace } from '../data/place.tsx'
import type { FigureWidget } from '../data/question.ts'
import { rankedRows } from '../data/ranks.ts'
import { keyIn, keysIn, labelIn, largestKeys } from '../data/rows.ts'
import { groupingLabel } from '../data/table.ts'
import { ChangeMark, Sparkline } from './parts.tsx'

const Chart = lazy(() => import('../chart/chart.tsx'))

export interface DrawnProps<W extends FigureWidget = FigureWidget> {
  readonly widget: W
  readonly answer: FiguresBody
  readonly trend?: FiguresBody | undefined
  /** Who is looking. */
  readonly person: string
  readonly title: string
  readonly onOpen: (kpi: string, row: FigureRow) => void
}
type PropsOf<T extends FigureWidget['type']> = DrawnProps<Extract<FigureWidget, { type: T }>>

export function Drawn(props: DrawnProps) {
  const { widget } = props
  switch (widget.type) {
    case 'number':
      return <NumberFigure {...props} widget={widget} />
    case 'gauge':
      return <Gauge {...props} widget={widget} />
    case 'line':
    case 'bar':
    case 'stacked':
    case 'scatter':
      return <ChartFigures {...props} widget={widget} />
    case 'leaderboard':
      return <Leaderboard {...props} widget={widget} />
    case 'heatMap':
    case 'pivot':
      return <CrossTable {...props} widget={widget} />
    case 'cohort':
      return <Cohorts {...props} widget={widget} />
  }
}

function ChartFigures({ widget, answer, title, onOpen }: DrawnProps<DrawnWidget>) {
  const { language } = useDashboardPlace()
  const colors = useChartColors()
  const key = JSON.stringify(colors)
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are made anew each time; their text tells whether they are others
  const drawing = useMemo(() => drawChart(widget, answer, language, colors), [widget, answer, language, key])
  return (
    <Suspense fallback={<div className="widget-chart" />}>
      <Chart label={title} drawing={drawing} onMark={({ kpi, row }) => onOpen(kpi, row)} />
    </Suspense>
  )
}

function NumberFigure({ answer, trend, onOpen }: PropsOf<'number'>) {
  const { language } = useDashboardPlace()
  const { t } = useTranslation('dashboard')
  const [kpi] = answer.kpis
  const [row] = answer.rows
  if (!kpi || !row) return null
  const value = row.values[0] ?? null
  const before = answer.comparedPeriods?.[0]
  return (
    <div className="number">
      <button
        type="button"
        className="number-value"
        title={exactFigure(value, kpi.unit, language)}
        onClick={() => onOpen(kpi.name, row)}
      >
        {shortFigure(value, kpi.unit, language)}
      </button>
      {before && (
        <ChangeMark
          value={value}
          before={row.compared?.[0]}
          kpi={kpi}
          words={t('against', {
            period: before.name,
            value: shortFigure(row.compared?.[0] ?? null, kpi.unit, language),
          })}
        />
      )}
      {trend && <Sparkline values={trend.rows.map(({ values: [one] }) => (one == null ? null : Number(one)))} />}
    </div>
  )
}

function Gauge({ widget, answer, title, onOpen }: PropsOf<'gauge'>) {
  const { language } = useDashboardPlace()
  const { t } = useTranslation('dashboard')
  const [kpi] = answer.kpis
  const [row] = answer.rows
  if (!kpi || !row) return null
  const value = row.values[0] ?? null
  const { of } = widget
  const goal = goalOf(widget, row)
  const progress = of?.from === 'target' ? row.targets?.[0]?.progress : undefined
  const part = value === null || goal === null || Number(goal) === 0 ? null : Number(value) / Number(goal)
  const percent = part === null ? 0 : Math.max(0, Math.min(100, part * 100))
  const text = (
    <button type="button" className="gauge-value" onClick={() => onOpen(kpi.name, row)}>
      {part === null
        ? '–'
        : new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(part)}
    </button>
  )
  const words =
    of === undefined ? null : goal === null ? (
      <span className="gauge-of">{t('noTarget', { value: shortFigure(value, kpi.unit, language) })}</span>
    ) : (
      <span className="gauge-of">
        {t('of', { value: shortFigure(value, kpi.unit, language), goal: shortFigure(goal, kpi.unit, language) })}
      </span>
    )
  const change = (
    <ChangeMark value={value} before={row.compared?.[0]} kpi={kpi} words={answer.comparedPeriods?.[0]?.name ?? ''} />
  )
  if (widget.form === 'bar')
    return (
      <div className="gauge" data-form="bar">
        {text}
        <Progress percent={percent} showInfo={false} aria-label={title} />
        <span className="gauge-words">
          {words} {progress && <Pace progress={progress} kpi={kpi} />} {change}
        </span>
      </div>
    )
  return (
    <div className="gauge">
      <Progress type="dashboard" percent={percent} size={84} format={() => text} aria-label={title} />
      <span className="gauge-words">
        {words} {progress && <Pace progress={progress} kpi={kpi} />} {change}
      </span>
    </div>
  )
}

/** What counts as all of it; null where there is no target. */
function goalOf({ of }: PropsOf<'gauge'>['widget'], row: FigureRow): string | null {
  if (of === undefined) return '1'
  switch (of.from) {
    case 'number':
      return String(of.amount)
    case 'kpi':
      return row.values[1] ?? null
    case 'target':
      return row.targets?.[0]?.asked ?? null
  }
}

/** "$12K behind where it should be today" */
function Pace({ progress, kpi }: { readonly progress: TargetProgress; readonly kpi: KpiBody }) {
  const { language } = useDashboardPlace()
  const { t } = useTranslation('dashboard')
  const { standing, ahead } = progress
  return (
    <span className="change" data-good={standing !== 'behind'}>
      {t(`pace.${standing}`, { amount: shortFigure(ahead.replace('-', ''), kpi.unit, language) })}
    </span>
  )
}

function Leaderboard({ widget, answer, person, onOpen }: PropsOf<'leaderboard'>) {
  const { language } = useDashboardPlace()
  const { t } = useTranslation('dashboard')
  const by = widget.by ?? 'person'
  const all = rankedRows(answer.rows, answer.kpis[0]?.better ?? 'higher')
  const limit = widget.limit ?? 10
  const own = all.find(({ row }) => row.subject === person)
  // whoever is further down still sees where
  const rows = [...all.slice(0, limit), ...(own && all.indexOf(own) >= limit ? [own] : [])]
  const most = Math.max(...rows.map(({ row }) => Number(row.values[0] ?? 0)), 0)
  return (
    <div className="widget-scroll">
      <table className="figures leaderboard">
        <thead>
          <tr>
            <th scope="col">
              <abbr title={t('rank')}>#</abbr>
            </th>
            <th scope="col">{groupingLabel(by, answer, language)}</th>
            {answer.kpis.map((kpi) => (
              <th key={kpi.name} scope="col" data-numeric title={textIn(kpi.definition, language)}>
                {textIn(kpi.label, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, rank, climbed }) => (
            <tr key={row.subject} data-own={row.subject === person || undefined}>
              <td className="rank">
                {rank ?? '–'}
                {climbed !== undefined && climbed !== 0 && (
                  <span
                    className="climbed"
                    data-good={climbed > 0}
                    title={t(climbed > 0 ? 'climbed' : 'fell', { count: Math.abs(climbed) })}
                  >
                    <span aria-hidden>{climbed > 0 ? '↑' : '↓'}</span>
                    {Math.abs(climbed)}
                  </span>
                )}
              </td>
              <th scope="row">
                {labelIn(answer, row.subject ?? null, by, widget, language)}
                {row.subject === person && <span className="own-mark">{t('own')}</span>}
              </th>
              {answer.kpis.map((kpi, i) => {
                const value = row.values[i] ?? null
                const share = most > 0 && i === 0 ? Math.max(0, Number(value ?? 0) / most) : undefined
                return (
                  <td key={kpi.name} data-numeric>
                    <button
                      type="button"
                      className="figure-button"
                      title={exactFigure(value, kpi.unit, language)}
                      onClick={() => onOpen(kpi.name, row)}
                    >
                      {shortFigure(value, kpi.unit, language)}
                    </button>
                    {i === 0 && <ChangeMark value={value} before={row.compared?.[i]} kpi={kpi} />}
                    {share !== undefined && (
                      <span className="rank-bar" style={{ width: `${share * 100}%` }} aria-hidden />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Heat maps and pivot tables: rows against columns. */
function CrossTable({ widget, answer, onOpen }: PropsOf<'heatMap' | 'pivot'>) {
  const { language } = useDashboardPlace()
  const { t } = useTranslation('dashboard')
  const isHeat = widget.type === 'heatMap'
  const rowNames = isHeat ? [widget.rows] : widget.rows
  const across = widget.columns
  const rowKey = (row: FigureRow) => JSON.stringify(rowNames.map((name) => keyIn(row, name, widget)))
  const order = new Map(
    (rowNames[0] === 'period' ? keysIn(answer, 'period', widget) : largestKeys(answer, rowNames[0] ?? '', widget)).map(
      (key, i) => [key, i],
    ),
  )
  const lines = [...grouped(answer.rows, rowKey)]
    .sort(
      ([, [a]], [, [b]]) =>
        (order.get(a ? keyIn(a, rowNames[0] ?? '', widget) : null) ?? 0) -
        (order.get(b ? keyIn(b, rowNames[0] ?? '', widget) : null) ?? 0),
    )
    .slice(0, isHeat ? 40 : (widget.limit ?? 100))
  const columns =
    across === undefined
      ? [undefined]
      : across === 'period'
        ? keysIn(answer, across, widget)
        : largestKeys(answer, across, widget).slice(0, 40)
  const values = answer.rows.map(({ values: [value] }) => Number(value ?? 0))
  const most = Math.max(...values, 0)
  const sums = answer.kpis.map(({ isAdditive }) => isAdditive && !isHeat && across !== undefined)
  return (
    <div className="widget-scroll">
      <table className="figures cross" data-heat={isHeat || undefined}>
        <thead>
          <tr>
            {rowNames.map((name) => (
              <th key={name} scope="col">
                {groupingLabel(name, answer, language)}
              </th>
            ))}
            {columns.flatMap((column) =>
              answer.kpis.map((kpi) => (
                <th key={`${column}${kpi.name}`} scope="col" data-numeric>
                  {across === undefined || column === undefined
                    ? textIn(kpi.label, language)
                    : labelIn(answer, column, across, widget, language)}
                  {across !== undefined && answer.kpis.length > 1 && <small> {textIn(kpi.label, language)}</small>}
                </th>
              )),
            )}
            {sums.some(Boolean) && (
              <th scope="col" data-numeric>
                {t('total')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map(([key, rows]) => (
            <tr key={key}>
              {rowNames.map((name) => (
                <th key={name} scope="row">
                  {rows[0] && labelIn(answer, keyIn(rows[0], name, widget), name, widget, language)}
                </th>
              ))}
              {columns.flatMap((column) => {
                const row = rows.find(
                  (one) => across === undefined || column === undefined || keyIn(one, across, widget) === column,
                )
                return answer.kpis.map((kpi, i) => {
                  const value = row?.values[i] ?? null
                  const heat = isHeat && most > 0 ? Math.max(0, Number(value ?? 0)) / most : 0
                  return (
                    <td
                      key={`${column}${kpi.name}`}
                      data-numeric
                      {...(heat > 0 && {
                        style: { '--heat': `${Math.round(6 + heat * 62)}%` } as Record<string, string>,
                      })}
                    >
                      {row && value !== null && (
                        <button
                          type="button"
                          className="figure-button"
                          title={exactFigure(value, kpi.unit, language)}
                          onClick={() => onOpen(kpi.name, row)}
                        >
                          {shortFigure(value, kpi.unit, language)}
                        </button>
                      )}
                    </td>
                  )
                })
              })}
              {sums.some(Boolean) && (
                <td data-numeric className="sum">
                  {answer.kpis[0] &&
                    shortFigure(
                      String(rows.reduce((sum, { values: [value] }) => sum + Number(value ?? 0), 0)),
                      answer.kpis[0].unit,
                      language,
                    )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function grouped(rows: readonly FigureRow[], keyOf: (row: FigureRow) => string): ReadonlyMap<string, FigureRow[]> {
  const groups = new Map<string, FigureRow[]>()
  for (const row of rows) {
    const key = keyOf(row)
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return groups
}

function Cohorts({ answer }: PropsOf<'cohort'>) {
  const { language } = useDashboardPlace()
  const { t } = useTranslation('dashboard')
  const cohorts = cohortsOf(answer).filter(({ size }) => size > 0)
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <div className="widget-scroll">
      <table className="figures cross" data-heat>
        <thead>
          <tr>
            <th scope="col">{t('cohort.first')}</th>
            <th scope="col" data-numeric>
              {t('cohort.size')}
            </th>
            {answer.periods.slice(1).map(({ key }, i) => (
              <th key={key} scope="col" data-numeric>
                {t('cohort.later', { count: i + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cohorts.map(({ period, size, later }) => (
            <tr key={period}>
              <th scope="row">{answer.periods[period]?.shortName}</th>
              <td data-numeric>{size.toLocaleString(language)}</td>
              {later.slice(1).map((count, i) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: so many periods later
                  key={i}
                  data-numeric
                  title={t('cohort.cell', { count, size })}
                  style={{ '--heat': `${Math.round(6 + (count / size) * 62)}%` } as Record<string, string>}
                >
                  {percent.format(count / size)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
