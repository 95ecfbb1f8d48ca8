import { ChangePasswordBody, SignedInBody, SignInEmailBody, SignInUsernameBody } from '@attain/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AttainError } from '../../errors.ts'
import { learnIdentity, readCredential } from '../identity.ts'
import { languageOf } from '../language.ts'
import { isSameOrigin } from '../same-origin.ts'
import { innerHeaders, isSecure, readSessionCookie, setByAnswer, writeSessionCookie } from '../session-cookie.ts'
import { type Attempt, beginAttempt } from '../sign-in-throttle.ts'
import type { AccountSources } from '../sources.ts'
import { translateRefusal } from './refused-by-authentication.ts'

/**
 * Signing in and out, at `/api/auth/*`. These are open because they look at the session themselves; nothing else of
 * better-auth can be reached.
 */
export function addSignInRoutes(app: FastifyInstance, sources: AccountSources): void {
  const { db, authentication, identities, publicOrigin, origins, throttle } = sources
  const config = { open: true } as const
  const onRequest = async (request: FastifyRequest) => {
    if (!isSameOrigin(request, origins)) throw new AttainError('cross_site')
  }

  /** Hands the session that better-auth set on to the browser. */
  function passCookie(headers: Headers | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const value = setByAnswer(headers)
    if (value !== null) writeSessionCookie(reply, value, isSecure(request, publicOrigin))
    reply.header('cache-control', 'no-store')
  }

  /** Does what takes a password, unless too many did so in vain; a refusal comes in our words. */
  async function withPassword<T>(
    name: string,
    request: FastifyRequest,
    reply: FastifyReply,
    attempt: () => Promise<T>,
  ): Promise<T> {
    let counted: Attempt
    try {
      counted = await beginAttempt(db, name, request.ip, throttle)
    } catch (error) {
      if (error instanceof AttainError) {
        const { retryAfterSeconds } = error.details as { retryAfterSeconds: number }
        reply.header('retry-after', retryAfterSeconds)
      }
      throw error
    }
    try {
      const done = await attempt()
      await counted.succeeded()
      return done
    } catch (error) {
      throw translateRefusal(error, languageOf(request.headers['accept-language']))
    }
  }

  app.post<{ Body: SignInUsernameBody }>(
    '/api/auth/sign-in/username',
    { config, onRequest, schema: { body: SignInUsernameBody, response: { 200: SignedInBody } } },
    async (request, reply) => {
      const { username, password } = request.body
      const { response, headers } = await withPassword(username, request, reply, () =>
        authentication.api.signInUsername({
          body: { username, password },
          headers: innerHeaders(request, null),
          returnHeaders: true,
        }),
      )
      passCookie(headers, request, reply)
      return { account: { id: response.user.id, name: response.user.name } }
    },
  )

  app.post<{ Body: SignInEmailBody }>(
    '/api/auth/sign-in/email',
    { config, onRequest, schema: { body: SignInEmailBody, response: { 200: SignedInBody } } },
    async (request, reply) => {
      const { email, password } = request.body
      const { response, headers } = await withPassword(email, request, reply, () =>
        authentication.api.signInEmail({
          body: { email, password },
          headers: innerHeaders(request, null),
          returnHeaders: true,
        }),
      )
      passCookie(headers, request, reply)
      return { account: { id: response.user.id, name: response.user.name } }
    },
  )

  app.post('/api/auth/sign-out', { config, onRequest }, async (request, reply) => {
    const secure = isSecure(request, publicOrigin)
    const cookie = readSessionCookie(request, secure)
    if (cookie !== null) {
      const { headers, accountId } = await sessionOf(request, reply)
      await authentication.api.signOut({ headers })
      if (accountId !== null) identities.forgetAccount(accountId)
    }
    writeSessionCookie(reply, '', secure)
    return reply.code(204).header('cache-control', 'no-store').send()
  })

  app.post('/api/auth/revoke-sessions', { config, onRequest }, async (request, reply) => {
    const { headers, accountId } = await sessionOf(request, reply)
    if (accountId === null) throw new AttainError('unauthenticated')
    await authentication.api.revokeSessions({ headers })
    identities.forgetAccount(accountId)
    writeSessionCookie(reply, '', isSecure(request, publicOrigin))
    return reply.code(204).header('cache-control', 'no-store').send()
  })

  app.post<{ Body: ChangePasswordBody }>(
    '/api/auth/change-password',
    { config, onRequest, schema: { body: ChangePasswordBody } },
    async (request, reply) => {
      const { headers, accountId } = await sessionOf(request, reply)
      if (accountId === null) throw new AttainError('unauthenticated')
      const answer = await withPassword(`account ${accountId}`, request, reply, () =>
        authentication.api.changePassword({
          body: { ...request.body, revokeOtherSessions: true },
          headers,
          returnHeaders: true,
        }),
      )
      identities.forgetAccount(accountId)
      passCookie(answer.headers, request, reply)
      return reply.code(204).send()
    },
  )

  /** The session of a request, whatever key it shows besides; `accountId` is null when there is none. */
  async function sessionOf(request: FastifyRequest, reply: FastifyReply) {
    const credential = readCredential(request, publicOrigin)
    const identity = credential?.kind === 'session' ? await learnIdentity(sources, credential, request, reply) : null
    const headers = innerHeaders(request, credential?.kind === 'session' ? credential.value : null)
    return { headers, accountId: identity?.accountId ?? null }
  }
}
