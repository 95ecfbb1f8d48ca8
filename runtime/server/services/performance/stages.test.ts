/** Figures from the history of records: the way through stages, and whose a record was on its day. */
import type { FigureOfRecordsBody, FiguresBody } from '@attain/contract'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LiveObject, viewOf } from '../../store/live-workspace.ts'
import { LiveWorkspaces } from '../../store/live-workspaces.ts'
import { createTestApplication, type TestApplication, type TestPerson } from '../../testing/test-application.ts'
import { answerStages } from '../stages.ts'
import { answerFigures } from './figures.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: string, rest: object = {}) => ({ name, label: text(name), type, ...rest })
const kpi = (name: string, measure: object) => ({ kind: 'kpi', name, label: text(name), measure })
const dimensions = [{ name: 'region', field: 'region' }]
const way = (name: string, stage: string, calculate: string, rest: object = {}) =>
  kpi(name, { from: 'stages', object: 'deal', stage, calculate, dimensions, ...rest })
const closed = { from: 'records', object: 'deal', calculate: 'count', when: 'stage = "won"', date: 'since' }
const documents = [
  { kind: 'app', name: 'sales', label: text('Sales'), formatVersion: 1, currency: 'CNY', timeZone: 'Asia/Shanghai' },
  {
    ...{ kind: 'object', name: 'deal', label: text('Deal'), pluralLabel: text('Deals') },
    stages: { field: 'stage', since: 'since', dates: [{ stage: 'talks', field: 'begun_on' }] },
    fields: [
      field('name', 'text', { required: true }),
      field('region', 'text'),
      field('begun_on', 'date'),
      field('since', 'date'),
      field('days', 'number'),
      field('stage', 'select', {
        options: [
          ...['lead', 'talks'].map((value) => ({ value, label: text(value) })),
          ...['won', 'lost'].map((value) => ({ value, label: text(value), outcome: value })),
        ],
      }),
    ],
  },
  way('came', 'talks', 'entered'),
  way('went_on', 'talks', 'passed', { to: ['won'] }),
  way('conversion', 'talks', 'conversion', { to: ['won'] }),
  way('staying', 'talks', 'staying'),
  way('average_days', 'talks', 'averageDays'),
  way('median_days', 'talks', 'medianDays'),
  way('median_until_today', 'talks', 'medianDays', { unfinished: 'untilToday' }),
  kpi('median_number', { from: 'records', object: 'deal', calculate: 'median', of: 'days', date: 'since' }),
  kpi('closed', closed),
  kpi('closed_then', { ...closed, personAt: 'date' }),
  way('came_then', 'talks', 'entered', { personAt: 'date' }),
  {
    ...{ kind: 'role', name: 'reader', label: text('Reader') },
    objects: [{ object: 'deal', read: true, scope: 'own' }],
  },
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
]

let application: TestApplication
let admin: TestPerson
let rita: TestPerson
let rob: TestPerson

beforeAll(async () => {
  application = await createTestApplication(documents)
  admin = await application.person('Ada', ['administrator'])
  rita = await application.person('Rita', [])
  rob = await application.person('Rob', ['reader'])
})
afterAll(() => application.close())

/** A deal that comes to each stage on a day, the first when it is created. */
async function deal(name: string, stays: readonly (readonly [string, string])[], values: object = {}) {
  const [first, ...later] = stays
  const created = await admin.post('/api/records/deal', {
    values: { name, owner: rita.id, stage: first?.[0], since: first?.[1], ...values },
  })
  expect(created.status, JSON.stringify(created.body)).toBe(201)
  for (const [stage, since] of later) await change(created.body.id, { stage, since })
  return created.body.id as string
}

async function change(id: string, values: object) {
  const { status, body } = await admin.send('PATCH', `/api/records/deal/${id}`, { values })
  expect(status, JSON.stringify(body)).toBe(200)
}

async function figures(kpi: string, query: object): Promise<Record<string, string | null>> {
  const { status, body } = await admin.post('/api/performance/figures', { kpis: [kpi], ...query })
  expect(status, JSON.stringify(body)).toBe(200)
  const { rows, periods, labels } = body as FiguresBody
  return Object.fromEntries(
    rows.map(({ period, subject, dimensions: told, values }) => [
      [...(subject ? [labels.subjects[subject]] : []), ...told, periods[period]?.key].join(' '),
      values[0] ?? null,
    ]),
  )
}
const months = (from: string, to: string) => ({ periods: { granularity: 'month', from, to } })

test('records pass from stage to stage in the period in which they do', async () => {
  await deal(
    'straight',
    [
      ['lead', '2030-01-02'],
      ['talks', '2030-01-10'],
      ['won', '2030-02-09'],
    ],
    { region: 'east' },
  ) // 30 days
  await deal('back and again', [
    ['talks', '2030-01-20'],
    ['lead', '2030-01-25'],
    ['talks', '2030-02-01'],
    ['lost', '2030-02-06'],
  ]) // 5 + 5 days
  await deal('imported', [['won', '2030-02-01']], { begun_on: '2030-01-12' }) // 20 days
  await deal('on its way', [
    ['lead', '2030-01-01'],
    ['talks', '2030-01-31'],
  ])
  await deal('never there', [
    ['lead', '2030-01-01'],
    ['won', '2030-01-05'],
  ])
  const asked = months('2030-01', '2030-02')
  expect(await figures('came', asked)).toEqual({ '2030-01': '4', '2030-02': '0' })
  expect(await figures('went_on', asked)).toEqual({ '2030-01': '0', '2030-02': '2' })
  expect(await figures('conversion', asked)).toEqual({ '2030-01': '0.5', '2030-02': null })
  expect(await figures('staying', asked)).toEqual({ '2030-01': '1', '2030-02': '0' })
  expect(await figures('average_days', asked)).toEqual({ '2030-01': null, '2030-02': '20' })
  expect(await figures('median_days', asked)).toEqual({ '2030-01': null, '2030-02': '20' })
  expect(await figures('came', { ...asked, people: 'person', dimensions: ['region'] })).toEqual({
    'Rita east 2030-01': '1',
    'Rita  2030-01': '3',
  })
})

test('a funnel knows how far records came, where they were lost, and how long they stayed', async () => {
  const asked = { filter: { '==': [{ var: 'region' }, 'funnel'] } }
  const values = { region: 'funnel' }
  await deal(
    'f1',
    [
      ['lead', '2030-01-01'],
      ['talks', '2030-01-05'],
      ['won', '2030-01-15'],
    ],
    values,
  )
  await deal(
    'f2',
    [
      ['lead', '2030-01-01'],
      ['talks', '2030-01-07'],
      ['lost', '2030-01-08'],
    ],
    values,
  )
  await deal(
    'f3',
    [
      ['lead', '2030-01-01'],
      ['lost', '2030-01-03'],
    ],
    values,
  )
  await deal(
    'f4',
    [
      ['lead', '2030-01-01'],
      ['talks', '2030-01-02'],
    ],
    { ...values, owner: rob.id },
  )
  await deal(
    'f5',
    [
      ['talks', '2030-01-02'],
      ['lead', '2030-01-12'],
    ],
    values,
  ) // came back, and had come so far
  const { status, body } = await admin.post('/api/records/deal/stages', asked)
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body.items).toEqual([
    { stage: 'lead', reached: 5, onward: 4, lost: 1, days: { median: '3', average: '3.25', records: 4 } },
    { stage: 'talks', reached: 4, onward: 1, lost: 1, days: { median: '10', average: '7', records: 3 } },
    { stage: 'won', reached: 1, onward: 0, lost: 0 },
  ])
  // whoever reads their own only is told of these
  const { body: own } = await rob.post('/api/records/deal/stages', asked)
  expect(own.items.map(({ reached }: { reached: number }) => reached)).toEqual([1, 1, 0])
  expect((await rita.post('/api/records/deal/stages', asked)).status).toBe(404)
})

test('behind a figure are the records that count, with their day and what each adds', async () => {
  const { body } = await admin.post('/api/performance/records', {
    kpi: 'average_days',
    ...months('2030-02', '2030-02'),
  })
  const { items, total } = body as FigureOfRecordsBody
  expect(total).toBe(3)
  expect(items.map(({ name, date, value }) => [name, date, value])).toEqual([
    ['straight', '2030-02-09', '30'],
    ['back and again', '2030-02-06', '10'],
    ['imported', '2030-02-01', '20'],
  ])
})

test('a day that is corrected later counts as corrected, of the stage it is in and of those before', async () => {
  const id = await deal('late', [['talks', '2031-01-10']])
  await change(id, { since: '2031-02-10' })
  expect(await figures('came', months('2031-01', '2031-02'))).toEqual({ '2031-01': '0', '2031-02': '1' })
  await change(id, { stage: 'won', since: '2031-02-20' })
  expect(await figures('came', months('2031-01', '2031-02'))).toEqual({ '2031-01': '0', '2031-02': '1' })
  expect(await figures('average_days', months('2031-02', '2031-02'))).toEqual({ '2031-02': '10' })
})

test('where nothing was noted, a stage begins when the change was written', async () => {
  const id = await deal('unnoted', [
    ['lead', '2035-01-10'],
    ['talks', '2035-01-20'],
  ])
  await change(id, { since: null })
  await change(id, { stage: 'won', since: '2035-03-01' })
  expect(await figures('came', months('2035-01', '2035-02'))).toEqual({ '2035-01': '0', '2035-02': '0' })
  // as if it had been done on that day
  await sql`update past_values set until = '2035-02-02' where record_id = ${id}::uuid and value = 'lead'`.execute(
    application.db,
  )
  await change(id, { name: 'unnoted, and looked at again' })
  expect(await figures('came', months('2035-01', '2035-02'))).toEqual({ '2035-01': '0', '2035-02': '1' })
  expect(await figures('average_days', months('2035-03', '2035-03'))).toEqual({ '2035-03': '27' })
})

test('what is there still counts until today where the KPI says so', async () => {
  await deal('waiting', [['talks', '2032-01-10']])
  const id = await deal('gone', [['talks', '2032-01-20']])
  await change(id, { stage: 'won', since: '2032-01-23' })
  // today lies before both: a stay is never shorter than no day
  expect(await figures('median_until_today', months('2032-01', '2032-01'))).toEqual({ '2032-01': '1.5' })
  expect(await figures('median_days', months('2032-01', '2032-01'))).toEqual({ '2032-01': '3' })
})

test('records without any history are in their stage since they noted it', async () => {
  await deal('copied', [['talks', '2033-01-10']])
  await application.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`delete from audit where changes -> 'name' ->> 1 = 'copied'`.execute(tx)
  })
  expect(await figures('came', months('2033-01', '2033-01'))).toEqual({ '2033-01': '1' })
})

test('the median of an even number lies between both in the middle', async () => {
  for (const days of ['1', '2', '10', '4']) await deal(`m${days}`, [['lead', '2034-01-01']], { days })
  expect(await figures('median_number', months('2034-01', '2034-01'))).toEqual({ '2034-01': '3' })
})

test('a deal handed over after it closed counts for whoever has it now, or for whoever had it on its day', async () => {
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date())
  const past = await deal('past', [['won', '2020-06-01']])
  const fresh = await deal('fresh', [['won', today]])
  for (const id of [past, fresh]) await change(id, { owner: rob.id })
  const year = { periods: { granularity: 'year', from: '2020', to: '2020' }, people: 'person' }
  expect(await figures('closed', year)).toEqual({ 'Rob 2020': '1' })
  expect(await figures('closed_then', year)).toEqual({ 'Rita 2020': '1' })
  expect(await figures('closed_then', { ...year, within: { person: rob.id } })).toEqual({})
  // handed over on its very day: the end of the day counts
  const now = { periods: { granularity: 'day' }, people: 'person' }
  expect(await figures('closed_then', now)).toEqual({ [`Rob ${today}`]: '1' })
  // and whoever has it after that has only what came later
  await change(past, { owner: admin.id })
  expect(await figures('closed_then', year)).toEqual({ 'Rita 2020': '1' })
})

test('those who came are those who left and those who are there still, whoever they are told apart by', async () => {
  const stages = ['lead', 'talks', 'won', 'lost']
  const way = fc.array(fc.record({ stage: fc.constantFrom(...stages), days: fc.integer({ min: 1, max: 40 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  const some = fc.sample(
    fc.record({ way, owner: fc.constantFrom(rita.id, rob.id), region: fc.constantFrom('east', 'west') }),
    12,
  )
  for (const [i, { way: stays, ...values }] of some.entries()) {
    let day = Date.UTC(2040, 0, 1)
    const dated = stays.map(({ stage, days }) => {
      day += days * 86_400_000
      return [stage, new Date(day).toISOString().slice(0, 10)] as const
    })
    await deal(`p${i}`, dated, values)
  }
  const asked = { periods: { granularity: 'year', from: '2040', to: '2040' } }
  for (const name of ['came', 'went_on', 'staying', 'came_then']) {
    const whole = Number((await figures(name, asked))['2040'])
    for (const told of [
      { people: 'person' },
      { dimensions: ['region'] },
      { people: 'person', dimensions: ['region'] },
    ]) {
      const parts = Object.values(await figures(name, { ...asked, ...told }))
      expect(parts.reduce((sum, part) => sum + Number(part), 0)).toBe(whole)
    }
  }
  const came = Number((await figures('came', asked))['2040'])
  const there = Number((await figures('staying', asked))['2040'])
  const { body } = await admin.post('/api/performance/records', { kpi: 'average_days', ...asked })
  expect(came).toBe(there + body.total)

  // the same out of the history, until what is kept of the past is filled
  const { db, workspaceId } = application
  const filter = { in: [{ var: 'region' }, ['east', 'west']] }
  const everything = async () => {
    const workspace = await new LiveWorkspaces(db).get(workspaceId)
    const view = viewOf(workspace, { personId: admin.id, roles: ['administrator'] })
    const context = { db, view, now: new Date(), today: '2041-01-01', language: 'en' as const }
    const kpis = ['came', 'went_on', 'conversion', 'staying', 'average_days', 'median_until_today', 'came_then']
    const periods = { granularity: 'month', from: '2040-01', to: '2040-12' } as const
    const figures = await answerFigures(context, { kpis, periods, people: 'person' })
    const deals = workspace.objects.get('deal') as LiveObject
    return {
      rows: figures.rows,
      funnel: await answerStages(context, deals, { filter }),
      state: deals.followed[0]?.state,
    }
  }
  const kept = await everything()
  await sql`update followed_fields set state = 'filling'`.execute(db)
  expect(await everything()).toEqual({ ...kept, state: 'filling' })
}, 30_000)
