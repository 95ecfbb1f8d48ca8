/** What can be done later, and with what. A queue is a line in `QueueData` and one in `queues`. */

/** What a job of each queue carries. */
export interface QueueData {
  /** Send one delivery: `services/notifications/deliver.ts`. */
  deliver: { readonly workspaceId: number; readonly id: string }
  /** A time limit or a wait is over: `services/approvals/timers.ts`. */
  'approval-timer': { readonly workspaceId: number; readonly approvalId: string; readonly timer: number }
  /** An action failed and is tried again: `services/approvals/actions.ts`. */
  'approval-action': { readonly workspaceId: number; readonly approvalId: string; readonly key: number }
  /** The first day of a delegation has come: `services/approvals/delegations.ts`. */
  delegation: { readonly workspaceId: number; readonly id: string }
  /** Somebody may have left: `services/approvals/hand-over.ts`. */
  'person-left': { readonly workspaceId: number; readonly personId: string }
  /** Try a run of a rule again: `services/rules/retry.ts`. */
  'rule-run': { readonly workspaceId: number; readonly id: string }
  /** A calculation may have lost its process: `services/commission/runs/run.ts`. */
  'commission-run': { readonly workspaceId: number; readonly id: string }
}

export type QueueName = keyof QueueData

/** How a queue is worked on; names and meanings are pg-boss's. */
export interface QueueSettings {
  /** How often a job that failed, or whose process died, is tried again before it goes to the dead letters. */
  readonly retryLimit: number
  readonly retryDelay: number
  readonly retryBackoff: boolean
  readonly retryDelayMax: number
  /** A job that takes longer is taken for failed. */
  readonly expireInSeconds: number
  /** Whose process has not been heard of for so long is done again by another. */
  readonly heartbeatSeconds: number
  /** How long what is done is remembered; so long no job of the same key is done again. */
  readonly deleteAfterSeconds: number
  readonly deadLetter: typeof deadLetters
}

/** Where jobs end that failed for good. */
export const deadLetters = 'dead_letters'

const usual: QueueSettings = {
  retryLimit: 30,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 300,
  // the least that pg-boss allows
  heartbeatSeconds: 10,
  deleteAfterSeconds: 24 * 60 * 60,
  deadLetter: deadLetters,
}

export const queues: { readonly [Name in QueueName]: QueueSettings } = {
  deliver: usual,
  'approval-timer': usual,
  'approval-action': usual,
  delegation: usual,
  'person-left': usual,
  'rule-run': usual,
  // a company of thousands takes as long as it takes
  'commission-run': { ...usual, expireInSeconds: 60 * 60 },
}
