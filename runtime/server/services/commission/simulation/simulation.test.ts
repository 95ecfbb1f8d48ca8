/** Simulations: what a plan would pay, by the code that pays; nothing of it is written, and nobody else sees it. */
import type {
  ScenarioBody,
  SimulatedCredits,
  SimulatedStatements,
  SimulationAsked,
  SimulationBody,
  SimulationResult,
  SimulationStart,
} from '@attain/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../../../testing/test-application.ts'
import { ok, type Payroll, startPayroll } from '../testing/payroll.ts'
import { application, component, dealsWon, plan } from '../testing/plan-documents.ts'

const tiers = [
  { from: 0, value: 5 },
  { from: 1000, value: 8 },
]
const byAttainment = {
  key: { by: 'attainment' },
  tiers: [
    { from: 0, value: 1 },
    { from: 100, value: 2 },
  ],
}
const flat = plan('flat', [component('sales', [{ from: 0, value: 5 }])], { from: '2025-01-01' })
/** Of deals that no other plan counts. */
const offers = plan(
  'offers',
  [component('sales', [{ from: 0, value: 5 }], { measure: { ...dealsWon, when: 'stage = "open"' } })],
  { from: '2025-01-01' },
)
const yearly = (values: readonly object[] = tiers) =>
  plan('yearly', [
    component('sales', values, { window: 'yearToDate' }),
    component('override', [{ from: 0, value: 1 }], { measure: { ...dealsWon, to: [{ rule: 'managers' }] } }),
    component('aim', [], { quota: { from: 'amount', amount: '500' }, pays: { by: 'table', tables: [byAttainment] } }),
  ])

/** Sees statements, and runs nothing. */
const auditor = {
  ...{ kind: 'role', name: 'auditor', label: { en: 'Auditor' } },
  plans: ['flat', 'yearly'].map((name) => ({ plan: name, actions: ['see'] })),
}

/** Runs one plan, and sees nothing else. */
const runner = {
  ...{ kind: 'role', name: 'planner', label: { en: 'Planner' } },
  plans: [{ plan: 'offers', actions: ['run'] }],
}

let payroll: Payroll
let ann: TestPerson
let ben: TestPerson
let boss: TestPerson
let planner: TestPerson
/** What the statements of January to March say by now. */
const months = ['2026-01', '2026-02', '2026-03']
const history = { basis: 'history', from: '2026-01', to: '2026-03' } as const

beforeAll(async () => {
  payroll = await startPayroll(application([flat, offers, yearly()], { others: [auditor, runner] }))
  planner = await payroll.world.person('Pat', ['planner'])
  boss = await payroll.world.person('Boss', ['agent'], { title: 'Agent' })
  ann = await payroll.world.person('Ann', ['agent'], { title: 'Agent', manager: boss.id })
  ben = await payroll.world.person('Ben', ['agent'], { title: 'Agent', manager: boss.id })
  for (const [index, agent] of [ann, ben].entries())
    for (const day of ['2026-01-10', '2026-02-10', '2026-03-10'])
      await payroll.deal(agent, String(400 * (index + 1)), day)
  for (const name of ['flat', 'yearly']) await payroll.act('calculate', name, '2026-03')
})
afterAll(() => payroll.world.close())

async function simulate(
  name: string,
  suppose: SimulationAsked['suppose'],
  basis: Omit<SimulationAsked, 'suppose'> = history,
): Promise<SimulationResult> {
  const answer = await ok<SimulationBody>(
    payroll.grace.post(`/api/commission/plans/${name}/simulations`, { ...basis, suppose }),
  )
  if (answer.state !== 'done') throw new Error('It takes no five seconds.')
  return answer.result
}

const rowOf = ({ payees }: SimulationResult, { id }: TestPerson) => payees.find(({ payee }) => payee.id === id)

/** How many rows every table of commission has, and the outbox. */
async function rows(): Promise<Record<string, string>> {
  const { db } = payroll.world
  const { rows: tables } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = 'public' and (tablename like 'commission%' or tablename in ('events', 'audit', 'records', 'record_slots'))`.execute(
    db,
  )
  const counts: Record<string, string> = {}
  for (const { name } of tables) {
    const {
      rows: [row],
    } = await sql<{
      count: string
    }>`select count(*)::text || ' ' || coalesce(max(xmin::text::bigint), 0) as count from ${sql.table(name)}`.execute(
      db,
    )
    counts[name] = row?.count ?? ''
  }
  return counts
}

test('as it is: what the statements say, whether periods are closed or not', async () => {
  await payroll.act('lock', 'yearly', '2026-01')
  const result = await simulate('yearly', {})
  expect(result.paid.before).toBe(result.paid.after)
  for (const agent of [ann, ben, boss]) {
    const statements = await Promise.all(months.map((month) => payroll.statement(agent, 'yearly', month)))
    const paid = statements.reduce((sum, one) => sum + Number(one.paid), 0)
    expect(Number(rowOf(result, agent)?.paid.before)).toBeCloseTo(paid, 2)
  }
})

test('a tenth more business pays a tenth more by a flat rate, person by person and month by month', async () => {
  const result = await simulate('flat', { volume: '10' })
  expect(result).toMatchObject({
    paid: { before: '180', after: '198' },
    components: [{ name: 'sales', earned: { before: '180', after: '198' } }],
    periods: months.map((key) => ({ period: { key }, paid: { before: '60', after: '66' } })),
  })
  expect(result.payees.map(({ payee, paid }) => [payee.name, paid])).toEqual([
    ['Ben', { before: '120', after: '132' }],
    ['Ann', { before: '60', after: '66' }],
    ['Boss', { before: '0', after: '0' }],
  ])
})

test('a changed plan looks at nothing that its simulator may not see, unless the plan does so anyway', async () => {
  const changed = (measure: object, more: object = {}) =>
    plan('offers', [component('sales', [{ from: 0, value: 100 }], { measure, ...more })], { from: '2025-01-01' })
  const open = { ...dealsWon, when: 'stage = "open"' }
  const ask = async (document: object, who = planner) => {
    const asked = { ...history, suppose: { plan: document } }
    const at = '/api/commission/plans/offers'
    const answers = await Promise.all([
      who.post(`${at}/simulations`, asked),
      who.post(`${at}/simulations/statements`, { ...asked, payee: ann.id }),
      who.post(`${at}/scenarios`, { name: 'Curious', asked }),
    ])
    return answers.map(({ status }) => status)
  }
  expect(await ask(changed({ from: 'earnings', plan: 'yearly' }))).toEqual([403, 403, 403])
  const hired = 'AND(stage = "open", owner.hired_on > DATE(2020, 1, 1))'
  expect(await ask(changed({ ...dealsWon, when: hired }))).toEqual([403, 403, 403])
  const byPerson = { pays: { by: 'formula', formula: 'IF(person.email = "ann@example.com", 1, 2)' } }
  expect(await ask(changed(open, byPerson))).toEqual([403, 403, 403])
  expect(await ask({ ...changed(open), for: 'email = "ann@example.com"' })).toEqual([403, 403, 403])
  expect(await ask(changed(open))).toEqual([200, 200, 201])
  expect(await ask(changed({ from: 'earnings', plan: 'yearly' }), payroll.admin)).toEqual([200, 200, 201])
})

test('other tiers: the difference comes from them alone, and a payee opens to both sides', async () => {
  const suppose = {
    plan: yearly([
      { from: 0, value: 5 },
      { from: 1000, value: 10 },
    ]),
  }
  const result = await simulate('yearly', suppose)
  // Ann sells 1,200: 200 of them above the bound; Ben 2,400: 1,400
  expect(rowOf(result, ann)?.paid).toEqual({ before: '78', after: '82' })
  expect(rowOf(result, ben)?.paid).toEqual({ before: '195', after: '223' })
  const sides = await ok<SimulatedStatements>(
    payroll.grace.post('/api/commission/plans/yearly/simulations/statements', { ...history, suppose, payee: ann.id }),
  )
  const march = (statements: SimulatedStatements['before']) => {
    const found = statements.find(({ period }) => period.key === '2026-03')
    return found?.lines.map(({ amount, words }) => [words.title, amount])
  }
  expect(march(sides.before)).toEqual([
    ['sales', '26'],
    ['override', '0'],
    ['aim', '4'],
  ])
  expect(march(sides.after)?.[0]).toEqual(['sales', '30'])
  expect(sides.after[2]?.lines[0]?.words.sentences.join(' ')).toContain('10%')
})

test('a difference opens to the deals that make it, as far as the asker may read them', async () => {
  const url = '/api/commission/plans/yearly/simulations/credits'
  const ask = { ...history, payee: boss.id, period: '2026-02', component: 'override' }
  // from 500 on: Ben's 800 count, Ann's 400 do not
  const large = component('override', [{ from: 0, value: 1 }], {
    measure: { ...dealsWon, when: 'AND(stage = "won", amount > 500)', to: [{ rule: 'managers' }] },
  })
  const [sales, , aim] = yearly().components
  const suppose = { volume: '10', plan: { ...yearly(), components: [sales, large, aim] } }
  const named = ({ items }: SimulatedCredits) => items.map(({ date, credited }) => [date, credited])
  const seen = await ok<SimulatedCredits>(payroll.admin.post(url, { ...ask, suppose }))
  expect(named(seen)).toEqual([
    ['2026-02-10', { before: '400', after: '0' }],
    ['2026-02-10', { before: '800', after: '880' }],
  ])
  expect(seen.items.map(({ object, record }) => [object, record.name])).toEqual([
    ['deal', 'deal 2'],
    ['deal', 'deal 5'],
  ])
  expect(seen).toMatchObject({ isOfRecords: true, credited: { before: '1200', after: '880' }, more: 0 })
  expect(seen.unseen).toEqual({ count: 0, credited: { before: '0', after: '0' } })
  // finance runs the plan, and reads no deals
  const counted = await ok<SimulatedCredits>(payroll.grace.post(url, { ...ask, suppose: { volume: '10' } }))
  expect(counted).toMatchObject({ items: [], more: 0, credited: { before: '1200', after: '1320' } })
  expect(counted.unseen).toEqual({ count: 2, credited: { before: '1200', after: '1320' } })
  expect((await payroll.grace.post(url, { ...ask, suppose: {}, period: '2026-04' })).status).toBe(400)
  expect((await payroll.grace.post(url, { ...ask, suppose: {}, component: 'none' })).status).toBe(400)
  for (const who of [ann, boss]) expect((await who.post(url, { ...ask, suppose: {} })).status).toBe(403)
})

test('quotas, and what is assigned to one person', async () => {
  const eased = await simulate('yearly', { quotas: '-20' })
  // 400 are 80 % of 500 and 100 % of 400
  expect(rowOf(eased, ann)?.paid).toEqual({ before: '78', after: '78' })
  const lower = await simulate('yearly', { quotas: '-50' })
  expect(rowOf(lower, ann)?.paid).toEqual({ before: '78', after: '82.5' })
  const assigned = await simulate('yearly', {
    assignments: [
      { person: ann.id, component: 'sales', rate: '7' },
      { person: ben.id, excluded: true, from: '2026-03-01' },
    ],
  })
  expect(rowOf(assigned, ann)?.paid.after).toBe('96')
  expect(rowOf(assigned, ben)?.paid).toEqual({ before: '195', after: '120' })
})

test('a forecast goes by what was credited a year before', async () => {
  const coming = { basis: 'forecast', from: monthsFrom(1), to: monthsFrom(2) } as const
  const offer = (who: TestPerson, amount: string, month: number) =>
    payroll.deal(who, amount, `${monthsFrom(month)}-10`, { stage: 'open' })
  await offer(ann, '1000', -11)
  // the future is not known, whatever somebody has entered for it
  await offer(ann, '5000', 1)
  const late = await payroll.world.person('Late', ['agent'], { title: 'Agent', hired_on: `${monthsFrom(2)}-01` })
  await offer(late, '2000', -11)
  await offer(late, '3000', -10)
  const result = await simulate('offers', { volume: '50' }, coming)
  expect(rowOf(result, ann)?.paid).toEqual({ before: '50', after: '75' })
  // nothing counts for whoever will not be there yet
  expect(rowOf(result, late)?.paid).toEqual({ before: '150', after: '225' })
  expect(result.periods.map(({ paid }) => paid)).toEqual([
    { before: '50', after: '75' },
    { before: '150', after: '225' },
  ])
})

/** The month that is so many later than that of today. */
function monthsFrom(count: number): string {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + count, 1)).toISOString().slice(0, 7)
}

test('nothing is written, and no lock of the plan is taken', async () => {
  await payroll.world.settled()
  const before = await rows()
  expect(before.commission_credits?.split(' ')[0]).not.toBe('0')
  const { world } = payroll
  await world.db.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(${world.workspaceId}::integer, hashtext('commission plan yearly'))`.execute(
      db,
    )
    await simulate('yearly', {
      plan: yearly([{ from: 0, value: 50 }]),
      volume: '25',
      assignments: [{ person: boss.id, excluded: true }],
    })
    await ok(
      payroll.grace.post('/api/commission/plans/yearly/simulations/statements', {
        ...history,
        suppose: { volume: '1' },
        payee: ben.id,
      }),
    )
  })
  expect(await rows()).toEqual(before)
})

test('one that takes long is followed, and called off', async () => {
  const { grace, world } = payroll
  const [held, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const holding = world.db.transaction().execute(async (db) => {
    await sql`lock table commission_adjustments in access exclusive mode`.execute(db)
    held.resolve()
    await end.promise
  })
  await held.promise
  const asked = { ...history, suppose: {} }
  const going = await ok<{ id: string }>(grace.post('/api/commission/plans/flat/simulations', asked), 202)
  const url = `/api/commission/scenarios/${going.id}`
  expect(await ok<ScenarioBody>(grace.get(url))).toMatchObject({ state: 'running', name: null, result: null })
  const other = await world.person('Fay', ['finance'])
  expect((await other.get(url)).status).toBe(404)
  expect((await other.post(`${url}/cancel`, {})).status).toBe(404)
  expect((await grace.post(`${url}/cancel`, {})).status).toBe(204)
  end.resolve()
  await holding
  // the next one waits until this one has ended
  await simulate('flat', {})
  expect(await ok<ScenarioBody>(grace.get(url))).toMatchObject({ state: 'cancelled', result: null })
  expect((await grace.post(`${url}/cancel`, {})).status).toBe(409)
}, 30_000)

test('who does not run the plan simulates nothing, and what makes no sense is refused', async () => {
  const url = '/api/commission/plans/yearly/simulations'
  const ask = async (who: TestPerson, body: object, at = url) => {
    const { status, body: answer } = await who.post(at, { ...history, suppose: {}, ...body })
    return [status, answer.code]
  }
  const seer = await payroll.world.person('Sia', ['auditor'])
  const start = await ok<SimulationStart>(payroll.grace.get(url))
  expect(start).toMatchObject({ plan: { name: 'yearly' }, currency: 'CNY', document: { name: 'yearly' } })
  expect(start.people.map(({ name }) => name)).toEqual(expect.arrayContaining(['Ann', 'Ben', 'Boss']))
  for (const who of [ann, seer]) {
    expect((await who.get(url)).status).toBe(403)
    expect(await ask(who, {})).toEqual([403, 'forbidden'])
    expect(await ask(who, { payee: ben.id }, `${url}/statements`)).toEqual([403, 'forbidden'])
    expect((await who.get('/api/commission/plans/yearly/scenarios')).status).toBe(403)
  }
  expect(await ask(payroll.grace, {}, '/api/commission/plans/none/simulations')).toEqual([404, 'not_found'])
  expect(await ask(payroll.grace, { from: '2026-04' })).toEqual([400, 'invalid_request'])
  expect(await ask(payroll.grace, { to: '2030-01' })).toEqual([400, 'invalid_request'])
  expect(await ask(payroll.grace, { suppose: { volume: '-101' } })).toEqual([400, 'invalid_request'])
  expect(await ask(payroll.grace, { suppose: { plan: flat } })).toEqual([400, 'invalid_request'])
  expect(await ask(payroll.grace, { suppose: { plan: { ...yearly(), every: 'quarter' } } })).toEqual([
    400,
    'invalid_request',
  ])
  expect(
    await ask(payroll.grace, {
      suppose: {
        plan: yearly([
          { from: 5, value: 1 },
          { from: 5, value: 2 },
        ]),
      },
    }),
  ).toEqual([422, 'invalid_bundle'])
  expect(
    await ask(payroll.grace, { suppose: { assignments: [{ person: ann.id, component: 'none', rate: '1' }] } }),
  ).toEqual([400, 'invalid_request'])
})

test('a scenario is kept with its result, shared by its maker, and deleted', async () => {
  const { grace, world } = payroll
  const asked = { ...history, suppose: { volume: '10' } }
  const made = await ok<ScenarioBody>(
    grace.post('/api/commission/plans/flat/scenarios', { name: 'Good year', note: 'n', asked }),
    201,
  )
  expect(made).toMatchObject({
    name: 'Good year',
    state: 'done',
    paid: { before: '180', after: '198' },
    asked,
    sharedWith: [],
  })
  const url = `/api/commission/scenarios/${made.id}`
  const other = await world.person('Finn', ['finance'])
  // whoever runs the plan sees it, and changes nothing of it
  expect((await ok<ScenarioBody>(other.get(url))).may).toEqual({ change: false, simulate: true })
  expect((await other.send('PATCH', url, { name: 'Mine' })).status).toBe(403)
  expect((await other.send('DELETE', url)).status).toBe(403)
  expect((await other.post(`${url}/cancel`, {})).status).toBe(403)
  expect((await ann.get(url)).status).toBe(404)
  // not with somebody who may not see the statements
  expect((await grace.send('PATCH', url, { sharedWith: [ann.id] })).status).toBe(409)
  const seer = await world.person('Sia', ['auditor'])
  expect((await seer.get(url)).status).toBe(404)
  const shared = await ok<ScenarioBody>(grace.send('PATCH', url, { sharedWith: [seer.id] }))
  expect(shared.sharedWith).toEqual([{ id: seer.id, name: 'Sia' }])
  expect((await ok<ScenarioBody>(seer.get(url))).may).toEqual({ change: false, simulate: false })
  for (const who of [seer, other]) expect((await who.post(`${url}/calculation`, {})).status).toBe(403)
  for (const who of [ann, seer])
    expect((await who.post('/api/commission/plans/flat/scenarios', { name: 'Mine', asked })).status).toBe(403)
  // nor does whoever may not see the statements any more
  const former = await world.account(seer.id, 'Sia', ['agent'])
  expect((await former.get(url)).status).toBe(404)
  await payroll.deal(ann, '600', '2026-02-11')
  const again = await ok<ScenarioBody>(grace.post(`${url}/calculation`, {}))
  expect(again.paid).toEqual({ before: '210', after: '231' })
  const list = await ok<{ items: { id: string }[] }>(grace.get('/api/commission/plans/flat/scenarios'))
  expect(list.items.map(({ id }) => id)).toEqual([made.id])
  expect((await grace.send('DELETE', url)).status).toBe(204)
  expect((await grace.get(url)).status).toBe(404)
})

test('one is calculated at a time for each person, another one waits, and a third is refused', async () => {
  const ask = (who: TestPerson) => who.post('/api/commission/plans/offers/simulations', { ...history, suppose: {} })
  const answers = await Promise.all([ask(planner), ask(planner), ask(planner), ask(payroll.admin)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 409])
  const refused = answers.find(({ status }) => status === 409)
  expect(refused?.body.message).toContain('One simulation of yours is being calculated')
  expect((await ask(planner)).status).toBe(200)
})
