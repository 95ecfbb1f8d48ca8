import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { DB } from '../database/schema.ts'
import type { Answer } from './account-memory.ts'
import { findApiKey, hashOfKey, isApiKey, keyPrefix } from './api-keys.ts'
import { innerHeaders, isSecure, readSessionCookie, setByAnswer, writeSessionCookie } from './session-cookie.ts'
import type { AccountSources } from './sources.ts'

/** Which account a request comes from, and how it showed that. */
export type Identity =
  | { readonly kind: 'session'; readonly accountId: string; readonly sessionId: string }
  | { readonly kind: 'key'; readonly accountId: string; readonly keyId: string; readonly workspaceSlug: string }

/** What a request shows: `memoryKey` is what its identity is remembered under. */
export interface Credential {
  readonly kind: 'session' | 'key'
  readonly value: string
  readonly memoryKey: string
}

const bearer = `Bearer ${keyPrefix}`

/** The credential of a request. A key goes before a cookie, and a wrong key is not made up for by a cookie. */
export function readCredential(request: FastifyRequest, publicOrigin: string | undefined): Credential | null {
  const { authorization } = request.headers
  if (authorization?.startsWith(bearer)) {
    const key = authorization.slice('Bearer '.length)
    // Memory, like the database, has only the hash.
    return isApiKey(key) ? { kind: 'key', value: key, memoryKey: hashOfKey(key) } : null
  }
  const cookie = readSessionCookie(request, isSecure(request, publicOrigin))
  // The whole signed value is the key, so that a remembered signature need not be checked again.
  return cookie === null ? null : { kind: 'session', value: cookie, memoryKey: cookie }
}

/** Whose credential this is, asking the database; null when it is not valid. Renews the cookie of a session in use. */
export function learnIdentity(
  sources: AccountSources,
  credential: Credential,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Identity | null> {
  return sources.identities.learn(credential.memoryKey, () =>
    credential.kind === 'key'
      ? readKey(sources.db, credential.memoryKey)
      : readSession(sources, credential.value, request, reply),
  )
}

async function readKey(db: Kysely<DB>, hash: string): Promise<Answer<Identity> | null> {
  const key = await findApiKey(db, hash)
  if (key === null) return null
  const { id: keyId, accountId, workspaceSlug, expiresAt } = key
  return {
    accountId,
    answer: Object.freeze({ kind: 'key', accountId, keyId, workspaceSlug }),
    ...(expiresAt === null ? {} : { endsAtMs: Date.parse(expiresAt) }),
  }
}

async function readSession(
  { authentication, publicOrigin }: AccountSources,
  cookie: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Answer<Identity> | null> {
  // Checks the signature, reads the session, and moves its end when that is a day old.
  const { response, headers } = await authentication.api.getSession({
    headers: innerHeaders(request, cookie),
    returnHeaders: true,
  })
  const renewed = setByAnswer(headers)
  if (renewed !== null) writeSessionCookie(reply, renewed, isSecure(request, publicOrigin))
  if (response === null) return null
  const { id: sessionId, userId: accountId, expiresAt } = response.session
  return {
    accountId,
    answer: Object.freeze({ kind: 'session', accountId, sessionId }),
    endsAtMs: expiresAt.getTime(),
  }
}
