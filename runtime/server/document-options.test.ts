/** Who fills in a field that names a document chooses one; who only reads it is not told which documents there are. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok, type Payroll, startPayroll } from './services/commission/testing/payroll.ts'
import { application, component, label, plan } from './services/commission/testing/plan-documents.ts'
import type { TestPerson } from './testing/test-application.ts'

const at = '/api/records/plan_assignment'

let payroll: Payroll
let reader: TestPerson

beforeAll(async () => {
  payroll = await startPayroll([
    ...application([
      plan('reps', [component('sales', [{ from: 0, value: 5 }])]),
      plan('secret_bonus', [component('sales', [{ from: 0, value: 50 }])], {
        label: { en: 'Golden', 'zh-CN': '金色' },
      }),
    ]),
    ...['reader', 'judge'].map((name) => ({
      ...{ kind: 'role', name, label: label(name) },
      objects: [{ object: 'plan_assignment', read: true, scope: 'all' }],
      ...(name === 'judge' && { plans: [{ plan: 'reps', actions: ['see'] }] }),
    })),
  ])
  reader = await payroll.world.person('Rae', ['reader'])
  await payroll.create('plan_assignment', { plan: 'reps', person: reader.id })
})
afterAll(() => payroll.world.close())

interface Field {
  readonly name: string
  readonly type: string
  readonly options?: readonly { readonly value: string; readonly label: object }[]
}

async function fieldFor(who: TestPerson, name: string): Promise<Field | undefined> {
  const { objects } = await ok<{ objects: { name: string; fields: Field[] }[] }>(who.get('/api/app'))
  return objects.find((one) => one.name === 'plan_assignment')?.fields.find((field) => field.name === name)
}

const byPlan = (name: string) => encodeURIComponent(JSON.stringify({ '==': [{ var: 'plan' }, name] }))

test('whoever fills it in chooses a document by its label', async () => {
  const { admin } = payroll
  expect(await fieldFor(admin, 'plan')).toMatchObject({
    type: 'select',
    options: [{ value: 'reps' }, { value: 'secret_bonus', label: { en: 'Golden', 'zh-CN': '金色' } }],
  })
  // a component of the same name in both
  expect((await fieldFor(admin, 'component'))?.options).toEqual([{ value: 'sales', label: label('sales') }])
  expect((await fieldFor(admin, 'role'))?.options?.map(({ value }) => value)).toContain('reader')
})

test('what is no document is refused, and what there is is said', async () => {
  const { status, body } = await payroll.admin.post(at, { values: { plan: 'nothing', person: reader.id } })
  expect([status, body.details[0]]).toMatchObject([422, { field: 'plan', code: 'option' }])
  expect(body.message).toContain('reps, secret_bonus')
})

test('whoever only reads it has the name as a text, and is told of no other document', async () => {
  expect(await fieldFor(reader, 'plan')).toMatchObject({ name: 'plan', type: 'text' })
  const answers = [
    await reader.get('/api/app'),
    await reader.get('/api/openapi.json'),
    await reader.get(`${at}?filter=${byPlan('zzz')}`),
    await reader.post(at, { values: { plan: 'zzz' } }),
  ]
  for (const { body } of answers) expect(JSON.stringify(body)).not.toMatch(/secret_bonus|Golden|金色/)
  const found = await ok<{ items: { values: object }[] }>(reader.get(`${at}?filter=${byPlan('reps')}`))
  expect(found.items.map(({ values }) => values)).toMatchObject([{ plan: 'reps' }])
})

test('whoever reads it and sees a plan knows it by its label, and no other', async () => {
  const judge = await payroll.world.person('Jo', ['judge'])
  const { type, options } = (await fieldFor(judge, 'plan')) as Field
  expect([type, options?.map(({ value }) => value)]).toEqual(['select', ['reps']])
  const { status, body } = await judge.get(`${at}?filter=${byPlan('secret_bonus')}`)
  const of = await judge.get(`${at}?filter=${byPlan('zzz')}`)
  // as unknown as one that does not exist
  expect([status, body.message.replace('secret_bonus', 'zzz')]).toEqual([of.status, of.body.message])
})

test('a document that comes later can be chosen at once, and one that goes stays with its records', async () => {
  const { admin, world, create, update } = payroll
  const more = [plan('later', [component('sales', [{ from: 0, value: 5 }])])]
  await world.publish([...more, ...application([plan('reps', [component('sales', [{ from: 0, value: 5 }])])])])
  const id = await create('plan_assignment', { plan: 'later', person: reader.id })
  await world.publish(application([plan('reps', [component('sales', [{ from: 0, value: 5 }])])]))
  await update('plan_assignment', id, { reason: 'As agreed' })
  expect((await admin.get(`${at}/${id}`)).body.values).toMatchObject({ plan: 'later', reason: 'As agreed' })
})
