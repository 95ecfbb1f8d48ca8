/** Calls of other systems, signed as https://www.standardwebhooks.com says: there are libraries that check it. */
import { createHmac } from 'node:crypto'
import type { Gate } from './outgoing/gate.ts'
import { type PostAnswer, postJson } from './outgoing/post.ts'
import { Refusal } from './outgoing/refusal.ts'

export interface WebhookTarget {
  readonly url: string
  /** Null for calls that nobody signs. */
  readonly secret: string | null
}

export interface WebhookMessage {
  readonly key: string
  readonly body: unknown
  readonly at: Date
  readonly signal?: AbortSignal
}

export async function sendWebhook(target: WebhookTarget, message: WebhookMessage, gate: Gate): Promise<PostAnswer> {
  const { signal } = message
  const json = JSON.stringify(message.body ?? null)
  const headers = webhookHeaders(target.secret, message.key, message.at, json)
  const answer = await postJson(target.url, json, gate, { headers, ...(signal ? { signal } : {}) })
  if (answer.status >= 200 && answer.status < 300) return answer
  throw refused(answer)
}

/** What goes along: the key, when it was sent, and the signature over both and the body. */
export function webhookHeaders(secret: string | null, key: string, at: Date, json: string): Record<string, string> {
  const id = visible(key)
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const headers = { 'idempotency-key': id, 'webhook-id': id, 'webhook-timestamp': timestamp }
  if (secret === null) return headers
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${json}`).digest('base64')
  return { ...headers, 'webhook-signature': `v1,${signature}` }
}

/** `whsec_` and base64, as the standard has it, or any text. */
function keyOf(secret: string): Buffer {
  const [, base64] = secret.match(/^whsec_([A-Za-z0-9+/]+={0,2})$/) ?? []
  return base64 === undefined ? Buffer.from(secret) : Buffer.from(base64, 'base64')
}

/** A key may have been made from words of any language; headers hold ASCII. */
function visible(key: string): string {
  return key.replace(/[^\x21-\x24\x26-\x7e]/gu, encodeURIComponent)
}

function refused({ status, body }: PostAnswer): Refusal {
  const found = body.trim().slice(0, 300)
  const isRedirect = status >= 300 && status < 400
  return new Refusal({
    en: isRedirect
      ? `The answer was ${status}, which leads elsewhere; calls do not follow.`
      : `The answer was ${status}${found === '' ? '.' : `: ${found}`}`,
    'zh-CN': isRedirect
      ? `应答为 ${status}（重定向），调用不会跟随。`
      : `应答为 ${status}${found === '' ? '。' : `：${found}`}`,
  })
}
