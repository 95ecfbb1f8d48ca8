/** What went wrong in words: the server's when it said something, ours when it could not. */
import type { TFunction } from 'i18next'
import { ApiError } from '../api/api-error.ts'

export function explain(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error)
  switch (error.code) {
    case 'network':
      return t('error.network')
    case 'too_many_requests':
      return error.retryAfterSeconds === undefined
        ? t('error.throttled')
        : t('error.throttledFor', { count: error.retryAfterSeconds })
    case 'unknown':
      return t('error.unknown', { status: error.status })
    case 'internal':
    case 'internal_error':
      return t('error.internal', { requestId: error.requestId ?? '—' })
    default:
      return error.message
  }
}
