/** Forecasts over HTTP: who says what, what was said before, and how far off it was. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { viewOf } from '../../../store/live-workspace.ts'
import { LiveWorkspaces } from '../../../store/live-workspaces.ts'
import { createTestApplication, type TestApplication, type TestPerson } from '../../../testing/test-application.ts'
import { systemContext } from '../../context.ts'
import { importForecasts } from './import.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const kpi = (name: string, rest: object) => ({
  ...{ kind: 'kpi', name, label: text(name), unit: { type: 'currency' } },
  measure: { from: 'records', object: 'deal', calculate: 'sum', of: 'amount', date: 'closes', ...rest },
})
const role = (name: string, scope: string, targets?: string) => ({
  ...{ kind: 'role', name, label: text(name) },
  kpis: ['won', 'open'].map((one) => ({ kpi: one, scope, ...(targets && { targets }) })),
})
const documents = [
  { kind: 'app', name: 'sales', label: text('Sales'), formatVersion: 1, currency: 'CNY' },
  {
    ...{ kind: 'object', name: 'deal', label: text('Deal'), pluralLabel: text('Deals') },
    fields: [
      { name: 'name', label: text('Name'), type: 'text' },
      { name: 'amount', label: text('Amount'), type: 'currency' },
      { name: 'weighted', label: text('Weighted'), type: 'formula', returns: 'currency', expression: 'amount * 100%' },
      { name: 'won', label: text('Won'), type: 'boolean' },
      { name: 'closes', label: text('Closes'), type: 'date' },
    ],
  },
  kpi('won', { when: 'won' }),
  kpi('open', { when: 'NOT(won)', of: 'weighted' }),
  {
    ...{ kind: 'target', name: 'won', label: text('Won'), kpi: 'won', forecast: { pipeline: 'open' } },
    levels: [{ by: 'company' }, { by: 'team' }, { by: 'person' }],
  },
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
  role('rep', 'own'),
  role('manager', 'subordinates', 'set'),
]

let application: TestApplication
let admin: TestPerson
let team: string
const people: Record<string, TestPerson> = {}
const person = (name: string): TestPerson => people[name] ?? admin
const of = (name: string) => `person:${person(name).id}`

async function create(object: string, values: object): Promise<string> {
  const { status, body } = await admin.post(`/api/records/${object}`, { values })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}
const ask = (asker: TestPerson, path: string, body: object) =>
  asker.post(`/api/performance/forecasts${path}`, { target: 'won', ...body })
const say = async (asker: TestPerson, period: string, subject: string, commit: string, rest: object = {}) =>
  (await ask(asker, '/say', { period, subject, commit, ...rest })).status

/** Rows by name. */
async function rows(asker: TestPerson, period: string) {
  const { status, body } = await ask(asker, '', { period })
  expect(status, JSON.stringify(body)).toBe(200)
  return Object.fromEntries(body.rows.map((row: { name: string }) => [row.name, row]))
}

beforeAll(async () => {
  application = await createTestApplication(documents)
  admin = await application.person('Ada', ['administrator'])
  people.Mia = await application.person('Mia', ['manager'])
  team = await create('team', { name: 'East', head: person('Mia').id })
  for (const name of ['Rita', 'Rob'])
    people[name] = await application.person(name, ['rep'], { team, manager: person('Mia').id })
  for (const [owner, closes, amount, won] of [
    ['Rita', '2031-05-10', '100.5', true],
    ['Rita', '2031-05-20', '40', false],
    ['Rob', '2031-05-20', '7', false],
    ['Rob', '2031-06-20', '1000', false],
  ] as const)
    await create('deal', { name: 'd', closes, amount, won, owner: person(owner).id })
})
afterAll(() => application.close())

test('what is there, and with what is open', async () => {
  const found = await rows(person('Mia'), '2031-05')
  expect(Object.keys(found)).toEqual(['East', 'Rita', 'Rob', 'Mia'])
  expect(found.Rita).toMatchObject({ actual: '100.50', pipeline: { open: '40.000000', comesTo: '140.5' } })
  expect(found.Rob).toMatchObject({ actual: '0', pipeline: { open: '7.000000', comesTo: '7' } })
  expect(found.East).toMatchObject({ actual: '100.50', pipeline: { open: '47.000000', comesTo: '147.5' } })
  // and the deals that are open can be asked for
  const { body: asked } = await ask(person('Mia'), '', { period: '2031-05' })
  expect(asked.pipelineKpi).toBe('open')
  // the team only holds together whom she sees
  expect(await rows(person('Rita'), '2031-05')).toMatchObject({ East: { actual: null, pipeline: null }, Rita: {} })
})

test('people say theirs, managers adjust it, and all that was said stays', async () => {
  expect(await say(person('Rita'), '2031-05', of('Rita'), '120', { best: '150' })).toBe(204)
  expect(await say(person('Rita'), '2031-05', of('Rita'), '130')).toBe(204)
  expect(await say(person('Mia'), '2031-05', of('Rita'), '110', { reason: 'Clinic is late' })).toBe(204)
  expect(await say(person('Mia'), '2031-05', `team:${team}`, '140')).toBe(204)
  const { Rita } = await rows(person('Rita'), '2031-05')
  const { East, Rob } = await rows(person('Mia'), '2031-05')
  expect(Rita).toMatchObject({
    maySay: true,
    own: { commit: '130', best: null, by: 'Rita' },
    adjusted: { commit: '110', reason: 'Clinic is late', by: 'Mia' },
  })
  expect(East).toMatchObject({ own: { commit: '140', by: 'Mia' }, adjusted: null })
  expect(Rob).toMatchObject({ own: null, adjusted: null })
  const history = await ask(person('Rita'), '/history', { period: '2031-05', subject: of('Rita') })
  expect(history.body.items.map(({ commit, isOwn }: { commit: string; isOwn: boolean }) => [commit, isOwn])).toEqual([
    ['110', false],
    ['130', true],
    ['120', true],
  ])
})

test('a quarter of which nothing is said is what is said of its months', async () => {
  expect(await say(person('Rita'), '2031-06', of('Rita'), '200.5', { best: '260' })).toBe(204)
  const { Rita, Rob } = await rows(person('Mia'), '2031-Q2')
  expect(Rita.own).toMatchObject({
    commit: '330.5',
    best: '390',
    by: 'Rita',
    parts: { every: 'month', said: 2, of: 3 },
  })
  // of May the manager's word, of June what stands
  expect(Rita.adjusted).toMatchObject({
    commit: '310.5',
    best: '370',
    reason: null,
    parts: { every: 'month', said: 2, of: 3 },
  })
  expect(Rob).toMatchObject({ own: null, adjusted: null })
  expect(await say(person('Rita'), '2031-Q2', of('Rita'), '500')).toBe(204)
  const after = await rows(person('Mia'), '2031-Q2')
  expect(after.Rita).toMatchObject({ own: { commit: '500' }, adjusted: null })
  expect(after.Rita.own).not.toHaveProperty('parts')
})

test('others may not, and what cannot be is refused', async () => {
  expect(await say(person('Rita'), '2031-05', of('Rob'), '1')).toBe(404)
  expect(await say(person('Rita'), '2031-05', `team:${team}`, '1')).toBe(404)
  expect((await ask(person('Rob'), '/history', { period: '2031-05', subject: of('Rita') })).status).toBe(404)
  expect(await say(person('Rita'), '2031-05', of('Rita'), '100', { best: '99' })).toBe(400)
  expect(await say(person('Rita'), '2020-05', of('Rita'), '100')).toBe(400)
  expect(await say(person('Rita'), '2031-05', of('Rita'), 'lots')).toBe(400)
  // lines are no records that one writes by oneself
  expect((await person('Rita').get('/api/records/forecast_line')).status).toBe(404)
})

test('past forecasts say how far off they were', async () => {
  // said when half of April was not over, and once too late
  const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
  const view = viewOf(workspace, { personId: admin.id, roles: ['administrator'] })
  const table = `target,period,level,who,said,author,commit,best,reason
won,2031-04,person,Rob,2031-04-02,Rob,70,,
won,2031-04,person,Rob,2031-04-03,Mia,80,90,Nearly signed
won,2031-04,person,Rob,2031-04-28,Rob,55,,`
  await importForecasts({ ...systemContext(application.db, workspace), view }, table)
  await create('deal', { name: 'd', closes: '2031-04-29', amount: '50', won: true, owner: person('Rob').id })
  const { Rob, Rita } = await rows(person('Mia'), '2031-05')
  expect(Rob.errors).toEqual({ said: { wape: '60', bias: '60', count: 1 } })
  expect(Rita.errors).toEqual({})
  const { body } = await ask(person('Mia'), '/history', { period: '2031-04', subject: of('Rob') })
  expect(body.items).toMatchObject([
    { commit: '55', by: 'Rob', isOwn: true },
    { commit: '80', best: '90', by: 'Mia', isOwn: false, reason: 'Nearly signed', at: '2031-04-03T09:00:00Z' },
    { commit: '70', by: 'Rob', isOwn: true },
  ])
})

test('of a KPI, by level and as long as asked', async () => {
  const asked = { kpi: 'open', by: 'team' }
  const by = (body: object) => person('Mia').post('/api/performance/forecasts', body)
  expect((await by(asked)).status).toBe(404)
  const { status, body } = await by({ kpi: 'won', by: 'team', granularity: 'quarter' })
  expect([status, body.period.key.includes('Q')]).toEqual([200, true])
  expect(body.rows.map((row: { by: string; name: string }) => [row.by, row.name])).toEqual([['team', 'East']])
  // shorter than targets are
  expect((await by({ kpi: 'won', granularity: 'week' })).body.period.key).toMatch(/^\d{4}-\d{2}$/)
})

test('figures go on with what the trend says of this period and those to come, and with their targets', async () => {
  const today = new Date()
  const monthBack = (count: number) => {
    const day = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - count, 15))
    return day.toISOString().slice(0, 10)
  }
  for (const back of [1, 2, 3, 4, 5])
    await create('deal', { name: 'd', closes: monthBack(back), amount: '100', won: true, owner: person('Rita').id })
  const next = monthBack(-1).slice(0, 7)
  const saved = await admin.post('/api/performance/targets/save', {
    ...{ target: 'won', reason: 'plan', cells: [{ subject: 'company', period: next, amount: '150' }] },
  })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  const figures = (rest: object) =>
    admin.post('/api/performance/figures', { kpis: ['won'], ahead: 2, target: true, ...rest })
  const { body } = await figures({ periods: { granularity: 'month', last: 3 } })
  expect(body.periods).toHaveLength(5)
  expect(body.rows.map((row: { values: unknown[] }) => row.values[0])).toEqual(['100.00', '100.00', '0', null, null])
  const trends = body.rows.map((row: { trend?: string[] }) => row.trend && Number(row.trend[0]))
  expect(trends).toEqual([undefined, undefined, 100, 100, 100])
  expect(body.rows[3].targets).toEqual([{ amount: '150', asked: '150' }])
  expect((await figures({ periods: { granularity: 'month' }, people: 'person' })).status).toBe(400)
})
