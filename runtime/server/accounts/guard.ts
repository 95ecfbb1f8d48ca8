import type { Text } from '@attain/engine/metadata'
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify'
import { AttainError } from '../errors.ts'
import { type Credential, type Identity, learnIdentity, readCredential } from './identity.ts'
import { languageOf } from './language.ts'
import { learnMembership, type Membership, membershipKey, type Principal } from './principal.ts'
import { isSameOrigin, isUnsafe } from './same-origin.ts'
import { type AccountSources, administers } from './sources.ts'

/** What the guard found out about a request. */
export interface Admission {
  readonly identity: Identity
  readonly principal: Principal
}

/** Keeps `Admission` of requests; set by the guard alone. */
export const admission = Symbol('admission')

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Anybody may call this route, signed in or not. Without it every route is closed. */
    open?: boolean
    /** Only administrators of the workspace may call this route. */
    administrator?: boolean
    /** The workspace may be named by `?workspace=` as well: the EventSource of browsers sends no headers of ours. */
    workspaceInQuery?: boolean
  }
  interface FastifyRequest {
    [admission]: Admission | null
    /** Which account asks, by session or by API key. Throws on open routes. */
    readonly identity: Identity
    /** Who asks, and in which workspace. Throws on open routes. */
    readonly principal: Principal
  }
}

const administration: Text = { en: 'administer the workspace', 'zh-CN': '管理工作区' }

type Hook = (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => void

/**
 * The hook that every request passes: finds out who asks, and refuses whom the route is not for. A request whose
 * caller is remembered passes without waiting for anything.
 */
export function createGuard(sources: AccountSources): Hook {
  const { identities, memberships, origins, publicOrigin, directory } = sources

  function enter(request: FastifyRequest, identity: Identity, membership: Membership): void {
    const principal = membership[languageOf(request.headers['accept-language'])]
    // Browsers add a cookie to whatever any site sends; nothing adds a key by itself.
    if (identity.kind === 'session' && isUnsafe(request.method) && !isSameOrigin(request, origins)) {
      throw new AttainError('cross_site')
    }
    if (request.routeOptions.config.administrator === true && !administers(directory, principal)) {
      throw new AttainError('forbidden', { action: administration })
    }
    request[admission] = { identity, principal }
  }

  async function enterUnknown(request: FastifyRequest, reply: FastifyReply, credential: Credential): Promise<void> {
    const identity =
      identities.recall(credential.memoryKey) ?? (await learnIdentity(sources, credential, request, reply))
    if (identity === null) throw new AttainError('unauthenticated')
    const slug = workspaceAsked(request, identity)
    const membership = await learnMembership(sources.db, memberships, identity.accountId, slug)
    if (membership === null) {
      if (slug === undefined) throw new AttainError('account_inactive')
      throw new AttainError('no_workspace', { workspace: slug.slice(0, 50) })
    }
    await directory.load(membership.en.workspaceId)
    enter(request, identity, membership)
  }

  /** Throws a refusal, lets in at once, or promises to do one of both. */
  function admit(request: FastifyRequest, reply: FastifyReply): Promise<void> | undefined {
    const credential = readCredential(request, publicOrigin)
    if (credential === null) throw new AttainError('unauthenticated')
    const identity = identities.recall(credential.memoryKey)
    if (identity !== undefined) {
      const membership = memberships.recall(membershipKey(identity.accountId, workspaceAsked(request, identity)))
      if (membership !== undefined) {
        enter(request, identity, membership)
        return undefined
      }
    }
    return enterUnknown(request, reply, credential)
  }

  return (request, reply, done) => {
    // What no route answers is the not-found handler's, which knows nothing worth guarding.
    if (request.routeOptions.config.open === true || request.is404) {
      done()
      return
    }
    let waiting: Promise<void> | undefined
    try {
      waiting = admit(request, reply)
    } catch (error) {
      done(error as Error)
      return
    }
    if (waiting === undefined) done()
    else waiting.then(() => done(), done)
  }
}

/** The workspace that a request names; a key is for one only. */
function workspaceAsked(request: FastifyRequest, identity: Identity): string | undefined {
  const named =
    request.headers['attain-workspace'] ??
    (request.routeOptions.config.workspaceInQuery === true
      ? (request.query as { workspace?: unknown }).workspace
      : undefined)
  const asked = typeof named === 'string' && named !== '' ? named : undefined
  if (identity.kind === 'session') return asked
  if (asked !== undefined && asked !== identity.workspaceSlug) {
    throw new AttainError('no_workspace', { workspace: asked.slice(0, 50) })
  }
  return identity.workspaceSlug
}
