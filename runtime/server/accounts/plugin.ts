import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { type Kysely, sql } from 'kysely'
import { listen } from '../database/listen.ts'
import type { DB } from '../database/schema.ts'
import { AccountMemory } from './account-memory.ts'
import { createAuthentication } from './authentication.ts'
import { admission, createGuard } from './guard.ts'
import type { Identity } from './identity.ts'
import type { Membership } from './principal.ts'
import { addKeyRoutes } from './routes/keys.ts'
import { addPersonAccountRoutes } from './routes/person-account.ts'
import { addSessionRoute } from './routes/session.ts'
import { addSignInRoutes } from './routes/sign-in.ts'
import { readServerSecret } from './server-secret.ts'
import { defaultLimits, forgetOldAttempts, type ThrottleLimits } from './sign-in-throttle.ts'
import type { AccountSources, Directory } from './sources.ts'

export interface AccountsOptions {
  readonly db: Kysely<DB>
  /** For the connection that hears of changes made by other processes. */
  readonly databaseUrl: string
  readonly directory: Directory
  /**
   * The address that browsers know the server by, such as `https://attain.example.com`. Needed behind a proxy that
   * speaks https for us, unless Fastify's `trustProxy` tells; otherwise what the request says is believed.
   */
  readonly publicUrl?: string
  /** Other origins whose pages may use a person's session. */
  readonly trustedOrigins?: readonly string[]
  /** Signs session cookies; by default made up on the first start and kept in the database. */
  readonly secret?: string
  readonly throttle?: ThrottleLimits
  /** How long who somebody is is remembered without asking; 60 s at most. */
  readonly rememberMs?: number
}

const longestRememberMs = 60_000
const tidyEveryMs = 60 * 60 * 1000

/**
 * Accounts, sessions and API keys, and the guard that closes every route of the application which does not say
 * `config: { open: true }`. Register it on the root, before everything else: plugins registered earlier go unguarded.
 */
export const accounts = fastifyPlugin(
  async (app: FastifyInstance, options: AccountsOptions): Promise<void> => {
    const { db, directory, throttle = defaultLimits } = options
    const publicOrigin = options.publicUrl === undefined ? undefined : new URL(options.publicUrl).origin
    const secret = options.secret ?? (await readServerSecret(db, 'session-cookies'))
    const forMs = Math.min(options.rememberMs ?? longestRememberMs, longestRememberMs)
    const sources: AccountSources = {
      db,
      authentication: createAuthentication(db, secret),
      identities: new AccountMemory<Identity>({ most: 20_000, forMs }),
      memberships: new AccountMemory<Membership>({ most: 20_000, forMs }),
      directory,
      publicOrigin,
      origins: {
        ...(publicOrigin === undefined ? {} : { publicOrigin }),
        ...(options.trustedOrigins === undefined ? {} : { trustedOrigins: options.trustedOrigins }),
      },
      throttle,
    }

    decorateRequests(app)
    app.addHook('onRequest', createGuard(sources))
    addSignInRoutes(app, sources)
    addSessionRoute(app, sources)
    addKeyRoutes(app, sources)
    addPersonAccountRoutes(app, sources)
    await keepInStep(app, sources, options.databaseUrl)
    tidyNowAndThen(app, sources)
  },
  { name: 'accounts', fastify: '5.x' },
)

function decorateRequests(app: FastifyInstance): void {
  app.decorateRequest(admission, null)
  for (const part of ['identity', 'principal'] as const) {
    app.decorateRequest(part, {
      getter() {
        const admitted = this[admission]
        if (admitted === null) {
          throw new Error(
            `${this.method} ${this.routeOptions.url} is open: nobody knows who asks, so it has no ${part}.`,
          )
        }
        return admitted[part] as never
      },
    })
  }
}

/** Forgets what other processes change; remembers nothing while it could not hear of it. */
async function keepInStep(app: FastifyInstance, sources: AccountSources, databaseUrl: string): Promise<void> {
  const memories = [sources.identities, sources.memberships]
  const listening = listen({
    databaseUrl,
    channels: ['attain_access'],
    onMessage: (accountId) => {
      for (const memory of memories) {
        if (accountId === '' || accountId === '*') memory.forgetAll()
        else memory.forgetAccount(accountId)
      }
    },
    onHearing: () => {
      for (const memory of memories) memory.setDeaf(false)
    },
    onDeaf: (error) => {
      app.log.warn({ error }, 'the connection that hears of changed accounts was lost; connecting again')
      for (const memory of memories) memory.setDeaf(true)
    },
  })
  app.addHook('onClose', () => listening.stop())
}

/** Deletes what has ended by itself: sessions, and counts of failed sign-ins. */
function tidyNowAndThen(app: FastifyInstance, { db, throttle }: AccountSources): void {
  const tidy = async () => {
    try {
      await db.deleteFrom('auth_session').where('expires_at', '<', sql<string>`now()`).execute()
      await forgetOldAttempts(db, throttle)
    } catch (error) {
      app.log.warn({ error }, 'ended sessions could not be deleted; trying again in an hour')
    }
  }
  const timer = setInterval(tidy, tidyEveryMs)
  timer.unref()
  app.addHook('onClose', async () => clearInterval(timer))
}
