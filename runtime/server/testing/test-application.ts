/** A whole application on a database of its own: published documents, people with accounts, requests as them. */
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Kysely } from 'kysely'
import { createApiKey, setMembership } from '../accounts/index.ts'
import { createApp } from '../app.ts'
import type { DB } from '../database/schema.ts'
import type { Jobs } from '../jobs/index.ts'
import { publish } from '../services/publish/index.ts'
import { viewOf } from '../store/live-workspace.ts'
import { LiveWorkspaces } from '../store/live-workspaces.ts'
import { newId } from '../store/new-id.ts'
import { insertRecords } from '../store/write/insert.ts'
import type { Following } from '../workers/following.ts'
import { createTestDatabase } from './test-database.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of any shape, and fail where they are wrong
  readonly body: any
}

/** Somebody with an account, who sends requests. */
export interface TestPerson {
  readonly id: string
  readonly accountId: string
  readonly key: string
  send(method: Method, url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  get(url: string, headers?: Record<string, string>): Promise<Answer>
  post(url: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
}

export interface TestApplication {
  readonly app: FastifyInstance
  readonly db: Kysely<DB>
  readonly databaseUrl: string
  readonly workspaceId: number
  /** A person record and an account with these roles. */
  person(name: string, roles: readonly string[], values?: Record<string, unknown>): Promise<TestPerson>
  /** An account with these roles for a person record that is there already; it replaces the one before. */
  account(personId: string, name: string, roles: readonly string[]): Promise<TestPerson>
  /** What is done later: `await jobs.idle()` waits for it. */
  readonly jobs: Jobs
  /** Follows what happens to records. */
  readonly following: Following
  /** Waits for all that follows from what was written: rules, and jobs. */
  settled(): Promise<void>
  /** Publishes these documents and waits until the application runs on them. */
  publish(documents: readonly object[]): Promise<void>
  close(): Promise<void>
}

export async function createTestApplication(documents: readonly object[]): Promise<TestApplication> {
  const database = await createTestDatabase()
  const { db } = database
  const { id: workspaceId } = await db
    .insertInto('workspaces')
    .values({ slug: 'main', name: 'Test' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await publish(db, workspaceId, { documents, message: 'test', by: null, at: new Date() })
  const app = await createApp({ db, databaseUrl: database.url, settings: { requestsPerMinute: 1_000_000 } })

  const application: TestApplication = {
    app,
    db,
    databaseUrl: database.url,
    workspaceId,
    jobs: app.jobs,
    following: app.following,
    async settled() {
      await app.following.idle()
      await app.jobs.idle()
    },
    async person(name, roles, values = {}) {
      const workspace = await new LiveWorkspaces(db).get(workspaceId)
      const object = workspace.objects.get('person')
      if (!object) throw new Error('no object person')
      const id = newId()
      const document = { name, active: true, ...values }
      await db
        .transaction()
        .execute((tx) =>
          insertRecords(
            tx,
            viewOf(workspace, { personId: id, roles }),
            object,
            [{ id, owner: id, document: document as never }],
            new Date(),
          ),
        )
      return application.account(id, name, roles)
    },
    async account(id, name, roles) {
      const username = `user-${newId().slice(-12)}`
      // without a password: hashing one takes longer than the test, and the key is all that is used
      const accountId = newId()
      await db.insertInto('auth_user').values({ id: accountId, name, username, email: null }).execute()
      await setMembership(db, workspaceId, id, accountId, roles, true)
      const { key } = await createApiKey(db, { name: 'test', workspaceId, accountId })
      const send = async (method: Method, url: string, body?: unknown, headers: Record<string, string> = {}) => {
        const request: InjectOptions = {
          method,
          url,
          headers: { authorization: `Bearer ${key}`, ...headers },
          ...(body === undefined ? {} : { payload: body as object }),
        }
        const response = await app.inject(request)
        return {
          status: response.statusCode,
          headers: response.headers,
          body: response.body === '' ? null : response.json(),
        }
      }
      return {
        id,
        accountId,
        key,
        send,
        get: (url, headers) => send('GET', url, undefined, headers),
        post: (url, body, headers) => send('POST', url, body, headers),
      }
    },
    async publish(next) {
      await publish(db, workspaceId, { documents: next, message: 'test', by: null, at: new Date() })
      // the application hears of it as every process does
      const live = await db
        .selectFrom('live_revisions')
        .select('revision')
        .where('workspace_id', '=', workspaceId)
        .executeTakeFirstOrThrow()
      const administrator = await application.person('Publisher', ['administrator'])
      for (;;) {
        const { body } = await administrator.get('/api/app')
        if (body.revision === live.revision) return
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    async close() {
      await app.close()
      await database.drop()
    },
  }
  return application
}
