/** Who reads a plan in words: those who are paid by it, and those who see everybody's statements. */
import type { OwnPlansBody, PlanWordsBody } from '@attain/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApplication, type TestApplication, type TestPerson } from '../../testing/test-application.ts'
import { application, component, plan } from './testing/plan-documents.ts'

const documents = application([
  plan('reps', [component('sales', [{ from: 0, value: 5 }])]),
  plan('chosen', [component('sales', [{ from: 0, value: 10 }])], { for: undefined }),
])

let world: TestApplication
let admin: TestPerson
let ann: TestPerson
let lead: TestPerson
let grace: TestPerson

beforeAll(async () => {
  world = await createTestApplication(documents)
  admin = await world.person('Ada', ['administrator'])
  ann = await world.person('Ann', ['agent'], { title: 'Agent' })
  lead = await world.person('Lead', ['agent'], { title: 'Lead' })
  grace = await world.person('Grace', ['finance'])
})
afterAll(() => world.close())

const words = (who: TestPerson, name: string) => who.get(`/api/commission/plans/${name}/words`)
const own = async (who: TestPerson) => {
  const { body } = await who.get('/api/commission/mine/plans')
  return (body as OwnPlansBody).plans.map(({ name }) => name)
}

test('a payee reads the plan in both languages, its conditions in words', async () => {
  const { status, body } = await words(ann, 'reps')
  expect(status).toBe(200)
  const { pages } = body as PlanWordsBody
  expect(pages.en.sections[1]?.sentences).toContain('Only those that meet: stage is won.')
  expect(pages['zh-CN'].signing.signature).toBe('签名')
  expect(await own(ann)).toEqual(['reps'])
})

test('nobody else does, but whoever sees its statements', async () => {
  expect((await words(lead, 'reps')).status).toBe(404)
  expect((await words(lead, 'nothing')).status).toBe(404)
  expect(await own(lead)).toEqual([])
  expect((await words(grace, 'reps')).status).toBe(200)
  expect(await own(grace)).toEqual([])
})

test('somebody who is put on a plan reads it as well, and somebody who is taken off does not', async () => {
  const assign = (person: TestPerson, values: object) =>
    admin.post('/api/records/plan_assignment', { values: { plan: 'chosen', person: person.id, ...values } })
  expect((await assign(lead, {})).status).toBe(201)
  expect((await assign(ann, { excluded: true })).status).toBe(201)
  expect(await own(lead)).toEqual(['chosen'])
  expect((await words(lead, 'chosen')).status).toBe(200)
  expect(await own(ann)).toEqual(['reps'])
  expect((await words(ann, 'chosen')).status).toBe(404)
})
