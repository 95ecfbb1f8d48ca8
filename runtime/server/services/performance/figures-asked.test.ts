/** Who may see a figure, and which questions have no answer. */
import { Decimal } from 'decimal.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FigureCompany, months, startFigures, year } from './testing/figure-company.ts'

let company: FigureCompany
beforeAll(async () => {
  company = await startFigures()
})
afterAll(() => company.application.close())

describe('who may see it', () => {
  beforeAll(async () => {
    await company.deal('Rita', '100', '2040-01-10')
    await company.deal('Rob', '20', '2040-01-10')
    await company.deal('Wes', '3', '2040-01-10')
  })
  const query = { kpis: ['signed'], periods: year('2040') }
  const all = { 'Rita 2040': '100.00', 'Rob 2040': '20.00', 'Wes 2040': '3.00' }

  test.each([
    ['Rita', '100.00', { 'Rita 2040': '100.00' }],
    ['Mia', '120.00', { 'Rita 2040': '100.00', 'Rob 2040': '20.00' }],
    ['Max', '3.00', { 'Wes 2040': '3.00' }],
    ['Boss', '123.00', all],
  ])('%s sees %s', async (name, total, each) => {
    expect(await company.figures(company.person(name), query)).toEqual({ 2040: total })
    expect(await company.figures(company.person(name), { ...query, people: 'person' })).toEqual(each)
  })

  test('nobody above whoever asks is shown with a part of their figures', async () => {
    const seen = await company.figures(company.person('Mia'), { ...query, people: 'managerTree' })
    expect(seen).toEqual({ 'Rita 2040': '100.00', 'Rob 2040': '20.00', 'Mia 2040': '120.00' })
  })

  test('a share of everybody is one of everybody, whoever asks', async () => {
    const seen = await company.figures(company.person('Rita'), { ...query, kpis: ['share_of_all'], people: 'person' })
    expect(new Decimal(seen['Rita 2040'] ?? 0).toDecimalPlaces(6).toString()).toBe('0.813008')
  })

  test('without the right a KPI is unknown, by name and in the list', async () => {
    for (const kpis of [['signed'], ['nothing']])
      expect(await company.person('Wes').post('/api/performance/figures', { ...query, kpis })).toMatchObject({
        status: 404,
      })
    expect((await company.person('Wes').get('/api/performance/kpis')).body.items).toEqual([])
    expect((await company.person('Rita').get('/api/performance/kpis')).body.items).toHaveLength(6)
    expect(await company.person('Rita').post('/api/performance/figures', { ...query, kpis: ['paid'] })).toMatchObject({
      status: 404,
    })
  })
})

describe('a question that cannot be answered says why', () => {
  test.each([
    ['a dimension that it has not', { dimensions: ['planet'] }, 'cannot be told apart by "planet"'],
    ['a filter by one', { where: [{ dimension: 'planet', values: ['x'] }] }, 'cannot be told apart by "planet"'],
    ['a period that is none', { periods: { granularity: 'month', from: '2040-13' } }, '"2040-13" is no month'],
    ['a period of another kind', { periods: { granularity: 'month', from: '2040-Q1' } }, '"2040-Q1" is no month'],
    [
      'too many periods',
      { periods: { granularity: 'day', from: '2040-01-01', to: '2042-01-01' } },
      'are more than 400',
    ],
    ['an end before the beginning', { periods: months('2040-02', '2040-01') }, 'end before they begin'],
    ['an order by something else', { sort: '-deals' }, 'none of the KPIs'],
  ])('%s', async (_, part, expected) => {
    const { status, body } = await company.admin.post('/api/performance/figures', {
      kpis: ['signed'],
      periods: year('2040'),
      ...part,
    })
    expect(status).toBe(400)
    expect(body.message).toContain(expected)
  })
})
