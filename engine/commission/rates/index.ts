export { amountOf, amountOfAll, effectiveRate } from './amount.ts'
export { type Increase, increaseOf, isByPart } from './increase.ts'
export { isLookedUp, type Slice, slicesUpTo } from './slices.ts'
export * from './table.ts'
