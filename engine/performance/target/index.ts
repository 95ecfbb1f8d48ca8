/** Targets: broken down, adjusted to who is there, and followed day by day. */
export { type Adjusted, type Adjusting, adjust, type Employment, type Ramp, type Segment } from './active.ts'
export { isLow, type Standing } from './alert.ts'
export { type BrokenDown, breakDown, type Method, type ToBreakDown } from './break-down.ts'
export { allDays, type DayCount, workingDays } from './days.ts'
export { type Differences, differencesOf, type Grid, type Sum } from './difference.ts'
export { attainmentOf, type Pace, type Pacing, pace, shareGoneBy, type Weighted } from './pace.ts'
export { parseAmount, parseBlock } from './parse-amount.ts'
export {
  readTargetTable,
  type TableCell,
  type TableProblem,
  type TableQuestion,
  type TableReading,
} from './read-table.ts'
export type { Refusal } from './refusal.ts'
export { byDays, shapeOf } from './season.ts'
export type { Figures } from './shares.ts'
export {
  type AlertModel,
  type LevelMethod,
  type LevelModel,
  nameOfLevel,
  type PeriodsModel,
  type TargetModel,
} from './target-model.ts'
export {
  addUp,
  differenceInRow,
  differencesInTree,
  divisionOf,
  isUneven,
  isWholeUnits,
  type TreeDifference,
  type TreeDifferences,
  type TreeRow,
} from './tree.ts'
