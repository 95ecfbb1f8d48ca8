import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { ErrorBody } from '@attain/contract'
import type { Connection } from './connection.ts'
import { CliError, ServerRefused } from './errors.ts'
import type { Language } from './language.ts'

const retryPausesMs = [250, 1_000, 3_000, 8_000]
const timeoutMs = 120_000

/**
 * Speaks to the server. Where the network fails or the server is busy it tries again; writing carries an
 * `Idempotency-Key`, so that nothing happens twice. Throws `ServerRefused`, or `CliError` when there is no server.
 */
export class ApiClient {
  readonly #connection: Connection
  readonly #language: Language
  #wasConnected = false

  constructor(connection: Connection, language: Language) {
    this.#connection = connection
    this.#language = language
  }

  get<T>(path: string): Promise<T> {
    return this.#request<T>('GET', path, undefined)
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.#request<T>('POST', path, JSON.stringify(body))
  }

  async #request<T>(method: string, path: string, body: string | undefined): Promise<T> {
    const idempotencyKey = randomUUID()
    for (let attempt = 0; ; attempt++) {
      const pauseMs = retryPausesMs[attempt]
      const outcome = await this.#attempt(method, path, body, idempotencyKey)
      if ('status' in outcome) {
        const waitMs = retryAfterMs(outcome)
        if (waitMs === undefined || pauseMs === undefined) return this.#read<T>(outcome)
        await pause(Math.max(waitMs, pauseMs))
      } else {
        // Nobody listens there: waiting does not help, unless we were connected before.
        if (pauseMs === undefined || (attempt === 0 && !this.#wasConnected)) {
          throw new CliError('error.unreachable', { url: this.#connection.url, reason: outcome.reason }, outcome.cause)
        }
        await pause(pauseMs)
      }
    }
  }

  async #attempt(
    method: string,
    path: string,
    body: string | undefined,
    idempotencyKey: string,
  ): Promise<Answer | { readonly reason: string; readonly cause: unknown }> {
    const { url, key, workspace } = this.#connection
    const headers: Record<string, string> = { authorization: `Bearer ${key}`, 'accept-language': this.#language }
    if (workspace !== undefined) headers['attain-workspace'] = workspace
    if (body !== undefined) {
      headers['content-type'] = 'application/json'
      headers['idempotency-key'] = idempotencyKey
    }
    try {
      const signal = AbortSignal.timeout(timeoutMs)
      const response = await fetch(`${url}${path}`, {
        method,
        headers,
        signal,
        ...(body === undefined ? {} : { body }),
      })
      const text = await response.text()
      this.#wasConnected = true
      return { status: response.status, retryAfter: response.headers.get('retry-after'), text }
    } catch (cause) {
      return { reason: networkReason(cause), cause }
    }
  }

  #read<T>({ status, text }: Answer): T {
    const body = parseJson(text)
    if (status < 300 && body !== undefined) return body as T
    if (isErrorBody(body)) throw new ServerRefused(status, body)
    throw new CliError('error.notAttain', { url: this.#connection.url, status })
  }
}

interface Answer {
  readonly status: number
  readonly retryAfter: string | null
  readonly text: string
}

/** How long to wait when the server cannot answer just now; undefined when it has answered. */
function retryAfterMs({ status, retryAfter }: Answer): number | undefined {
  if (![429, 502, 503, 504].includes(status)) return undefined
  const seconds = Number(retryAfter ?? 0)
  return Number.isFinite(seconds) ? Math.min(seconds * 1_000, 60_000) : 0
}

function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'timeout'
  const { cause } = error as { cause?: { code?: unknown; errors?: { code?: unknown }[] } }
  return String(cause?.code ?? cause?.errors?.[0]?.code ?? error.message)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function isErrorBody(body: unknown): body is ErrorBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'message' in body
}
