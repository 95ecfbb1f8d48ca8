/** Which part draws the figures of which kind of widget. */
import { ChartFigures } from './chart-figures.tsx'
import { CrossTable } from './cross-table.tsx'
import type { DrawnProps } from './drawn-props.ts'
import { Gauge } from './gauge.tsx'
import { Leaderboard } from './leaderboard.tsx'
import { NumberFigure } from './number-figure.tsx'

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
    case 'cohort':
      return <CrossTable {...props} widget={widget} />
  }
}
