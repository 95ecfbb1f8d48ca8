import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Follower, RecordEvent } from '../services/events/index.ts'
import { LiveWorkspaces } from '../store/live-workspaces.ts'
import { dealBundle } from '../testing/deal-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from '../testing/test-application.ts'
import { createFollowing } from './following.ts'

let application: TestApplication
let administrator: TestPerson

beforeAll(async () => {
  application = await createTestApplication(dealBundle)
  administrator = await application.person('Administrator', ['administrator'])
  await application.settled()
})
afterAll(() => application.close())

function following(followers: readonly Follower[], told: string[] = []) {
  const log = { error: (_: unknown, message: string) => told.push(message) } as never
  return createFollowing({ db: application.db, workspaces: new LiveWorkspaces(application.db), log, followers })
}

const followDeals = (follow: (event: RecordEvent) => void): Follower => ({
  name: 'test',
  concerns: (_, object) => object === 'deal',
  follow: async (_, event) => follow(event),
})

const waiting = async () =>
  (await application.db.selectFrom('events').select(['id', 'record_id']).execute()).map((row) => row.record_id)

async function createDeals(codes: readonly string[]): Promise<string[]> {
  const records = codes.map((code) => ({ values: { code } }))
  const { body } = await administrator.post('/api/records/deal/bulk', { action: 'create', mode: 'all', records })
  return body.ids
}

test('what happened comes in its order, with the record as it was then', async () => {
  const [id = ''] = await createDeals(['order'])
  for (const amount of ['1', '2']) await administrator.send('PATCH', `/api/records/deal/${id}`, { values: { amount } })
  await administrator.post('/api/records/account', { values: { name: 'Nobody follows it' } })
  await administrator.send('DELETE', `/api/records/deal/${id}`)
  const seen: unknown[] = []
  const follower = followDeals(({ type, version, by, record, changes }) => {
    expect(by).toBe(administrator.id)
    seen.push([
      type,
      version,
      record.prior?.document.amount ?? null,
      record.document.amount ?? null,
      Object.keys(changes),
    ])
  })
  await following([follower]).idle()
  expect(seen).toEqual([
    ['created', 1, null, null, ['code', 'stage']],
    ['updated', 2, null, '1.00', ['amount']],
    ['updated', 3, '1.00', '2.00', ['amount']],
    ['deleted', 4, '2.00', '2.00', []],
  ])
  expect(await waiting()).toEqual([])
})

test('of many events a follower is given those that it wants', async () => {
  const ids = await createDeals(Array.from({ length: 40 }, (_, i) => `many${i}`))
  const given: string[] = []
  const follower: Follower = {
    ...followDeals(({ recordId }) => given.push(recordId)),
    sift: async (_, events) => events.filter((_event, i) => i % 10 === 3),
  }
  await following([follower]).idle()
  expect(given).toEqual(ids.filter((_, i) => i % 10 === 3))
  expect(await waiting()).toEqual([])
})

test('an event that cannot be followed comes again, is given up in the end, and the others go on', async () => {
  const ids = await createDeals(['bad', 'good1', 'good2'])
  const given: string[] = []
  const follower = followDeals(({ recordId, record }) => {
    if (record.document.code === 'bad') throw new Error('cannot be followed')
    given.push(recordId)
  })
  const told: string[] = []
  await following([follower], told).idle()
  expect(given.sort()).toEqual(ids.slice(1).sort())
  expect(told).toEqual([
    ...Array(5).fill('what follows from an event could not be done'),
    'an event is passed over, because it failed too often',
  ])
  expect(await waiting()).toEqual([])
})
