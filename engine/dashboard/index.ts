/** Dashboards as data: what their widgets ask, and answers as rows, tables and words. For browsers and for what is sent. */
export type { FigureRow, FiguresBody, FigureTarget, KpiBody, PeriodBody, TargetProgress } from './answer.ts'
export type { FiguresQuestion, PeriodsQuestion } from './asked.ts'
export { type Cross, type CrossCell, type CrossWidget, crossOf, type MarkedFigure } from './cross.ts'
export { numberCell, sheetRows } from './figure-sheet.ts'
export { axisFigure, type Change, changeOf, exactFigure, shortFigure } from './figure-text.ts'
export { forecastRows } from './forecast-rows.ts'
export { type FunnelStage, funnelFilter, funnelOf } from './funnel.ts'
export {
  type AddressParams,
  askOfPage,
  beginState,
  type PageState,
  readState,
  type Whose,
  writeState,
} from './page-state.ts'
export { type FigureWidget, type Kpis, questionOf, showsTargets, trendQuestionOf } from './question.ts'
export { type RankedRow, rankedRows } from './ranks.ts'
export { isDrawn, keyIn, keysIn, labelIn, largestKeys } from './rows.ts'
export { type FigureTable, groupingLabel, tableOf, targetWords } from './table.ts'
