/** One chart as SVG, in our colours, as large as its place. */
import { theme } from 'antd'
import { useEffect, useRef } from 'react'
import type { ChartDrawing, ChartMark } from './drawing.ts'

type Instance = ReturnType<typeof import('./echarts.ts')['init']>

export interface ChartColors {
  readonly series: readonly string[]
  readonly text: string
  readonly faint: string
  readonly line: string
  readonly ground: string
  readonly target: string
  readonly font: string
}

export function useChartColors(): ChartColors {
  const { token } = theme.useToken()
  return {
    series: [
      token.colorPrimary,
      token.cyan,
      token.gold,
      token.purple,
      token.green,
      token.volcano,
      token.magenta,
      token.lime,
      token.geekblue,
      token.orange,
      token.colorTextTertiary,
      token.red,
    ],
    text: token.colorTextSecondary,
    faint: token.colorBorderSecondary,
    line: token.colorBorder,
    ground: token.colorBgElevated,
    target: token.colorError,
    font: token.fontFamily,
  }
}

interface ChartProps {
  readonly label: string
  readonly drawing: ChartDrawing
  readonly onMark: (mark: ChartMark) => void
}

export default function Chart({ label, drawing, onMark }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<Instance>(undefined)
  const click = useRef(onMark)
  const latest = useRef(drawing)
  click.current = onMark
  latest.current = drawing
  useEffect(() => {
    const element = place.current
    if (!element) return
    let isGone = false
    const watch = new ResizeObserver(() => chart.current?.resize())
    void import('./echarts.ts').then(({ init }) => {
      if (isGone) return
      const made = init(element, undefined, { renderer: 'svg' })
      chart.current = made
      made.setOption(latest.current.option)
      made.on('click', (event) => {
        const mark = latest.current.markAt(event.seriesIndex ?? 0, event.dataIndex)
        if (mark) click.current(mark)
      })
      watch.observe(element)
    })
    return () => {
      isGone = true
      watch.disconnect()
      chart.current?.dispose()
      chart.current = undefined
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(drawing.option, { notMerge: true })
  }, [drawing])
  return <div ref={place} className="widget-chart" role="img" aria-label={label} />
}
