/** When a record came to its stage is noted by itself. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

const label = (en: string) => ({ en, 'zh-CN': en })
const option = (value: string) => ({ value, label: label(value) })

const documents = [
  { kind: 'app', name: 'sales', label: label('Sales'), formatVersion: 1 },
  { kind: 'role', name: 'administrator', label: label('Administrator'), administrator: true },
  {
    kind: 'object',
    name: 'lead',
    label: label('Lead'),
    fields: [
      { name: 'name', label: label('Name'), type: 'text' },
      { name: 'stage', label: label('Stage'), type: 'select', options: ['new', 'met', 'sold'].map(option) },
      { name: 'reached', label: label('Reached'), type: 'datetime' },
    ],
    stages: { field: 'stage', since: 'reached' },
  },
]

let application: TestApplication
let admin: TestPerson
beforeAll(async () => {
  application = await createTestApplication(documents)
  admin = await application.person('Ada', ['administrator'])
})
afterAll(() => application.close())

const reachedOf = async (id: string): Promise<string | null> =>
  (await admin.get(`/api/records/lead/${id}`)).body.values.reached

test('when it is created in one, when it changes, and only then', async () => {
  const before = new Date().toISOString()
  const { id } = (await admin.post('/api/records/lead', { values: { name: 'a', stage: 'new' } })).body
  const first = await reachedOf(id)
  expect(first && first >= before).toBe(true)
  await admin.send('PATCH', `/api/records/lead/${id}`, { values: { name: 'b' } })
  expect(await reachedOf(id)).toBe(first)
  await admin.send('PATCH', `/api/records/lead/${id}`, { values: { stage: 'met' } })
  const second = await reachedOf(id)
  expect(second && first && second > first).toBe(true)
})

test('unless whoever moves it says when that was; without a stage there is no time', async () => {
  const past = '2026-01-02T03:04:05.000Z'
  const imported = (await admin.post('/api/records/lead', { values: { stage: 'met', reached: past } })).body
  expect(Date.parse((await reachedOf(imported.id)) ?? '')).toBe(Date.parse(past))
  const later = '2026-02-02T03:04:05.000Z'
  await admin.send('PATCH', `/api/records/lead/${imported.id}`, { values: { stage: 'sold', reached: later } })
  expect(Date.parse((await reachedOf(imported.id)) ?? '')).toBe(Date.parse(later))
  // a form sends all that it shows: what is as it was says nothing
  await admin.send('PATCH', `/api/records/lead/${imported.id}`, { values: { stage: 'met', reached: later } })
  expect(Date.parse((await reachedOf(imported.id)) ?? '')).toBeGreaterThan(Date.parse(later))
  const without = (await admin.post('/api/records/lead', { values: { name: 'c' } })).body
  expect(await reachedOf(without.id)).toBeNull()
})
