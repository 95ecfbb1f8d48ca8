/** Jobs that failed for good, for administrators. */
import type { Text } from '@attain/engine/metadata'
import { type Static, Type } from 'typebox'
import { Id } from './records.ts'

const closed = { additionalProperties: false }

/** `GET /api/failed-jobs`: those that failed last come first. */
export const FailedJobsQuery = Type.Object({ after: Type.Optional(Id) }, closed)
export type FailedJobsQuery = Static<typeof FailedJobsQuery>

export interface FailedJobBody {
  readonly id: string
  /** What it was to do. */
  readonly what: Text
  /** Where that belongs, within the workspace: `/inbox/…`. */
  readonly path: string | null
  /** What was said when it failed last. */
  readonly problem: Text
  readonly attempts: number
  readonly since: string
  readonly failedAt: string
}

export interface FailedJobsBody {
  readonly items: readonly FailedJobBody[]
  readonly next: string | null
}

/** `POST /api/failed-jobs/replay`: these, or all of them; answers `ReplayBody`. */
export const ReplayJobsBody = Type.Object(
  { ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true })) },
  closed,
)
export type ReplayJobsBody = Static<typeof ReplayJobsBody>

/** `POST /api/failed-jobs/dismiss`: these, or all of them. */
export interface DismissBody {
  readonly dismissed: number
}
