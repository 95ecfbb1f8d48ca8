/** Roll-ups that go both ways between two objects: no order of locks is right for all who write. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rollup } from './testing/rollup-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

const label = (en: string) => ({ en, 'zh-CN': en })
const lookup = (name: string, target: string, children: string) => ({
  name,
  label: label(name),
  type: 'lookup',
  target,
  children: { name: children, label: label(children) },
})
const object = (name: string, fields: object[]) => ({
  kind: 'object',
  name,
  label: label(name),
  sharing: 'read',
  fields: [{ name: 'name', label: label('Name'), type: 'text' }, ...fields],
})

const bundle = [
  { kind: 'app', name: 'circles', label: label('Circles'), formatVersion: 1, currency: 'USD', timeZone: 'UTC' },
  object('account', [
    { name: 'size', label: label('Size'), type: 'number' },
    lookup('main', 'contact', 'main_of'),
    rollup('contact_count', { children: 'contacts', aggregate: 'count', where: 'active' }),
  ]),
  object('contact', [
    { name: 'active', label: label('Active'), type: 'boolean' },
    lookup('account', 'account', 'contacts'),
    rollup('responsible_for', { children: 'main_of', aggregate: 'sum', field: 'size' }),
  ]),
  { kind: 'role', name: 'administrator', label: label('Administrator'), administrator: true },
]

let application: TestApplication
let admin: TestPerson
beforeAll(async () => {
  application = await createTestApplication(bundle)
  admin = await application.person('Ada', ['administrator'])
})
afterAll(() => application.close())

test('writes that wait for each other in a circle are all done', async () => {
  const create = async (name: string, values: object) =>
    (await admin.post(`/api/records/${name}`, { values })).body.id as string
  const change = (name: string, id: string, values: object) =>
    admin.send('PATCH', `/api/records/${name}/${id}`, { values })
  const account = await create('account', { name: 'Acme' })
  const contact = await create('contact', { name: 'Bo', account })
  await change('account', account, { main: contact })
  for (let round = 1; round <= 4; round++) {
    const answers = await Promise.all([
      change('account', account, { size: `${round}` }),
      change('contact', contact, { active: round % 2 === 0 }),
    ])
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [200, undefined],
      [200, undefined],
    ])
  }
  const valuesOf = async (name: string, id: string) => (await admin.get(`/api/records/${name}/${id}`)).body.values
  expect(await valuesOf('account', account)).toMatchObject({ contact_count: '1' })
  expect(await valuesOf('contact', contact)).toMatchObject({ responsible_for: '4' })
})
