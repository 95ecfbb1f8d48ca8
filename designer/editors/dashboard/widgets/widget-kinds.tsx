/** The kinds of widgets: their icon, the part of the schema that says what they are, and how large one begins. */
import {
  BarChartOutlined,
  BuildOutlined,
  DashboardOutlined,
  DotChartOutlined,
  FieldBinaryOutlined,
  FunnelPlotOutlined,
  HeatMapOutlined,
  LineChartOutlined,
  ReadOutlined,
  RiseOutlined,
  TableOutlined,
  TrophyOutlined,
  UnorderedListOutlined,
  UsergroupAddOutlined,
} from '@ant-design/icons'
import type { Widget } from '@attain/engine/metadata'
import type { ReactNode } from 'react'

export type WidgetType = Widget['type']

interface WidgetKind {
  readonly icon: ReactNode
  readonly definition: string
  readonly size: { readonly w: number; readonly h: number }
}

export const widgetKinds: Readonly<Record<WidgetType, WidgetKind>> = {
  number: { icon: <FieldBinaryOutlined aria-hidden />, definition: 'NumberWidget', size: { w: 3, h: 2 } },
  gauge: { icon: <DashboardOutlined aria-hidden />, definition: 'GaugeWidget', size: { w: 3, h: 2 } },
  line: { icon: <LineChartOutlined aria-hidden />, definition: 'LineWidget', size: { w: 6, h: 5 } },
  bar: { icon: <BarChartOutlined aria-hidden />, definition: 'BarWidget', size: { w: 6, h: 5 } },
  stacked: { icon: <BuildOutlined aria-hidden />, definition: 'StackedWidget', size: { w: 6, h: 5 } },
  funnel: { icon: <FunnelPlotOutlined aria-hidden />, definition: 'FunnelWidget', size: { w: 4, h: 5 } },
  leaderboard: { icon: <TrophyOutlined aria-hidden />, definition: 'LeaderboardWidget', size: { w: 6, h: 6 } },
  forecast: { icon: <RiseOutlined aria-hidden />, definition: 'ForecastWidget', size: { w: 12, h: 5 } },
  heatMap: { icon: <HeatMapOutlined aria-hidden />, definition: 'HeatMapWidget', size: { w: 6, h: 6 } },
  scatter: { icon: <DotChartOutlined aria-hidden />, definition: 'ScatterWidget', size: { w: 6, h: 5 } },
  cohort: { icon: <UsergroupAddOutlined aria-hidden />, definition: 'CohortWidget', size: { w: 6, h: 6 } },
  pivot: { icon: <TableOutlined aria-hidden />, definition: 'PivotWidget', size: { w: 6, h: 6 } },
  list: { icon: <UnorderedListOutlined aria-hidden />, definition: 'ListWidget', size: { w: 6, h: 5 } },
  text: { icon: <ReadOutlined aria-hidden />, definition: 'TextWidget', size: { w: 4, h: 2 } },
}

export const widgetTypes = Object.keys(widgetKinds) as readonly WidgetType[]
