export type { ActionRun, ApprovalCall, ApprovalCalls, Done } from './action-run.ts'
export { performActions } from './perform-actions.ts'
