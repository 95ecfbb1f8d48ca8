/** One call to the server: headers, JSON, errors. Everything else in `api/` goes through here. */
import { ApiError } from './api-error.ts'

/** What every call says about its caller; set by the session and the language switch. */
export const caller = {
  workspace: null as string | null,
  language: 'en',
  /** The live revision, told with every answer about records. */
  onRevision: (_revision: number): void => {},
  /** The session has ended. */
  onSignedOut: (): void => {},
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly body?: unknown
  /** The version that a write is based on. */
  readonly version?: number
  /** Makes a repeated write have effect once. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal | undefined
  /** The call is finished although the page is left; its body is small. */
  readonly keepalive?: boolean
}

/** Headers of a call, also used by uploads. */
export function callerHeaders(): Record<string, string> {
  return {
    'accept-language': caller.language,
    ...(caller.workspace !== null && { 'attain-workspace': caller.workspace }),
  }
}

/** Calls the API and gives the parsed answer; throws an ApiError for everything that is no success. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const { method = 'GET', body, version, idempotencyKey, signal, keepalive } = options
  let response: Response
  try {
    response = await fetch(`/api${path}`, {
      method,
      credentials: 'same-origin',
      headers: {
        ...callerHeaders(),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
      ...(keepalive && { keepalive }),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ApiError(0, { code: 'network', message: cause instanceof Error ? cause.message : String(cause) })
  }
  const revision = Number(response.headers.get('attain-revision'))
  if (revision > 0) caller.onRevision(revision)
  const text = await response.text()
  const parsed = parseJson(text)
  if (response.status === 401 && !path.startsWith('/auth/')) caller.onSignedOut()
  if (!response.ok) throw errorOf(response, parsed)
  return parsed as T
}

function parseJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function errorOf(response: Response, body: unknown): ApiError {
  const wait = Number(response.headers.get('retry-after') ?? response.headers.get('x-retry-after'))
  const known = typeof body === 'object' && body !== null ? body : {}
  const code = response.status === 429 ? 'too_many_requests' : undefined
  return new ApiError(response.status, { ...known, ...(code && { code }) }, wait > 0 ? wait : undefined)
}
