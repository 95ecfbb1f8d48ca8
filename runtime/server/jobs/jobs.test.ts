import Fastify from 'fastify'
import { sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { createJobs, enqueue, enqueueMany, type JobHandler, type Jobs } from './index.ts'

const log = Fastify({ logger: false }).log
let database: TestDatabase
const started: Jobs[] = []

beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(async () => {
  for (const jobs of started.splice(0)) await jobs.stop()
  await database.drop()
})

/** A process that works on the queue. */
function jobsWith(handler: JobHandler<'deliver'>, lookEverySeconds = 2): Jobs {
  const jobs = createJobs({ databaseUrl: database.url, log, lookEverySeconds, missEverySeconds: 1 })
  jobs.work('deliver', handler)
  started.push(jobs)
  return jobs
}

const data = (id: string) => ({ workspaceId: 1, id })

interface Row {
  readonly name: string
  readonly state: string
  readonly data: { readonly id: string }
}

async function rows(): Promise<readonly Row[]> {
  return (await sql<Row>`select * from jobs.job order by data ->> 'id'`.execute(database.db)).rows
}

/** What waits for its next attempt is due. */
async function hurry(): Promise<void> {
  await sql`update jobs.job set start_after = now() where state < 'active'`.execute(database.db)
}

test('a job is there when its transaction is, once for a key', async () => {
  const done: string[] = []
  const jobs = jobsWith(async ({ id }) => {
    done.push(id)
  })
  const { db } = database
  await expect(
    db.transaction().execute(async (tx) => {
      await enqueue(tx, 'deliver', data('rolled back'))
      throw new Error('never mind')
    }),
  ).rejects.toThrow('never mind')
  await db.transaction().execute(async (tx) => {
    await enqueue(tx, 'deliver', data('once'), { key: 'k' })
    await enqueue(tx, 'deliver', data('twice'), { key: 'k' })
    await enqueueMany(tx, 'deliver', [{ data: data('a') }, { data: data('b') }])
    await enqueue(tx, 'deliver', data('later'), { startAfter: new Date(Date.now() + 3_600_000) })
  })
  await jobs.idle()
  await enqueue(db, 'deliver', data('again'), { key: 'k' })
  await jobs.idle()
  expect(done.sort()).toEqual(['a', 'b', 'once'])
  await hurry()
  await jobs.idle()
  expect(done).toContain('later')
})

test('begins at once what is enqueued in the same process', async () => {
  const arrived = Promise.withResolvers<number>()
  const jobs = jobsWith(async () => arrived.resolve(performance.now()), 3600)
  await jobs.start()
  await jobs.idle()
  await enqueue(database.db, 'deliver', data('quick'))
  await arrived.promise
})

test('what fails is tried again, and ends among the dead letters', async () => {
  const attempts: number[] = []
  const jobs = jobsWith(async ({ id }, { attempt }) => {
    if (id === 'fine') return
    attempts.push(attempt)
    throw new Error('not today')
  })
  await enqueueMany(database.db, 'deliver', [{ data: data('bad') }, { data: data('fine') }])
  await sql`update jobs.job set retry_limit = 2`.execute(database.db)
  for (let i = 0; i < 3; i++) {
    await jobs.idle()
    await hurry()
  }
  await jobs.idle()
  expect(attempts).toEqual([1, 2, 3])
  expect((await rows()).map(({ name, state, data: { id } }) => [name, state, id]).sort()).toEqual([
    ['dead_letters', 'created', 'bad'],
    ['deliver', 'completed', 'fine'],
    ['deliver', 'failed', 'bad'],
  ])
})

test('several processes do each job once', async () => {
  const done: string[] = []
  const handler: JobHandler<'deliver'> = async ({ id }) => {
    done.push(id)
  }
  const processes = [jobsWith(handler), jobsWith(handler), jobsWith(handler)]
  await Promise.all(processes.map((jobs) => jobs.start()))
  const ids = Array.from({ length: 100 }, (_, i) => String(i))
  await enqueueMany(
    database.db,
    'deliver',
    ids.map((id) => ({ data: data(id) })),
  )
  await Promise.all(processes.map((jobs) => jobs.idle()))
  expect(done.sort()).toEqual(ids.sort())
})

test('another process does what one that died had begun', async () => {
  await enqueue(database.db, 'deliver', data('orphan'))
  await sql`update jobs.job set state = 'active', started_on = now() - interval '1 minute',
    heartbeat_on = now() - interval '1 minute'`.execute(database.db)
  const done = Promise.withResolvers<number>()
  const jobs = jobsWith(async (_, { attempt }) => done.resolve(attempt))
  await jobs.start()
  expect(await done.promise).toBe(2)
})

test('enqueue writes what pg-boss itself writes', async () => {
  const boss = new PgBoss({ connectionString: database.url, schema: 'jobs', schedule: false, supervise: false })
  await boss.start()
  try {
    const startAfter = new Date('2027-01-02T03:04:05Z')
    for (const options of [{}, { startAfter }]) {
      await boss.insert('deliver', [{ data: data('theirs'), ...options }], { db: fromKysely(database.db) })
      await enqueue(database.db, 'deliver', data('ours'), options)
    }
    const [ours, theirs] = ['ours', 'theirs'].map(async (id) => {
      const { rows } = await sql<{ start_after: string }>`
        select * from jobs.job where data ->> 'id' = ${id} order by start_after`.execute(database.db)
      return rows.map(({ start_after, ...row }) => ({
        ...row,
        ...{ id: '', data: '', created_on: '', keep_until: '' },
        start_after: start_after < '2027' ? '' : start_after,
      }))
    })
    expect(await ours).toEqual(await theirs)
  } finally {
    await boss.stop()
  }
})
