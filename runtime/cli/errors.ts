import type { MessageKey } from './messages.ts'

/** What a command exits with. */
export const exitCode = { done: 0, problems: 1, unusable: 2 } as const

/** Ends a command with one line for the reader and exit code 2. */
export class CliError extends Error {
  readonly key: MessageKey
  readonly values: Readonly<Record<string, string | number>>

  constructor(key: MessageKey, values: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(key, { cause })
    this.name = 'CliError'
    this.key = key
    this.values = values
  }
}

/** The server said no; `code` is of its catalogue. */
export class ServerRefused extends Error {
  readonly status: number
  readonly code: string
  readonly details: unknown
  readonly requestId: string

  constructor(status: number, body: { code: string; message: string; details?: unknown; requestId?: string }) {
    super(body.message)
    this.name = 'ServerRefused'
    this.status = status
    this.code = body.code
    this.details = body.details
    this.requestId = body.requestId ?? ''
  }
}
