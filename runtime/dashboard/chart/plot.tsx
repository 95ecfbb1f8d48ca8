/** What ECharts draws, as SVG and as large as its place; it comes with the first chart. */
import type { EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef } from 'react'

/** Asks a chart to take its room at once, as before the page is printed. */
export const REDRAW = 'redraw'

type Instance = ReturnType<typeof import('./echarts.ts')['init']>

interface PlotProps {
  readonly label: string
  readonly className: string
  readonly option: EChartsCoreOption
  /** Which mark was clicked. */
  readonly onPick?: (series: number, data: number) => void
}

export function Plot({ label, className, option, onPick }: PlotProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<Instance>(undefined)
  const pick = useRef(onPick)
  const latest = useRef(option)
  pick.current = onPick
  latest.current = option
  useEffect(() => {
    const element = place.current
    if (!element) return
    let isGone = false
    const watch = new ResizeObserver(() => chart.current?.resize())
    const redraw = () => {
      chart.current?.resize()
      chart.current?.getZr().flush()
    }
    element.addEventListener(REDRAW, redraw)
    void import('./echarts.ts').then(({ init }) => {
      if (isGone) return
      const made = init(element, undefined, { renderer: 'svg' })
      chart.current = made
      made.setOption(latest.current)
      made.on('click', (event) => {
        // a finger does not leave what it has touched, and what is opened lies below the tip
        if (pick.current) made.dispatchAction({ type: 'hideTip' })
        pick.current?.(event.seriesIndex ?? 0, event.dataIndex)
      })
      watch.observe(element)
    })
    return () => {
      isGone = true
      watch.disconnect()
      element.removeEventListener(REDRAW, redraw)
      chart.current?.dispose()
      chart.current = undefined
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true })
  }, [option])
  return <div ref={place} className={className} role="img" aria-label={label} />
}
