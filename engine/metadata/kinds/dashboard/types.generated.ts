// Generated from schema.json by generate-types.ts; change the schema and run it again.

import type { Condition, Decimal, Name, Text } from '../definitions.generated.ts'

export type { Condition, Decimal, Name, Text }

/**
 * Something on the page.
 */
export type Widget =
  | NumberWidget
  | GaugeWidget
  | LineWidget
  | BarWidget
  | StackedWidget
  | FunnelWidget
  | LeaderboardWidget
  | ForecastWidget
  | HeatMapWidget
  | ScatterWidget
  | CohortWidget
  | PivotWidget
  | ListWidget
  | TextWidget
/**
 * Lower-case name, unique among the widgets of the dashboard.
 */
export type WidgetName = Name
/**
 * What stands above it; what it shows when not given.
 */
export type WidgetTitle = Text
/**
 * In which of the twelve columns it begins, from 0.
 */
export type Column = number
/**
 * In which row it begins, from 0.
 */
export type Row = number
/**
 * Over how many of the twelve columns.
 */
export type Columns = number
/**
 * Over how many rows.
 */
export type Rows = number
/**
 * Which figure.
 */
export type ShownKpi = Name
/**
 * How long a period is.
 */
export type Granularity = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year'
/**
 * The target beside every figure, with how much of it is reached and where it should be today.
 */
export type WithTargets = boolean

/**
 * Figures, charts and lists on one page.
 */
export interface DashboardDocument {
  /**
   * What this document describes.
   */
  kind: 'dashboard'
  /**
   * Lower-case name, unique among dashboards.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * What it is for.
   */
  description?: Text
  /**
   * People with these roles see it first when they come.
   *
   * @maxItems 100
   */
  for?: Name[]
  /**
   * Of which time it is, until people choose another.
   */
  period?: PagePeriod
  /**
   * Whose figures it shows, until people choose others; everybody whose figures they may see when not given.
   */
  people?: 'me' | 'myTeam' | 'belowMe' | 'everybody'
  /**
   * Dimensions by which people can narrow the page down.
   *
   * @maxItems 10
   */
  filters?: Name[]
  /**
   * What stands where on a grid of twelve columns; on a phone one below the other, row by row.
   *
   * @maxItems 60
   */
  widgets: Widget[]
}
/**
 * Of which time it is.
 */
export interface PagePeriod {
  /**
   * By which calendar; the standard one when not given.
   */
  calendar?: Name
  granularity: Granularity
  /**
   * How many periods up to this one.
   */
  last?: number
  /**
   * What figures are set against.
   */
  compare?: 'previous' | 'yearAgo'
}
/**
 * Other periods than those of the page, up to the same end: a trend beside the figure of a month.
 */
export interface Periods {
  granularity: Granularity
  /**
   * How many periods up to the end of the page’s.
   */
  last: number
}
/**
 * Always the same.
 */
export interface FixedGoal {
  /**
   * Where it comes from.
   */
  from: 'number'
  /**
   * What counts as all of it.
   */
  amount: Decimal
}
/**
 * The figure of another KPI.
 */
export interface KpiGoal {
  /**
   * Where it comes from.
   */
  from: 'kpi'
  /**
   * Which figure.
   */
  kpi: Name
}
/**
 * What is asked for of those whom the figure is of, with where it should be today.
 */
export interface TargetGoal {
  /**
   * Where it comes from.
   */
  from: 'target'
}
/**
 * A figure, against the one before it.
 */
export interface NumberWidget {
  /**
   * What it shows.
   */
  type: 'number'
  name: WidgetName
  label?: WidgetTitle
  x: Column
  y: Row
  w: Columns
  h: Rows
  kpi: ShownKpi
  /**
   * How many periods the small line beside it has; none when not given.
   */
  trend?: number
}
/**
 * How much of something has been reached.
 */
export interface GaugeWidget {
  /**
   * What it shows.
   */
  type: 'gauge'
  name: WidgetName
  label?: WidgetTitle
  x: Column
  y: Row
  w: Columns
  h: Rows
  kpi: ShownKpi
  /**
   * What counts as all of it: a number, another KPI or the target; of a percentage 100 % when not given.
   */
  of?: FixedGoal | KpiGoal | TargetGoal
  /**
   * How it is drawn.
   */
  form?: 'ring' | 'bar'
}
/**
 * How figures go over time.
 */
export interface LineWidget {
  /**
   * What it shows.
   */
  type: 'line'
  name: WidgetName
  label?: WidgetTitle
  x: Column
  y: Row
  w: Columns
  h: Rows
  /**
   * Which figures.
   *
   * @minItems 1
   * @maxItems 6
   */
  kpis: Name[]
  periods?: Periods
  /**
   * What lines are told apart by: person, team, manager or a dimension.
   */
  by?: Name
  /**
   * How many are shown.
   */
  limit?: number
  /**
   * The area below is filled.
   */
  filled?: boolean
  target?: WithTargets
  /**
   * So many periods to come, with what level, trend and season of those before say of them; none when not given.
   */
  ahead?: number
}
/**
 * Figures side by side.
 */
export interface BarWidget {
  /**
   * What it shows.
   */
  type: 'bar'
  name: WidgetName
  label?: WidgetTitle
  x: Column
  y: Row
  w: Columns
  h: Rows
  /**
   * Which figures.
   *
   * @minItems 1
   * @maxItems 4
   */
  kpis: Name[]
  periods?: Periods
  /**
   * What bars are told apart by: period, person, team, manager or a dimension.
   */
  by: Name
  /**
   * What comes first.
   */
  sort?: 'largest' | 'smallest' | 'name'
  /**
   * How many are shown.
   */
  limit?: number
  /**
   * Which way bars go.
   */
  direction?: 'across' | 'up'
  target?: WithTargets
}
/**
 * Figures and what they are made of.
 */
export interface StackedWidget {
  /**
   * What it shows.
   */
  type: 'stacked'
  name: WidgetName
  label?: WidgetTitle
  x: Column
  y: Row
  w: Columns
  h: Rows
  kpi: ShownKpi
  periods?: Periods
  /**
   * What bars are told apart by: period, person, team, manager or a dimension.
   */
  by: Name
  /**
   * What a bar is made of, likewise.
   */
  parts: Name
  /**
   * How many are shown.
   */
  limit?: number
  /**
   * Every bar is 100 %.
   */
  share?: boolean
}
/**
 * How many records stand in each stage, how many went on, and how long they stayed.
 */
export interface FunnelWidget {
  /**
   * What it shows.
   */
  type: 'funnel'
  name: WidgetName
  label?: WidgetTitle
  x: Column
  y: Row
  w: Columns
  h: Rows
  /**
   * Whose records.
   */
  object: Name
  /**
   * The selection that holds the stage; that of the stages of the object when not given.
   */
  field?: Name
  /**
   * A number or amount that is added up for each stage.
   */
  value?: Name
  /**
   * The field by which records belong to the period of the page; all of them when not given.
   */
  date?: Name
  /**
   * Only records that meet this.
   */
  when?: Condition
}
/**
 * Who stands where.
 */
export interface LeaderboardWidget {
  /**
   * What it shows.
   */
  type: 'leaderboard'
  name: WidgetName
  label?: WidgetTitle
  x: Column
  y: Row
  w: Columns
  h: Rows
  /**
   * The first one decides the rank, the others stand beside it.
   *
   * @minItems 1
   * @maxItems 5
   */
  kpis: Name[]
  /**
   * Who is ranked.
   */
  by?: 'person' | 'team' | 'manager'
  /**
   * How many are shown.
   */
  limit?: number
  target?: WithTargets
}
/**
 * Two things against each other, darker where there is more.
 */
export interface HeatMapWidget {
  /**
   * What it shows.
   */
  type: 'heatMap'
  name: WidgetName
  label?: WidgetTitle
  x: Column
  y: Row
  w: Columns
  h: Rows
  kpi: ShownKpi
  periods?: Periods
  /**
   * What rows are told apart by: period, person, team, manager or a dimension.
   */
  rows: Name
  /**
   * What columns are told apart by, likewise.
   */
  columns: Name
}
/**
 * Two figures of each against each other.
 */
export interface ScatterWidget {
  /**
   * What it shows.
   */
  type: 'scatter'
  name: WidgetName
  label?: WidgetTitle
  x: Column
  y: Row
  w: Columns
  h: Rows
  /**
   * Across, up, and by which dots are larger.
   *
   * @minItems 2
   * @maxItems 3
   */
  kpis: Name[]
  /**
   * What dots are told apart by: person, team, manager or a dimension.
   */
  by: Name
  /**
   * How many are shown.
   */
  limit?: number
}
/**
 * Of those who came in a period, how many were there again later.
 */
export interface CohortWidget {
  /**
   * What it shows.
   */
  type: 'cohort'
  name: WidgetName
  label?: WidgetTitle
  x: Column
  y: Row
  w: Columns
  h: Rows
  kpi: ShownKpi
  /**
   * A dimension: whose coming and staying is followed.
   */
  of: Name
  periods?: Periods
}
/**
 * Figures by rows and columns.
 */
export interface PivotWidget {
  /**
   * What it shows.
   */
  type: 'pivot'
  name: WidgetName
  label?: WidgetTitle
  x: Column
  y: Row
  w: Columns
  h: Rows
  /**
   * Which figures.
   *
   * @minItems 1
   * @maxItems 5
   */
  kpis: Name[]
  periods?: Periods
  /**
   * What rows are told apart by: period, person, team, manager or dimensions.
   *
   * @minItems 1
   * @maxItems 2
   */
  rows: Name[]
  /**
   * What columns are told apart by; none when not given.
   */
  columns?: Name
  /**
   * How many are shown.
   */
  limit?: number
}
/**
 * Records of a view.
 */
export interface ListWidget {
  /**
   * What it shows.
   */
  type: 'list'
  name: WidgetName
  label?: WidgetTitle
  x: Column
  y: Row
  w: Columns
  h: Rows
  /**
   * Whose records.
   */
  object: Name
  /**
   * Which of them, and what is shown of them; the default view when not given.
   */
  view?: Name
  /**
   * How many are shown.
   */
  limit?: number
}
/**
 * Words to read.
 */
export interface TextWidget {
  /**
   * What it shows.
   */
  type: 'text'
  name: WidgetName
  label?: WidgetTitle
  x: Column
  y: Row
  w: Columns
  h: Rows
  /**
   * The words.
   */
  body: Text
}
/**
 * What the period comes to: pipeline, pace, trend, and what people say, with how far off that was before.
 */
export interface ForecastWidget {
  /**
   * What it shows.
   */
  type: 'forecast'
  name: WidgetName
  label?: WidgetTitle
  x: Column
  y: Row
  w: Columns
  h: Rows
  kpi: ShownKpi
  /**
   * Whose forecasts; all of whom the targets are when not given.
   */
  by?: 'company' | 'team' | 'person'
  /**
   * How many are shown.
   */
  limit?: number
}
