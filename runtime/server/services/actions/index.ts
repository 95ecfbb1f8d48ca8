export { type ActionRun, type ApprovalCall, type ApprovalCalls, type Done, nothingChanged } from './action-run.ts'
export type { Cause, CausingRule } from './cause.ts'
export { chainOf, withCause } from './cause.ts'
export { performActions } from './perform-actions.ts'
