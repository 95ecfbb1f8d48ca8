/** Behind a figure: what counts is counted, and only what the asker may read is listed. */
import type { FigureOfFormulaBody, FigureOfRecordsBody, FiguresBody, KpiPreviewBody } from '@attain/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApplication, type TestApplication, type TestPerson } from '../../testing/test-application.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: string, rest: object = {}) => ({ name, label: text(name), type, ...rest })
const measure = {
  from: 'records',
  object: 'deal',
  when: 'won',
  date: 'signed_on',
  dimensions: [{ name: 'region', field: 'region' }],
}
const kpi = (name: string, how: object, rest: object = {}) => ({
  ...{ kind: 'kpi', name, label: text(name), measure: how },
  ...rest,
})
const money = { unit: { type: 'currency' } }
const role = (name: string, read: string, figures: string) => ({
  kind: 'role',
  name,
  label: text(name),
  objects: [
    { object: 'deal', read: true, scope: read, fields: [{ field: 'cost', access: 'hidden' }], otherFields: 'read' },
  ],
  kpis: ['signed', 'deals', 'average', 'growth', 'costs'].map((one) => ({ kpi: one, scope: figures })),
})
const documents = [
  { kind: 'app', name: 'sales', label: text('Sales'), formatVersion: 1, currency: 'CNY', timeZone: 'Asia/Shanghai' },
  {
    ...{ kind: 'object', name: 'deal', label: text('Deal'), pluralLabel: text('Deals') },
    fields: [
      field('name', 'text', { required: true }),
      field('amount', 'currency'),
      field('cost', 'currency'),
      field('won', 'boolean'),
      field('signed_on', 'date'),
      field('region', 'text'),
    ],
  },
  kpi('signed', { ...measure, calculate: 'sum', of: 'amount' }, money),
  kpi('costs', { ...measure, calculate: 'sum', of: 'cost' }, money),
  kpi('deals', { ...measure, calculate: 'count' }),
  kpi('average', { from: 'kpis', formula: 'signed / deals' }, money),
  kpi('growth', { from: 'kpis', formula: 'signed / previous.signed' }),
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
  role('own', 'own', 'own'),
  role('sees_figures', 'own', 'all'),
]

let application: TestApplication
let admin: TestPerson
let rosa: TestPerson
let wei: TestPerson
const january = { granularity: 'month', from: '2026-01', to: '2026-01' } as const

beforeAll(async () => {
  application = await createTestApplication(documents)
  admin = await application.person('Ada', ['administrator'])
  rosa = await application.person('Rosa', ['own'])
  wei = await application.person('Wei', ['sees_figures'])
  const deal = async (name: string, owner: string, signed_on: string, amount: string, region: string) => {
    const values = { name, owner, signed_on, amount, region, cost: '1', won: true }
    expect((await admin.post('/api/records/deal', { values })).status).toBe(201)
  }
  await deal('D1', rosa.id, '2026-01-05', '100', 'east')
  await deal('D2', rosa.id, '2026-01-20', '50', 'west')
  await deal('D3', wei.id, '2026-01-31', '70', 'east')
  await deal('D4', wei.id, '2026-02-01', '30', 'east')
  await deal('D5', rosa.id, '2025-12-31', '300', 'east')
})
afterAll(() => application.close())

async function behind<B = FigureOfRecordsBody>(asker: TestPerson, query: object): Promise<B> {
  const { status, body } = await asker.post('/api/performance/records', { kpi: 'signed', periods: january, ...query })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const names = ({ items }: FigureOfRecordsBody) => items.map(({ name }) => name)

test('the records that count come newest first, with what each adds and whom it counts for', async () => {
  const found = await behind(admin, {})
  expect(found).toMatchObject({ from: 'records', object: 'deal', value: '220.00', total: 3, readable: 3 })
  expect(found.items.map(({ name, date, value, person }) => [name, date, value, person])).toEqual([
    ['D3', '2026-01-31', '70.00', 'Wei'],
    ['D2', '2026-01-20', '50.00', 'Rosa'],
    ['D1', '2026-01-05', '100.00', 'Rosa'],
  ])
})

test('they are narrowed down as the mark was, and come page by page', async () => {
  expect(names(await behind(admin, { where: [{ dimension: 'region', values: ['east'] }] }))).toEqual(['D3', 'D1'])
  expect(names(await behind(admin, { people: 'person', subject: rosa.id }))).toEqual(['D2', 'D1'])
  const second = await behind(admin, { limit: 2, skip: 2 })
  expect([names(second), second.total]).toEqual([['D1'], 3])
  expect(await behind(admin, { skip: 10 })).toMatchObject({ items: [], total: 3, readable: 3 })
})

test('whoever sees their own figures only has nobody else’s records behind them', async () => {
  const found = await behind(rosa, {})
  expect([found.value, found.total, found.readable, names(found)]).toEqual(['150.00', 2, 2, ['D2', 'D1']])
  const others = await behind(rosa, { people: 'person', subject: wei.id })
  expect([others.value, others.total, others.items]).toEqual([null, 0, []])
})

test('what counts and may not be read is counted and not listed', async () => {
  const found = await behind(wei, {})
  expect([found.value, found.total, found.readable, names(found)]).toEqual(['220.00', 3, 1, ['D3']])
})

test('what a hidden field adds is not shown', async () => {
  expect((await behind(wei, { kpi: 'costs' })).items).toMatchObject([{ name: 'D3', value: null }])
  expect((await behind(admin, { kpi: 'costs' })).items).toMatchObject([{ value: '1.00' }, {}, {}])
})

test('a formula opens to the figures in it, and each of them to its records', async () => {
  const average = await behind<FigureOfFormulaBody>(wei, { kpi: 'average', people: 'person', subject: rosa.id })
  expect(average.value).toBe('75')
  expect(average.parts.map(({ kpi: { name }, value }) => [name, value])).toEqual([
    ['signed', '150.00'],
    ['deals', '2'],
  ])
  expect(await behind(wei, average.parts[1]?.question ?? {})).toMatchObject({ total: 2, readable: 0, items: [] })
  const growth = await behind<FigureOfFormulaBody>(admin, { kpi: 'growth' })
  expect(growth.parts.map(({ shift, value }) => [shift, value])).toEqual([
    ['', '220.00'],
    ['The period before', '300.00'],
  ])
  expect(names(await behind(admin, growth.parts[1]?.question ?? {}))).toEqual(['D5'])
})

test('a KPI that is being drafted comes with some of the records that count, and what each adds', async () => {
  const drafted = (how: object) => ({ ...kpi('profit', how, money), name: 'profit' })
  const preview = async (how: object) => {
    const body = { document: drafted(how), periods: january, sample: 2 }
    const answer = await admin.post('/api/performance/preview', body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body as KpiPreviewBody
  }
  const ofRecords = await preview({ ...measure, calculate: 'sum', of: 'amount - cost' })
  expect(ofRecords.rows[0]?.values).toEqual(['217.000000'])
  expect(ofRecords.sample).toMatchObject({
    ...{ from: 'records', total: 3, readable: 3 },
    items: [
      { name: 'D3', value: '69.000000' },
      { name: 'D2', value: '49.000000' },
    ],
  })
  const ofKpis = await preview({ from: 'kpis', formula: 'signed - costs' })
  expect(ofKpis.sample).toMatchObject({ parts: [{ value: '220.00' }, { value: '3.00' }] })
})

test('a KPI that is being drafted is made of others of the same draft', async () => {
  const draft = (name: string, how: object) => ({ ...kpi(name, how, money), name })
  const body = {
    document: draft('twice', { from: 'kpis', formula: 'half * 4' }),
    others: [draft('half', { ...measure, calculate: 'sum', of: 'amount / 2' })],
    periods: january,
  }
  const { status, body: answer } = await admin.post('/api/performance/preview', body)
  expect(status, JSON.stringify(answer)).toBe(200)
  expect((answer as KpiPreviewBody).rows[0]?.values).toEqual(['440'])
  expect((await admin.post('/api/performance/preview', { ...body, others: [] })).status).toBe(422)
})

test('a KPI that one may not see is unknown', async () => {
  const nobody = await application.person('Nora', [])
  expect((await nobody.post('/api/performance/records', { kpi: 'signed', periods: january })).status).toBe(404)
})

async function figures(asker: TestPerson, query: object): Promise<FiguresBody> {
  const { status, body } = await asker.post('/api/performance/figures', {
    kpis: ['signed'],
    periods: january,
    ...query,
  })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

test('figures are set against the period before, and several periods are one when they are asked for together', async () => {
  const compared = await figures(admin, { compare: 'previous' })
  expect(compared.comparedPeriods?.map(({ key }) => key)).toEqual(['2025-12'])
  expect(compared.rows).toEqual([{ period: 0, dimensions: [], values: ['220.00'], compared: ['300.00'] }])
  const together = { granularity: 'month', from: '2026-01', to: '2026-02', together: true }
  const both = await figures(admin, { kpis: ['signed', 'average', 'growth'], periods: together, compare: 'previous' })
  expect(both.periods.map(({ from, until }) => [from, until])).toEqual([['2026-01-01', '2026-03-01']])
  expect(both.rows[0]?.values).toEqual(['250.00', '62.5', expect.stringMatching(/^0\.83/)])
  expect(both.rows[0]?.compared?.[0]).toBe('300.00')
})

test('“my” means the asker', async () => {
  const [mine, below] = await Promise.all([
    figures(wei, { within: { my: 'self' } }),
    figures(wei, { within: { my: 'people' } }),
  ])
  expect([mine.rows[0]?.values, below.rows[0]?.values]).toEqual([['70.00'], ['70.00']])
  expect((await figures(wei, { within: { my: 'team' } })).rows[0]?.values).toEqual(['0'])
})
