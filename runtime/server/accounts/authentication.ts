import { randomUUID } from 'node:crypto'
import { APIError, type BetterAuthOptions, betterAuth } from 'better-auth'
import { username } from 'better-auth/plugins/username'
import type { Kysely } from 'kysely'
import type { DB } from '../database/schema.ts'
import { dateColumns } from './date-columns.ts'
import { passwordLength, usernameLength, usernamePattern } from './sign-in-names.ts'

const daySeconds = 24 * 60 * 60

/** How long a session lasts after it was last used, give or take the day after which its end is moved. */
export const sessionSeconds = 7 * daySeconds

/** The session cookie as better-auth knows it; `session-cookie.ts` says how browsers know it. */
export const innerCookieName = 'attain.session_token'

/** better-auth's code when somebody signs in who has no active membership. */
export const inactiveCode = 'ACCOUNT_INACTIVE'

/** better-auth on our tables. Its own HTTP handler is not used: `routes/` call the few endpoints that we open. */
export type Authentication = ReturnType<typeof createAuthentication>

/** Only the type of what is returned says which endpoints the plugins bring, hence none is written here. */
export function createAuthentication(db: Kysely<DB>, secret: string) {
  const options = {
    appName: 'Attain',
    // Never part of an answer: no emails or redirects are sent, and cookies are written by `session-cookie.ts`.
    baseURL: 'http://localhost',
    basePath: '/api/auth',
    secret,
    database: { db: db.withPlugin(dateColumns), type: 'postgres', transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: usernameLength.least,
        maxUsernameLength: usernameLength.most,
        usernameValidator: (name) => usernamePattern.test(name),
      }),
    ],
    session: {
      modelName: 'auth_session',
      expiresIn: sessionSeconds,
      updateAge: daySeconds,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    user: {
      modelName: 'auth_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'auth_account',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    databaseHooks: {
      session: {
        create: {
          // Asked only after the password was right.
          before: async (session) => {
            const membership = await db
              .selectFrom('memberships')
              .select('workspace_id')
              .where('account_id', '=', session.userId)
              .where('active', '=', true)
              .executeTakeFirst()
            if (membership === undefined) throw new APIError('FORBIDDEN', { code: inactiveCode })
          },
        },
      },
    },
    advanced: { cookiePrefix: 'attain', useSecureCookies: false, database: { generateId: () => randomUUID() } },
    // `sign-in-throttle.ts` counts per account as well, and only failures.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // What goes wrong is thrown, and our error handler logs it.
    logger: { disabled: true },
  } satisfies BetterAuthOptions
  return betterAuth(options)
}
