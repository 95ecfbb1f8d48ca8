import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dealBundle } from './testing/deal-bundle.ts'
import { createTestApplication, type TestApplication } from './testing/test-application.ts'

let application: TestApplication
beforeAll(async () => {
  application = await createTestApplication(dealBundle)
})
afterAll(() => application.close())

test('reporting tools read objects by name, with typed columns, and cannot write', async () => {
  const admin = await application.person('Ada', ['administrator'])
  await admin.post('/api/records/deal', { values: { code: 'D-1', amount: '12.30', closed_on: '2024-02-29' } })
  const { rows } = await sql`select code, amount, closed_on, amount * 2 as doubled from reporting_main.deal`.execute(
    application.db,
  )
  expect(rows).toEqual([{ code: 'D-1', amount: '12.30', closed_on: '2024-02-29', doubled: '24.60' }])
  await expect(sql`update reporting_main.deal set code = 'x'`.execute(application.db)).rejects.toThrow(
    /cannot update view/,
  )
})

test('a view follows its object through publishes', async () => {
  const changed = dealBundle
    .filter((document) => (document as { name: string }).name !== 'line')
    .map((document) => {
      const { name, kind, fields } = document as { name: string; kind: string; fields?: object[] }
      return kind === 'object' && name === 'deal'
        ? { ...document, fields: [...(fields ?? []), { name: 'region', label: { en: 'Region' }, type: 'text' }] }
        : document
    })
    .map((document) => {
      const { kind, objects } = document as { kind: string; objects?: { object: string }[] }
      return kind === 'role' && objects
        ? { ...document, objects: objects.filter(({ object }) => object !== 'line') }
        : document
    })
  await application.publish(changed)
  const { rows } = await sql`select code, region from reporting_main.deal`.execute(application.db)
  expect(rows).toEqual([{ code: 'D-1', region: null }])
  await expect(sql`select from reporting_main.line`.execute(application.db)).rejects.toThrow(/does not exist/)
})
