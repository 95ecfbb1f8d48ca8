import type { FastifyRequest } from 'fastify'

/** Where pages come from whose requests we accept. */
export interface Origins {
  /** The address that browsers know us by, such as `https://attain.example.com`; without it, what the request says. */
  readonly publicOrigin?: string
  /** Other origins whose pages may use a person's session. */
  readonly trustedOrigins?: readonly string[]
}

/**
 * Whether a request that changes something, and carries a cookie that the browser adds by itself, comes from our own
 * pages. Browsers say so by `Sec-Fetch-Site`, older ones and those on plain http by `Origin`. What says neither is no
 * browser of today, or an attempt to hide: it must then send JSON or `Attain-Workspace`, which no other site's page can
 * without our leave.
 */
export function isSameOrigin(request: FastifyRequest, { publicOrigin, trustedOrigins }: Origins): boolean {
  const { origin, 'sec-fetch-site': site, 'content-type': type, 'attain-workspace': workspace } = request.headers
  if (origin !== undefined && trustedOrigins?.includes(origin)) return true
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  if (origin !== undefined) return origin === (publicOrigin ?? `${request.protocol}://${request.host}`)
  return workspace !== undefined || /^application\/json\b/i.test(type ?? '')
}

/** Whether a method may change something. */
export function isUnsafe(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
}
