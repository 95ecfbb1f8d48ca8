import { randomUUID } from 'node:crypto'
import Fastify, {
  type FastifyInstance,
  type FastifyServerOptions,
  type InjectOptions,
  type LightMyRequestResponse,
} from 'fastify'
import type { Kysely, KyselyPlugin } from 'kysely'
import type { DB } from '../database/schema.ts'
import { answerErrors } from '../error-answers.ts'
import { createTestDatabase } from '../testing/test-database.ts'
import { type AccountsOptions, accounts, createAccount, createApiKey, type Directory, setMembership } from './index.ts'

export const password = 'correct-horse-9'

/** Two workspaces, `north` and `south`, with people but no accounts yet, and applications on them. */
export interface TestSite {
  readonly db: Kysely<DB>
  readonly databaseUrl: string
  readonly workspaces: Readonly<Record<'north' | 'south', number>>
  /** What the applications have sent to the database so far, sign-ins and all. */
  readonly statements: { count: number }
  /** Another server process, as far as accounts are concerned. */
  start(options?: Partial<AccountsOptions>, server?: FastifyServerOptions): Promise<FastifyInstance>
  /** A person record of a workspace, without an account; answers with its id. */
  record(workspace: 'north' | 'south', name?: string): string
  /** A person of a workspace with an account; answers with both ids. */
  person(given: TestPerson): Promise<{ accountId: string; personId: string }>
  close(): Promise<void>
}

interface TestPerson {
  readonly username: string
  readonly email?: string
  readonly workspace?: 'north' | 'south'
  readonly roles?: readonly string[]
}

export async function createTestSite(): Promise<TestSite> {
  const { db, url, drop } = await createTestDatabase()
  const north = await createWorkspace(db, 'north')
  const south = await createWorkspace(db, 'south')
  const people = new Map<string, { name: string }>()
  const directory: Directory = {
    load: async () => undefined,
    isAdministrator: (_workspaceId, roles) => roles.includes('administrator'),
    hasRole: (_workspaceId, role) => ['administrator', 'sales_rep', 'finance'].includes(role),
    noteLockedOut: async () => {},
    findPerson: async (workspaceId, personId) => people.get(`${workspaceId}/${personId}`) ?? null,
  }
  const statements = { count: 0 }
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements.count += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const applications: FastifyInstance[] = []
  const workspaces = { north, south }
  const record = (workspace: 'north' | 'south', name = 'Somebody') => {
    const id = randomUUID()
    people.set(`${workspaces[workspace]}/${id}`, { name })
    return id
  }
  return {
    db,
    databaseUrl: url,
    workspaces,
    statements,
    record,
    async start(options = {}, server = {}) {
      const app = createServer(server)
      applications.push(app)
      app.register(accounts, { db: db.withPlugin(counting), databaseUrl: url, directory, ...options })
      app.get('/closed', async (request) => ({ identity: request.identity, principal: request.principal }))
      app.post('/closed', async (request) => request.principal)
      app.get('/open', { config: { open: true } }, async () => ({ open: true }))
      app.get('/open/who', { config: { open: true } }, async (request) => request.principal)
      app.get('/administration', { config: { administrator: true } }, async () => ({ administrator: true }))
      app.register(async (child) => {
        child.get('/nested', async () => ({ nested: true }))
      })
      await app.ready()
      return app
    },
    async person({ username, email, workspace = 'north', roles = ['sales_rep'] }) {
      const personId = record(workspace, `Person ${username}`)
      const accountId = await createAccount(db, {
        username,
        name: `Account ${username}`,
        password,
        ...(email === undefined ? {} : { email }),
      })
      await setMembership(db, workspaces[workspace], personId, accountId, roles, true)
      return { accountId, personId }
    },
    async close() {
      await Promise.all(applications.map((app) => app.close()))
      await drop()
    },
  }
}

async function createWorkspace(db: Kysely<DB>, slug: string): Promise<number> {
  const row = await db.insertInto('workspaces').values({ slug, name: slug }).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** A server that answers errors as the real one does. */
function createServer(server: FastifyServerOptions): FastifyInstance {
  const app = Fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false } }, ...server })
  answerErrors(app)
  return app
}

/** A browser on `http://localhost`, or https, that keeps its cookies and says where its requests come from. */
export class TestBrowser {
  readonly app: FastifyInstance
  readonly headers: Record<string, string>
  cookie = ''

  constructor(app: FastifyInstance, headers: Record<string, string> = {}) {
    this.app = app
    this.headers = { host: 'localhost', 'sec-fetch-site': 'same-origin', origin: 'http://localhost', ...headers }
  }

  async send(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: object, headers: object = {}) {
    const request: InjectOptions = {
      method,
      url,
      headers: { ...this.headers, ...(this.cookie === '' ? {} : { cookie: this.cookie }), ...headers },
      ...(body === undefined ? {} : { payload: body }),
    }
    const response = await this.app.inject(request)
    for (const text of cookiesOf(response)) {
      const pair = text.split(';', 1)[0] ?? ''
      this.cookie = pair.endsWith('=') ? '' : pair
    }
    return response
  }

  signIn(username: string, given: string = password) {
    return this.send('POST', '/api/auth/sign-in/username', { username, password: given })
  }

  /** A copy with the same cookie, such as a second tab, or a thief. */
  copy(app: FastifyInstance = this.app): TestBrowser {
    const copy = new TestBrowser(app, this.headers)
    copy.cookie = this.cookie
    return copy
  }
}

export async function signedIn(app: FastifyInstance, username: string): Promise<TestBrowser> {
  const browser = new TestBrowser(app)
  const response = await browser.signIn(username)
  if (response.statusCode !== 200) throw new Error(`${username} could not sign in: ${response.body}`)
  return browser
}

/** A key of an account in its workspace `north`. */
export async function createSampleApiKey({ db, workspaces }: TestSite, username: string): Promise<string> {
  const account = await db
    .selectFrom('auth_user')
    .select('id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  const given = { accountId: account.id, workspaceId: workspaces.north, name: 'sample' }
  return (await createApiKey(db, given)).key
}

export function cookiesOf(response: LightMyRequestResponse): string[] {
  const header = response.headers['set-cookie']
  return header === undefined ? [] : [header].flat()
}
