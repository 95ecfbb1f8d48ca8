/** The chart of a widget: what is clicked leads back to its row. */
import type { ChartDrawing, ChartMark } from './drawing.ts'
import { Plot } from './plot.tsx'

interface ChartProps {
  readonly label: string
  readonly drawing: ChartDrawing
  readonly onMark: (mark: ChartMark) => void
}

export default function Chart({ label, drawing, onMark }: ChartProps) {
  const pick = (series: number, data: number) => {
    const mark = drawing.markAt(series, data)
    if (mark) onMark(mark)
  }
  return <Plot label={label} className="widget-chart" option={drawing.option} onPick={pick} />
}
