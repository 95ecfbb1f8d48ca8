/** Sends JSON to another system and reads what it answers: no redirects, no private addresses, no endless answers. */
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Gate } from './gate.ts'
import { Refusal } from './refusal.ts'

export interface PostAnswer {
  readonly status: number
  /** The beginning of it. */
  readonly body: string
}

export interface PostOptions {
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** For everything together: finding the host, connecting, sending, the answer. */
const PATIENCE_MS = 10_000
const MOST_ANSWER_BYTES = 64 * 1024

export async function postJson(
  address: string,
  json: string,
  gate: Gate,
  { headers = {}, signal }: PostOptions = {},
): Promise<PostAnswer> {
  const url = readAddress(address, gate)
  const patience = AbortSignal.timeout(PATIENCE_MS)
  const body = Buffer.from(json)
  const { promise, resolve, reject } = Promise.withResolvers<PostAnswer>()
  const fail = (error: Error) => reject(patience.aborted ? tooSlow(url.hostname) : error)
  const request: ClientRequest = (url.protocol === 'https:' ? requestHttps : requestHttp)(
    url,
    {
      method: 'POST',
      // a connection of its own, which no other workspace's gate has let through
      agent: false,
      lookup: gate.lookup,
      signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': body.length,
        'user-agent': 'Attain',
        accept: 'application/json, */*;q=0.1',
        ...headers,
      },
    },
    (response) => {
      readBeginning(response).then((text) => resolve({ status: response.statusCode ?? 0, body: text }), fail)
    },
  )
  request.on('error', fail)
  request.end(body)
  try {
    return await promise
  } finally {
    request.destroy()
  }
}

/** Throws a Refusal for what is no address of the web, or none that may be called. */
export function readAddress(address: string, gate: Gate): URL {
  const url = URL.parse(address)
  if (url === null || !['https:', 'http:'].includes(url.protocol) || url.username !== '' || url.password !== '') {
    throw new Refusal(
      { en: 'It is no address like https://example.com/path.', 'zh-CN': '不是形如 https://example.com/path 的地址。' },
      { isFinal: true },
    )
  }
  const host = hostOf(url)
  gate.assertAddress(host)
  if (url.protocol === 'http:' && !gate.allows(host)) {
    throw new Refusal(
      {
        en: `Only https reaches "${host}". An administrator can allow the host, for http as well.`,
        'zh-CN': `只能用 https 访问“${host}”。管理员可以允许该主机，之后也可使用 http。`,
      },
      { isFinal: true },
    )
  }
  return url
}

/** Without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

async function readBeginning(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size >= MOST_ANSWER_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, MOST_ANSWER_BYTES).toString('utf8')
}

function tooSlow(host: string): Refusal {
  return new Refusal({
    en: `"${host}" did not answer within ${PATIENCE_MS / 1000} seconds.`,
    'zh-CN': `“${host}”在 ${PATIENCE_MS / 1000} 秒内没有应答。`,
  })
}
