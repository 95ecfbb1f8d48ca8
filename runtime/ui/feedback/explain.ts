/** What went wrong in words: the server's when it said something, ours when it could not. */
import type { TFunction } from 'i18next'
import { ApiError } from '../api/index.ts'

/** `t` may be that of any namespace. */
export function explain(error: unknown, translate: TFunction): string {
  const t: Translate = (key, words) => translate(key, { ...words, ns: 'ui' })
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error)
  switch (error.code) {
    case 'network':
      return t('error.network')
    case 'too_many_requests':
      return throttled(error.retryAfterSeconds, t)
    case 'unknown':
      return t('error.unknown', { status: error.status })
    case 'internal':
    case 'internal_error':
      return t('error.internal', { requestId: error.requestId ?? '—' })
    default:
      return error.message
  }
}

const LONGEST_IN_SECONDS = 90

type Translate = (key: string, words?: object) => string

function throttled(seconds: number | undefined, t: Translate): string {
  if (seconds === undefined) return t('error.throttled')
  if (seconds <= LONGEST_IN_SECONDS) return t('error.throttledFor', { count: seconds })
  return t('error.throttledMinutes', { count: Math.ceil(seconds / 60) })
}
