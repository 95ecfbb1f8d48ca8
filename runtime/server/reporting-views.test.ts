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

test('formula fields are columns that are worked out, whatever their constants hold', async () => {
  const text = (en: string) => ({ en, 'zh-CN': en })
  const fields = [
    { name: 'double', label: text('Double'), type: 'formula', returns: 'currency', expression: 'amount * 2' },
    { name: 'words', label: text('Words'), type: 'formula', returns: 'text', expression: '"it\'s $1 \\ " & code' },
    { name: 'mine', label: text('Mine'), type: 'formula', returns: 'boolean', expression: 'owner = CURRENTUSER()' },
    { name: 'old', label: text('Old'), type: 'formula', returns: 'boolean', expression: 'closed_on < TODAY()' },
    { name: 'sector', label: text('Sector'), type: 'formula', returns: 'text', expression: 'account.sector' },
  ]
  await application.publish(
    dealBundle.map((document) => {
      const given = document as { name: string; kind: string; fields?: object[] }
      return given.kind === 'object' && given.name === 'deal'
        ? { ...given, fields: [...(given.fields ?? []), ...fields] }
        : document
    }),
  )
  const { rows } = await sql`select double, words, mine, old, sector from reporting_main.deal`.execute(application.db)
  expect(rows).toEqual([{ double: '24.60', words: "it's $1 \\ D-1", mine: false, old: true, sector: null }])
})
