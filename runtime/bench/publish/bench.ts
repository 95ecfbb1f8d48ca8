/** One change to a bundle of 500 objects is published while people work: how long it takes, and whether they notice. */
import { join } from 'node:path'
import { bundleFromDocuments, compileBundle } from '@attain/engine/metadata'
import { type Kysely, sql } from 'kysely'
import type { Pool } from 'pg'
import { createPool } from '../../server/database/connect.ts'
import type { DB } from '../../server/database/schema.ts'
import { type Bench, type BenchRun, isWanted } from '../bench.ts'
import { createFigure } from '../figure.ts'
import { ourNodeOptions, startServer } from '../http/server-process.ts'
import { signIn } from '../http/sign-in.ts'
import { medianOfRounds, timeMs } from '../rounds.ts'
import { foundCompany, password, tidy } from '../sales/company.ts'
import { peoplePerManager } from '../sales/native-tables.ts'
import { startThrowawayPostgres } from '../throwaway-postgres.ts'
import { manyObjects } from './bundle.ts'
import { percentile, startSteadyLoad } from './steady-load.ts'

const OBJECTS = 500
const manager = 1
const admin = 0

export const publishBench: Bench = {
  about: 'one change to 500 objects goes live, in milliseconds, and what people who work meanwhile feel of it',
  run: runPublishBench,
}

async function runPublishBench({ options, report, note, defer }: BenchRun): Promise<void> {
  const { rows = 5_000, rounds = 7, seconds } = options
  const postgres = await startThrowawayPostgres()
  defer(postgres.stop)
  note(`Postgres ${postgres.version}; ${rows} opportunities, and ${OBJECTS} objects more`)
  const company = await foundCompany(postgres.url, { people: 200, accounts: 500, opportunities: rows })
  defer(company.close)
  const people = {
    admin: await company.account(admin, ['administrator']),
    user: await company.account(manager, ['sales_manager']),
  }
  const profile = process.env.ATTAIN_BENCH_NODE_OPTIONS?.split(' ') ?? []
  const server = await startServer(
    join(import.meta.dirname, '../../server/main.ts'),
    { DATABASE_URL: postgres.url, PORT: '0', REQUESTS_PER_MINUTE: '100000000' },
    [...ourNodeOptions, ...profile],
  )
  defer(server.stop)
  const { url } = server
  const cookies = { admin: await signIn(url, people.admin, password), user: await signIn(url, people.user, password) }
  const paths = await pathsOf(company.db)

  const { documents: example } = await call<{ documents: object[] }>(url, cookies.admin, 'GET', '/api/metadata')
  await call(url, cookies.admin, 'POST', '/api/metadata/publish', {
    documents: [...example, ...manyObjects(OBJECTS)],
  })
  const { documents } = await call<{ documents: Document[] }>(url, cookies.admin, 'GET', '/api/metadata')
  const pool = createPool(postgres.url, { poolSize: 1 })
  defer(() => pool.end())
  await createPlainTables(pool)
  await tidy(postgres.url)

  const draft = await openDraft(url, cookies.admin, documents)
  const change = counter()
  const publishOne = async () => {
    const { publish } = await draft.change(change())
    const load = startSteadyLoad(url, cookies.user, paths)
    const took = await timeMs(publish)
    return { took, times: await load.stop() }
  }
  for (let i = 0; i < 2; i += 1) await publishOne()

  const meanwhile: number[] = []
  const { ours, baseline } = await medianOfRounds(rounds, {
    ours: async () => {
      const { took, times } = await publishOne()
      meanwhile.push(...times)
      return took
    },
    baseline: () => timeMs(() => publishByHand(pool, documents, change())),
  })
  const bench = `publish/one-change-of-${OBJECTS}-objects`
  if (isWanted(options, bench)) report(createFigure(bench, 'ms', ours, baseline))

  const quiet: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const load = startSteadyLoad(url, cookies.user, paths)
    await new Promise((resolve) => setTimeout(resolve, seconds * 300))
    quiet.push(...(await load.stop()))
  }
  for (const [name, part] of [
    ['median', 0.5],
    ['p99', 0.99],
    ['longest', 1],
  ] as const) {
    const figure = `publish/requests-meanwhile-${name}`
    if (isWanted(options, figure))
      report(createFigure(figure, 'ms', percentile(meanwhile, part), percentile(quiet, part)))
  }
}

interface Document {
  readonly kind: string
  readonly name: string
  readonly [property: string]: unknown
}

/** An administrator's draft that changes a label each time, as the designer saves and publishes it. */
async function openDraft(url: string, cookie: string, documents: readonly Document[]) {
  const { person } = await call<{ person: { id: string } }>(url, cookie, 'GET', '/api/session')
  const object = documents.find(({ kind, name }) => kind === 'object' && name === 'thing_7') as Document
  const at = `/api/drafts/${person.id}`
  return {
    async change(number: number) {
      const { version, liveRevision } = await call<{ version: number; liveRevision: number }>(url, cookie, 'GET', at)
      const label = { en: `Thing of round ${number}`, 'zh-CN': `第 ${number} 轮的事物` }
      const saved = await call<{ version: number }>(url, cookie, 'PUT', at, {
        seen: version,
        baseRevision: liveRevision,
        documents: [{ identity: 'object:thing_7', content: { ...object, label }, unfinished: null }],
      })
      const publish = () => call(url, cookie, 'POST', `${at}/publish`, { seen: saved.version, message: 'bench' })
      return { publish }
    },
  }
}

async function call<T>(url: string, cookie: string, method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { cookie, origin: url, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}

/** What people do meanwhile: they open a deal, or a list of fifty. */
async function pathsOf(db: Kysely<DB>): Promise<() => string> {
  const { rows } = await sql<{ id: string }>`
    select o.id from native.opportunity o join native.person p on p.id = o.owner_id
    where p.number = ${manager} or (p.number - 1) / ${peoplePerManager} = ${manager} order by md5(o.code) limit 500`.execute(
    db,
  )
  const turn = counter()
  const list = `/api/records/opportunity?${new URLSearchParams({
    fields: 'code,account,product,stage,owner,close_value,close_date',
    filter: '{"==":[{"var":"stage"},"won"]}',
    sort: '-close_date',
    limit: '50',
  })}`
  return () => {
    const n = turn()
    return n % 4 === 0 ? list : `/api/records/opportunity/${rows[n % rows.length]?.id}`
  }
}

async function createPlainTables(pool: Pool): Promise<void> {
  await pool.query(`create table native.revision (number integer primary key, at timestamptz not null);
    create table native.document (revision integer references native.revision, identity text, content jsonb,
      primary key (revision, identity))`)
}

/** The least that publishing has to be: read and compile the whole once, and write it down as a revision. */
async function publishByHand(pool: Pool, documents: readonly Document[], revision: number): Promise<void> {
  const received = JSON.parse(JSON.stringify(documents)) as Document[]
  const { model } = compileBundle(bundleFromDocuments(received))
  if (model === undefined) throw new Error('The bundle does not compile.')
  await pool.query('begin')
  await pool.query('insert into native.revision values ($1, now())', [revision])
  await pool.query(
    `insert into native.document select $1, identity, content::jsonb
      from unnest($2::text[], $3::text[]) as g(identity, content)`,
    [
      revision,
      received.map(({ kind, object, name }) => [kind, object, name].join('/')),
      received.map((document) => JSON.stringify(document)),
    ],
  )
  await pool.query('commit')
}

function counter(): () => number {
  let count = 0
  return () => {
    count += 1
    return count
  }
}
