import { lazy, Suspense, useMemo } from 'react'
import { useChartColors } from '../chart/colors.ts'
import { type DrawnWidget, drawChart } from '../chart/drawing.ts'
import { useDashboardPlace } from '../data/place.tsx'
import type { DrawnProps } from './drawn-props.ts'

const Chart = lazy(() => import('../chart/chart.tsx'))

/** Lines, bars and dots. */
export function ChartFigures({ widget, answer, title, onOpen }: DrawnProps<DrawnWidget>) {
  const { language } = useDashboardPlace()
  const colors = useChartColors()
  const key = JSON.stringify(colors)
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are made anew each time; their text tells whether they are others
  const drawing = useMemo(() => drawChart(widget, answer, language, colors), [widget, answer, language, key])
  return (
    <Suspense fallback={<div className="widget-chart" />}>
      <Chart label={title} drawing={drawing} onMark={(mark) => onOpen(mark.kpi, mark.row, mark)} />
    </Suspense>
  )
}
