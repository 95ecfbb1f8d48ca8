/** Runs: what changed is calculated and nothing else, what is going on can be followed and called off. */
import type { CommissionRunBody } from '@attain/contract'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { LiveWorkspaces } from '../../../store/live-workspaces.ts'
import type { TestPerson } from '../../../testing/test-application.ts'
import { ok, type Payroll, startPayroll } from '../testing/payroll.ts'
import { application, component, dealsWon, plan } from '../testing/plan-documents.ts'

const tiers = [
  { from: 0, value: 5 },
  { from: 1000, value: 8 },
]
const documents = application([
  plan('reps', [
    component('sales', tiers, { window: 'yearToDate' }),
    component('override', [{ from: 0, value: 1 }], { measure: { ...dealsWon, to: [{ rule: 'managers' }] } }),
  ]),
])

let payroll: Payroll
const agents: TestPerson[] = []
const deals: string[] = []
const calculate = '/api/commission/plans/reps/periods/2026-03/events'

beforeAll(async () => {
  payroll = await startPayroll(documents)
  const boss = await payroll.world.person('Boss', ['agent'], { title: 'Agent' })
  for (const name of ['Ann', 'Ben', 'Cho'])
    agents.push(await payroll.world.person(name, ['agent'], { title: 'Agent', manager: boss.id }))
  for (const [index, agent] of agents.entries())
    for (const day of ['2026-01-10', '2026-02-10', '2026-03-10'])
      deals.push(await payroll.deal(agent, String(300 * (index + 1)), day))
  await run()
})
afterAll(() => payroll.world.close())
beforeEach(() => payroll.world.settled())

/** Calculates, and says what that wrote. */
async function run(): Promise<Pick<CommissionRunBody, 'credits' | 'statements'>> {
  await payroll.act('calculate', 'reps', '2026-03')
  const { credits, statements } = await newest()
  return { credits, statements }
}

const newest = () => ok<CommissionRunBody>(payroll.grace.get('/api/commission/plans/reps/periods/2026-03/run'))

/** Nothing is known of earlier runs any more. */
const forget = () => sql`update commission_runs set snapshot = null`.execute(payroll.world.db)

async function addUnseen(cents: string, deal: string): Promise<void> {
  const { db, workspaceId } = payroll.world
  const workspace = await new LiveWorkspaces(db).get(workspaceId)
  const slot = sql.ref(workspace.objects.get('deal')?.slots.get('amount')?.slot ?? '')
  await sql`update record_slots set ${slot} = ${slot} + ${cents}::bigint where record_id = ${deal}::uuid`.execute(db)
}

const change = (deal: string, values: object) => payroll.update('deal', deal, { ...values })

test('says who calculated what, and what that wrote', async () => {
  await change(deals[0] ?? '', { amount: '310' })
  await payroll.act('calculate', 'reps', '2026-03')
  // a line of the rep and one of the manager; the year to date of the rep in three months, one month of the manager
  expect(await newest()).toMatchObject({
    ...{ state: 'done', plan: 'reps', period: '2026-03', credits: 2, statements: 4, failure: null },
    by: { name: 'Grace' },
  })
})

test('what is behind everybody’s back is seen when everything is calculated, and not before', async () => {
  const before = await run()
  expect(before).toEqual({ credits: 0, statements: 0 })
  await addUnseen('100', deals[1] ?? '')
  await change(deals[8] ?? '', { amount: '901' })
  // the manager has a line of that one alone
  expect(await run()).toEqual({ credits: 2, statements: 2 })
  await forget()
  expect(await run()).toEqual({ credits: 2, statements: 3 })
})

type Change = { readonly deal: number; readonly values: object } | { readonly person: number; readonly boss: number }

const changes: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      deal: fc.nat({ max: 8 }),
      values: fc.record(
        {
          amount: fc.integer({ min: 0, max: 3000 }).map(String),
          stage: fc.constantFrom('open', 'won'),
          closed_on: fc.constantFrom('2025-12-31', '2026-01-01', '2026-02-28', '2026-03-31', '2026-04-01', null),
          owner: fc.nat({ max: 2 }),
        },
        { requiredKeys: [] },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ person: fc.nat({ max: 2 }), boss: fc.nat({ max: 2 }) }) },
)

test('whatever changes: what a run leaves is what all of it calculated anew would write', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(changes, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      async (rounds) => {
        for (const round of rounds) {
          for (const one of round) await apply(one)
          await payroll.world.settled()
          await run()
        }
        await forget()
        expect(await run()).toEqual({ credits: 0, statements: 0 })
      },
    ),
    { numRuns: 12 },
  )
}, 120_000)

async function apply(one: Change): Promise<void> {
  if ('person' in one) {
    const manager = one.person === one.boss ? null : agents[one.boss]?.id
    // nobody stands above themselves
    await payroll.admin.send('PATCH', `/api/records/person/${agents[one.person]?.id}`, { values: { manager } })
    return
  }
  const { owner, ...values } = one.values as { readonly owner?: number }
  await change(deals[one.deal] ?? '', { ...values, ...(owner !== undefined && { owner: agents[owner]?.id }) })
}

test('a run is waited for a while, followed, and called off; then nothing of it is left', async () => {
  const { world, grace } = payroll
  await change(deals[2] ?? '', { amount: '4321', stage: 'won', closed_on: '2026-03-15' })
  const [held, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const holding = world.db.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(${world.workspaceId}::integer, hashtext('commission plan reps'))`.execute(db)
    held.resolve()
    await end.promise
  })
  await held.promise
  const going = await ok<CommissionRunBody>(grace.post(calculate, { type: 'calculate' }), 202)
  expect(going).toMatchObject({ state: 'waiting', endedAt: null })
  const refused = await grace.post(calculate, { type: 'calculate' })
  expect([refused.status, refused.body.message]).toEqual([409, expect.stringContaining('being calculated already')])
  expect((await grace.post(calculate, { type: 'review' })).status).toBe(409)
  const agent = agents[0] as TestPerson
  expect((await agent.post(`/api/commission/runs/${going.id}/cancel`, {})).status).toBe(403)
  expect((await grace.post(`/api/commission/runs/${going.id}/cancel`, {})).status).toBe(204)
  end.resolve()
  await holding
  await world.settled()
  expect(await newest()).toMatchObject({ id: going.id, state: 'cancelled', credits: null })
  expect((await grace.post(`/api/commission/runs/${going.id}/cancel`, {})).status).toBe(409)
  expect((await run()).credits).toBeGreaterThan(0)
}, 30_000)
