/** How lines, bars and dots are drawn from an answer; what is clicked leads back to its row. */
import type { FigureRow, FiguresBody } from '@attain/contract'
import type { FigureWidget } from '@attain/engine/dashboard'
import {
  axisFigure,
  exactFigure,
  isDrawn,
  keyIn,
  keysIn,
  labelIn,
  largestKeys,
  targetWords,
} from '@attain/engine/dashboard'
import { groupingsOf } from '@attain/engine/metadata'
import { type Language, textIn } from '@attain/form'
import type { EChartsCoreOption } from 'echarts/core'
import type { ChartColors } from './colors.ts'

export interface ChartMark {
  readonly kpi: string
  readonly row: FigureRow
  /** It is the figure of the compared period. */
  readonly isCompared?: boolean
}

export interface ChartDrawing {
  readonly option: EChartsCoreOption
  readonly markAt: (series: number, data: number) => ChartMark | undefined
}

export type DrawnWidget = Extract<FigureWidget, { type: 'line' | 'bar' | 'stacked' | 'scatter' }>

interface Series {
  readonly name: string
  /** Place of the KPI in the answer. */
  readonly kpi: number
  readonly rows: readonly (FigureRow | undefined)[]
  readonly kind: 'own' | keyof typeof beside
}

/** What stands beside figures, and is drawn otherwise: the compared period faintly, targets as steps or marks, the trend dotted. */
const beside = {
  compared: (row: FigureRow, kpi: number) => row.compared?.[kpi],
  target: (row: FigureRow, kpi: number) => row.targets?.[kpi]?.asked,
  trend: (row: FigureRow, kpi: number) => row.trend?.[kpi],
} as const

function shownOf({ kind, kpi }: Series, row: FigureRow | undefined): string | null {
  if (row === undefined) return null
  return (kind === 'own' ? row.values[kpi] : beside[kind](row, kpi)) ?? null
}

export function drawChart(
  widget: DrawnWidget,
  answer: FiguresBody,
  language: Language,
  colors: ChartColors,
): ChartDrawing {
  return widget.type === 'scatter'
    ? drawDots(widget, answer, language, colors)
    : drawSeries(widget, answer, language, colors)
}

/** So many have room for their words wherever a chart stands. */
const FEW_LABELS = 6

function drawSeries(
  widget: Exclude<DrawnWidget, { type: 'scatter' }>,
  answer: FiguresBody,
  language: Language,
  colors: ChartColors,
): ChartDrawing {
  const by = widget.type === 'line' ? 'period' : widget.by
  const categories = categoriesOf(widget, by, answer, language)
  const series = seriesOf(widget, by, categories, answer, language)
  const labels = categories.map((key) => labelIn(answer, key, by, widget, language))
  const isAcross = widget.type === 'bar' && widget.direction === 'across'
  const unit = answer.kpis[0]?.unit
  const shares = widget.type === 'stacked' && widget.share === true ? sharesOf(series) : undefined
  const units = answer.kpis.map((kpi) => kpi.unit.type)
  const hasTwoUnits = new Set(units).size > 1
  const categoryAxis = {
    type: 'category',
    data: labels,
    inverse: isAcross,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colors.line } },
    axisLabel: {
      color: colors.text,
      hideOverlap: true,
      ...(labels.length <= FEW_LABELS ? { interval: 0 } : {}),
      ...(isAcross ? { width: 110, overflow: 'truncate' } : {}),
    },
  }
  const valueAxis = (at: number) => ({
    type: 'value',
    splitLine: { show: at === 0, lineStyle: { color: colors.faint } },
    splitNumber: 4,
    axisLabel: {
      color: colors.text,
      hideOverlap: true,
      formatter: (value: number) =>
        shares ? `${Math.round(value * 100)}%` : axisFigure(value, answer.kpis[at]?.unit ?? unitless, language),
    },
    ...(shares ? { max: 1, interval: 0.25 } : {}),
  })
  const other = answer.kpis.findIndex((kpi) => kpi.unit.type !== unit?.type)
  const values = hasTwoUnits ? [valueAxis(0), valueAxis(other)] : [valueAxis(0)]
  const axisOf = (kpi: number) => (hasTwoUnits && answer.kpis[kpi]?.unit.type !== unit?.type ? 1 : 0)
  return {
    option: {
      ...common(colors, series.length > 1),
      tooltip: {
        ...tooltip(colors),
        trigger: 'axis',
        axisPointer: {
          type: widget.type === 'line' ? 'line' : 'shadow',
          shadowStyle: { color: colors.faint, opacity: 0.35 },
        },
        valueFormatter: undefined,
        formatter: (points: readonly { seriesIndex: number; dataIndex: number; marker: string }[]) =>
          tooltipOf(points, series, labels, answer, language),
      },
      xAxis: isAcross ? values : categoryAxis,
      yAxis: isAcross ? categoryAxis : values,
      series: series.map((one, index) => ({
        name: one.name,
        type: widget.type === 'line' ? 'line' : one.kind === 'target' ? 'scatter' : 'bar',
        ...(widget.type === 'stacked' ? { stack: 'all' } : {}),
        ...(widget.type === 'line' && widget.filled && one.kind === 'own' ? { areaStyle: { opacity: 0.12 } } : {}),
        ...(isAcross ? { xAxisIndex: axisOf(one.kpi) } : { yAxisIndex: axisOf(one.kpi) }),
        showSymbol: one.rows.length <= 24,
        symbol: 'circle',
        symbolSize: 6,
        barMaxWidth: 28,
        ...lookOf(one, widget.type === 'line', isAcross, colors),
        cursor: 'pointer',
        data: one.rows.map((row, place) => {
          if (shares) return shares[index]?.[place] ?? 0
          const value = shownOf(one, row)
          return value === null ? null : Number(value)
        }),
      })),
    },
    markAt(at, data) {
      const one = series[at]
      const row = one?.rows[data]
      const kpi = answer.kpis[one?.kpi ?? 0]
      if (!row || !kpi) return undefined
      switch (one?.kind) {
        case 'own':
          return { kpi: kpi.name, row }
        case 'compared':
          return { kpi: kpi.name, row, isCompared: true }
        default:
          return undefined
      }
    },
  }
}

const unitless = { type: 'number', decimals: 0 } as const

function categoriesOf(
  widget: Exclude<DrawnWidget, { type: 'scatter' }>,
  by: string,
  answer: FiguresBody,
  language: Language,
): readonly (string | null)[] {
  if (by === 'period') return keysIn(answer, by, widget)
  const keys = [...largestKeys(answer, by, widget)]
  const sort = widget.type === 'bar' ? widget.sort : 'largest'
  if (sort === 'smallest') keys.reverse()
  if (sort === 'name') {
    const name = (key: string | null) => labelIn(answer, key, by, widget, language)
    keys.sort((a, b) => name(a).localeCompare(name(b), language))
  }
  return keys.slice(0, widget.limit ?? (widget.type === 'bar' ? 10 : 12))
}

function seriesOf(
  widget: Exclude<DrawnWidget, { type: 'scatter' }>,
  by: string,
  categories: readonly (string | null)[],
  answer: FiguresBody,
  language: Language,
): readonly Series[] {
  const apart = widget.type === 'stacked' ? widget.parts : widget.type === 'line' ? widget.by : undefined
  const at = (rows: readonly FigureRow[]) => {
    const found = new Map(rows.map((row) => [keyIn(row, by, widget), row]))
    return categories.map((key) => found.get(key))
  }
  const label = (kpi: number) => {
    const found = answer.kpis[kpi]
    return found === undefined ? '' : textIn(found.label, language)
  }
  if (apart === undefined) {
    const rows = at(answer.rows)
    const own = answer.kpis.map((_, kpi) => ({ name: label(kpi), kpi, rows, kind: 'own' as const }))
    const words = language === 'zh-CN' ? '（对比期）' : ' (compared)'
    const others: readonly Series[] = [
      ...(answer.comparedPeriods ? [{ name: `${label(0)}${words}`, kpi: 0, rows, kind: 'compared' as const }] : []),
      { name: targetWords.target[language], kpi: 0, rows, kind: 'target' },
      { name: targetWords.trend[language], kpi: 0, rows: fromLast(rows), kind: 'trend' },
    ]
    return [...own, ...others.filter((one) => one.rows.some((row) => shownOf(one, row) !== null))]
  }
  const keys = largestKeys(answer, apart, widget).slice(0, widget.type === 'line' ? (widget.limit ?? 6) : 12)
  return keys.map((key) => ({
    name: labelIn(answer, key, apart, widget, language),
    kind: 'own',
    kpi: 0,
    rows: at(answer.rows.filter((row) => keyIn(row, apart, widget) === key)),
  }))
}

/** The trend begins where figures end, so that the line goes on. */
function fromLast(rows: readonly (FigureRow | undefined)[]): readonly (FigureRow | undefined)[] {
  const first = rows.findIndex((row) => row?.trend !== undefined)
  return rows.map((row, at) => (row && at === first - 1 ? { ...row, trend: row.values } : row))
}

function lookOf({ kind }: Series, isLine: boolean, isAcross: boolean, colors: ChartColors): object {
  switch (kind) {
    case 'own':
      return {}
    case 'compared':
      return {
        lineStyle: { type: 'dashed', width: 1.5 },
        itemStyle: { color: colors.text, opacity: 0.45 },
        color: colors.text,
      }
    case 'target':
      return {
        color: colors.target,
        itemStyle: { color: colors.target },
        lineStyle: { width: 1.5 },
        ...(isLine
          ? { step: 'middle', showSymbol: false }
          : { symbol: 'rect', symbolSize: isAcross ? [3, 26] : [34, 3], z: 4 }),
      }
    case 'trend':
      return {
        color: colors.series[0],
        lineStyle: { type: [3, 4], width: 2, color: colors.series[0] },
        itemStyle: { color: colors.ground, borderColor: colors.series[0], borderWidth: 2 },
        symbolSize: 7,
      }
  }
}

/** Of each series in each category its part of 1. */
function sharesOf(series: readonly Series[]): readonly (readonly number[])[] {
  const value = (row: FigureRow | undefined) => Number(row?.values[0] ?? 0)
  const totals = series[0]?.rows.map((_, place) => series.reduce((sum, { rows }) => sum + value(rows[place]), 0)) ?? []
  return series.map(({ rows }) => rows.map((row, place) => (totals[place] ? value(row) / (totals[place] ?? 1) : 0)))
}

function tooltipOf(
  points: readonly { seriesIndex: number; dataIndex: number; marker: string }[],
  series: readonly Series[],
  labels: readonly string[],
  answer: FiguresBody,
  language: Language,
): string {
  const lines = points.flatMap(({ seriesIndex, dataIndex, marker }) => {
    const one = series[seriesIndex]
    const unit = answer.kpis[one?.kpi ?? 0]?.unit
    if (!one || !unit) return []
    const row = one.rows[dataIndex]
    const value = shownOf(one, row)
    return value === null ? [] : [`${marker}${safe(one.name)}&emsp;<b>${safe(exactFigure(value, unit, language))}</b>`]
  })
  return [`${safe(labels[points[0]?.dataIndex ?? 0] ?? '')}`, ...lines].join('<br>')
}

function drawDots(
  widget: Extract<DrawnWidget, { type: 'scatter' }>,
  answer: FiguresBody,
  language: Language,
  colors: ChartColors,
): ChartDrawing {
  const [{ name: by } = { name: 'person' }] = groupingsOf(widget)
  const rows = answer.rows.filter((row) => isDrawn(widget, row)).slice(0, widget.limit ?? 200)
  const most = Math.max(...rows.map((row) => Number(row.values[2] ?? 0)), 0)
  const axis = (at: number) => ({
    type: 'value',
    name: answer.kpis[at] === undefined ? '' : textIn(answer.kpis[at].label, language),
    nameLocation: at === 0 ? 'middle' : 'end',
    nameGap: at === 0 ? 28 : 12,
    nameTextStyle: { color: colors.text, ...(at === 1 ? { align: 'left' } : {}) },
    scale: true,
    splitLine: { lineStyle: { color: colors.faint } },
    axisLine: { show: false },
    axisLabel: {
      color: colors.text,
      hideOverlap: true,
      formatter: (value: number) => axisFigure(value, answer.kpis[at]?.unit ?? unitless, language),
    },
  })
  const name = (row: FigureRow | undefined) =>
    row ? labelIn(answer, keyIn(row, by, widget), by, widget, language) : ''
  return {
    option: {
      ...common(colors, false),
      tooltip: {
        ...tooltip(colors),
        trigger: 'item',
        formatter: ({ dataIndex }: { dataIndex: number }) =>
          [
            `<b>${safe(name(rows[dataIndex]))}</b>`,
            ...answer.kpis.map(
              (kpi, i) =>
                `${safe(textIn(kpi.label, language))}&emsp;<b>${safe(exactFigure(rows[dataIndex]?.values[i] ?? null, kpi.unit, language))}</b>`,
            ),
          ].join('<br>'),
      },
      grid: { left: 8, right: 16, top: 28, bottom: 28, containLabel: true },
      xAxis: axis(0),
      yAxis: axis(1),
      series: [
        {
          type: 'scatter',
          cursor: 'pointer',
          itemStyle: { opacity: 0.75 },
          symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) =>
            most === 0 ? 12 : 8 + 28 * Math.sqrt(Math.max(0, Number(rows[dataIndex]?.values[2] ?? 0)) / most),
          data: rows.map(({ values: [x, y] }) => [Number(x), Number(y)]),
        },
      ],
    },
    markAt(_, data) {
      const row = rows[data]
      const kpi = answer.kpis[1]
      return row && kpi ? { kpi: kpi.name, row } : undefined
    },
  }
}

function common(colors: ChartColors, hasLegend: boolean): EChartsCoreOption {
  return {
    color: [...colors.series],
    textStyle: { fontFamily: colors.font },
    animationDuration: 200,
    grid: { left: 4, right: 12, top: hasLegend ? 34 : 12, bottom: 4, containLabel: true },
    ...(hasLegend
      ? {
          legend: {
            type: 'scroll',
            top: 0,
            left: 0,
            itemWidth: 12,
            itemHeight: 8,
            icon: 'roundRect',
            textStyle: { color: colors.text },
            pageTextStyle: { color: colors.text },
            pageIconColor: colors.text,
          },
        }
      : {}),
  }
}

function tooltip(colors: ChartColors): object {
  return {
    confine: true,
    backgroundColor: colors.ground,
    borderColor: colors.faint,
    textStyle: { color: colors.text, fontSize: 13 },
  }
}

/** Names come from people; the tooltip is HTML. */
function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
