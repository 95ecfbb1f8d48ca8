/** Forecasts: what a period comes to, and how far past ones were off. */
export { type Accuracy, accuracyOf } from './accuracy.ts'
export type { SeasonKind, Weights } from './holt-winters.ts'
export { type Open, type Pipeline, weightedPipeline } from './pipeline.ts'
export type { Refusal } from './refusal.ts'
export { type RunRate, runRate } from './run-rate.ts'
export { type Foretold, forecastTrend, foretold, type History, type Trend } from './trend.ts'
