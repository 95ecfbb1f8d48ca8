/** An answer of the server that is no success, or no answer at all (`code` is then `network`). */
import type { ErrorBody, FieldProblem } from '@attain/contract'

export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: string
  readonly details: unknown
  readonly requestId: string | undefined
  /** Seconds to wait, when the server throttles. */
  readonly retryAfterSeconds: number | undefined

  constructor(status: number, body: Partial<ErrorBody>, retryAfterSeconds?: number) {
    super(body.message ?? `HTTP ${status}`)
    this.status = status
    this.code = body.code ?? 'unknown'
    this.details = body.details
    this.requestId = body.requestId
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** The problems per field that a refused write carries; empty when there are none. */
export function fieldProblemsOf(error: unknown): FieldProblem[] {
  if (!(error instanceof ApiError) || !Array.isArray(error.details)) return []
  return error.details.filter(
    (each): each is FieldProblem =>
      typeof each === 'object' && each !== null && typeof each.field === 'string' && typeof each.message === 'string',
  )
}

/** True when the record changed since it was read. */
export function isStale(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'stale_version'
}
