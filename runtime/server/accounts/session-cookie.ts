import type { FastifyReply, FastifyRequest } from 'fastify'
import { innerCookieName, sessionSeconds } from './authentication.ts'

/**
 * The session cookie of browsers. Over https its name begins with `__Host-`, so that browsers take it from nobody but
 * this very host, and only over https; over http (`localhost`) that is impossible, and the name goes without.
 */
const plainName = 'attain_session'
const secureName = `__Host-${plainName}`

// A token, a dot and a signature in base64 with percent signs; ours have about 80 characters.
const wellFormed = /^[\w.%~+/=-]{1,256}$/

/** Whether the browser talks https, to us or to the proxy before us. */
export function isSecure(request: FastifyRequest, publicOrigin: string | undefined): boolean {
  return publicOrigin === undefined ? request.protocol === 'https' : publicOrigin.startsWith('https:')
}

/** The value of the session cookie, still signed and unchecked; null when there is none. */
export function readSessionCookie(request: FastifyRequest, secure: boolean): string | null {
  const header = request.headers.cookie
  if (header === undefined) return null
  const name = secure ? secureName : plainName
  let at = header.indexOf(name)
  while (at >= 0) {
    const valueAt = at + name.length + 1
    const startsHere = at === 0 || header.charCodeAt(at - 1) === 32 || header.charCodeAt(at - 1) === 59
    if (startsHere && header.charCodeAt(valueAt - 1) === 61) {
      const end = header.indexOf(';', valueAt)
      const value = header.slice(valueAt, end < 0 ? undefined : end)
      return wellFormed.test(value) ? value : null
    }
    at = header.indexOf(name, valueAt)
  }
  return null
}

/** The headers of a call of better-auth: the session, and where the request comes from. */
export function innerHeaders(request: FastifyRequest, cookie: string | null): Headers {
  const headers = new Headers({ 'x-forwarded-for': request.ip })
  if (cookie !== null) headers.set('cookie', `${innerCookieName}=${cookie}`)
  const agent = request.headers['user-agent']
  if (agent !== undefined) headers.set('user-agent', agent.replace(/[^\x20-\x7e]/g, '').slice(0, 300))
  return headers
}

/** The session cookie that a call of better-auth sets; empty when it ends the session, null when it leaves it alone. */
export function setByAnswer(headers: Headers | null | undefined): string | null {
  const start = `${innerCookieName}=`
  const cookie = headers?.getSetCookie().findLast((text) => text.startsWith(start))
  if (cookie === undefined) return null
  const value = cookie.slice(start.length).split(';', 1)[0] ?? ''
  return /;\s*max-age=0\b/i.test(cookie) ? '' : value
}

/** Hands the browser a session, or takes it away with an empty value. */
export function writeSessionCookie(reply: FastifyReply, value: string, secure: boolean): void {
  const name = secure ? secureName : plainName
  const age = value === '' ? 0 : sessionSeconds
  const cookie = `${name}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  reply.header('set-cookie', cookie)
}
