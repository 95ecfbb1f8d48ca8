/** What is left of a plan that was taken away: its statements, and disputes that are being decided. */
import type { DisputesPage, OwnStatementsBody, ReviewBody, StatementBody } from '@attain/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestApplication, TestPerson } from '../../testing/test-application.ts'
import { at, documents, type Months, startMonths } from './testing/month.ts'
import { ok } from './testing/payroll.ts'

let world: TestApplication
let grace: TestPerson
let lead: TestPerson
let ann: TestPerson
let bo: TestPerson
let january: string
let warned: readonly (readonly [string, string])[]

beforeAll(async () => {
  let statement: Months['statement']
  let act: Months['act']
  ;({ world, grace, lead, ann, bo, statement, act } = await startMonths())
  january = (await statement(bo, '2026-01')).id
  for (const [line, expected] of [
    [1, '1100.03'],
    [0, '2600'],
  ] as const) {
    const { id } = await statement(bo, line === 1 ? '2026-01' : '2026-02')
    const body = { ...(line > 0 && { line }), expected, reason: 'Too little' }
    await ok(bo.post(`${at}/statements/${id}/disputes`, body), 201)
  }
  await ok(act('lock', '2026-01'), 204)
  const without = documents.flatMap((one) => {
    const document = one as { kind: string; name: string }
    if (document.kind === 'commission-plan') return []
    return [document.name === 'finance' ? { ...document, plans: [] } : document]
  })
  const admin = await world.person('Ada', ['administrator'])
  const { impact } = await ok<ReviewBody>(admin.post('/api/metadata/diff', { documents: without }))
  warned = impact.map(({ kind, weight, message }) => [`${kind} ${weight}`, message.en])
  await world.publish(without)
})
afterAll(() => world.close())

test('whoever is about to take it away is told what cannot be done any more', () => {
  expect(warned.filter(([kind]) => kind.startsWith('plan'))).toEqual([
    [
      'plan-removed loss',
      '“Reps” is taken away. Its statements stay, but nothing of it can be calculated, closed or taken for payment any more (1 period is not closed, 1 closed period was never taken for payment). To end it, give it a last day instead.',
    ],
  ])
})

const read = (who: TestPerson, path = '') => who.get(`${at}/statements/${january}${path}`)

test('statements are there for their payees, their managers and administrators, as they were', async () => {
  const admin = await world.person('Ida', ['administrator'])
  for (const who of [bo, lead, admin]) {
    const statement = await ok<StatementBody>(read(who))
    expect(statement).toMatchObject({
      ...{ plan: { name: 'reps', label: { en: 'Reps' } }, period: { name: 'January 2026' }, paid: '1000.03' },
      may: { confirm: false, dispute: false, correct: false },
    })
    expect(statement.lines.map(({ words }) => words.title)).toEqual(['Sales'])
  }
  for (const who of [grace, ann]) expect((await read(who)).status).toBe(404)
  const { items } = await ok<OwnStatementsBody>(bo.get(`${at}/mine`))
  expect(items.map(({ period }) => period.key)).toEqual(['2026-02', '2026-01'])
  expect(await ok(read(bo, '/credits?component=sales'))).toMatchObject({ total: 1, items: [{ amount: '20000.5' }] })
  expect(await ok<DisputesPage>(admin.get(`${at}/disputes`))).toMatchObject({ total: 2 })
})

test('it takes no new disputes', async () => {
  const body = { line: 1, expected: '5000', reason: 'Too little' }
  expect(await bo.post(`${at}/statements/${january}/disputes`, body)).toMatchObject({
    ...{ status: 409, body: { message: 'The plan of this statement was taken away.' } },
  })
})

test('a dispute ends by being refused or withdrawn, for there is nowhere to post what would be granted', async () => {
  const box = async () => {
    const { items } = await ok<{ items: { id: string; task: number }[] }>(
      grace.get('/api/approvals/inbox?box=todo&limit=10'),
    )
    return items
  }
  const [first, second] = await box()
  const accepted = await grace.post(`/api/approvals/${first?.id}/events`, { type: 'approve', task: first?.task })
  expect(accepted).toMatchObject({ status: 409, body: { message: expect.stringContaining('The plan was taken away') } })
  await ok(grace.post(`/api/approvals/${first?.id}/events`, { type: 'reject', task: first?.task }), 204)
  await ok(bo.post(`/api/approvals/${second?.id}/events`, { type: 'withdraw' }), 204)
  expect(await box()).toEqual([])
  const admin = await world.person('Ivo', ['administrator'])
  const { items } = await ok<DisputesPage>(admin.get(`${at}/disputes`))
  expect(items.map(({ state }) => state).toSorted()).toEqual(['refused', 'withdrawn'])
})
