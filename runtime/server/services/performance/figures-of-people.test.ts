/** Whose a figure is when people own, move, leave and hand over. */
import { Decimal } from 'decimal.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-application.ts'
import { type FigureCompany, months, startFigures, year } from './testing/figure-company.ts'

let company: FigureCompany
beforeAll(async () => {
  company = await startFigures()
})
afterAll(() => company.application.close())

test('of the owner, their team, and everybody above them', async () => {
  await company.deal('Rita', '100.01', '2030-01-31')
  await company.deal('Rob', '50', '2030-02-01')
  await company.deal('Mia', '1', '2030-02-28')
  await company.deal('Wes', '7', '2030-03-01', { won: false })
  const query = { kpis: ['signed'], periods: year('2030') }
  expect(await company.figures(company.admin, query)).toEqual({ 2030: '151.01' })
  expect(await company.figures(company.admin, { ...query, people: 'person' })).toEqual({
    'Rita 2030': '100.01',
    'Rob 2030': '50.00',
    'Mia 2030': '1.00',
  })
  expect(await company.figures(company.admin, { ...query, people: 'team' })).toEqual({
    'City 2030': '100.01',
    'East 2030': '51.00',
  })
  expect(await company.figures(company.admin, { ...query, people: 'teamTree' })).toEqual({
    'City 2030': '100.01',
    'East 2030': '151.01',
  })
  expect(await company.figures(company.admin, { ...query, people: 'managerTree' })).toEqual({
    'Rita 2030': '100.01',
    'Rob 2030': '50.00',
    'Mia 2030': '151.01',
    'Boss 2030': '151.01',
  })
  expect(
    await company.figures(company.admin, { ...query, people: 'person', within: { under: company.person('Mia').id } }),
  ).toEqual({
    'Rita 2030': '100.01',
    'Rob 2030': '50.00',
    'Mia 2030': '1.00',
  })
  expect(await company.figures(company.admin, { ...query, within: { team: company.teams.City } })).toEqual({
    2030: '100.01',
  })
  expect(await company.figures(company.admin, { ...query, periods: months('2030-01', '2030-03') })).toEqual({
    '2030-01': '100.01',
    '2030-02': '51.00',
    '2030-03': '0',
  })
})

test('a moment belongs to the day on the clock of the workspace', async () => {
  await company.deal('Rita', '1', '2031-01-01', { paid_at: '2031-01-31T15:59:59.999Z' })
  await company.deal('Rita', '1', '2031-01-01', { paid_at: '2031-01-31T16:00:00.000Z' })
  expect(await company.figures(company.admin, { kpis: ['paid'], periods: months('2031-01', '2031-02') })).toEqual({
    '2031-01': '1',
    '2031-02': '1',
  })
})

test('in the middle of a period somebody moves: until that day the old team and manager have it, then the new', async () => {
  const mover = await company.join('Mo', { team: company.teams.East, manager: company.person('Mia').id })
  await company.deal('Mo', '10', '2032-06-15')
  await company.deal('Mo', '200', '2032-06-16')
  await company.change('person', mover.id, { team: company.teams.West, manager: company.person('Max').id })
  const { body } = await company.admin.post('/api/records/past_membership/query', {
    filter: { '==': [{ var: 'person' }, mover.id] },
  })
  expect(body.items).toMatchObject([{ values: { team: company.teams.East, manager: company.person('Mia').id } }])
  // entered late: it was so from 16 June 2032 on
  await company.change('past_membership', body.items[0].id, { until: '2032-06-16' })
  const june = { kpis: ['signed'], periods: months('2032-06', '2032-06') }
  expect(await company.figures(company.admin, { ...june, people: 'team' })).toEqual({
    'East 2032-06': '10.00',
    'West 2032-06': '200.00',
  })
  expect(await company.figures(company.admin, { ...june, people: 'managerTree' })).toEqual({
    'Mo 2032-06': '210.00',
    'Mia 2032-06': '10.00',
    'Max 2032-06': '200.00',
    'Boss 2032-06': '210.00',
  })
  expect(await company.figures(company.admin, { ...june, within: { under: company.person('Max').id } })).toEqual({
    '2032-06': '200.00',
  })
  expect(await company.figures(company.admin, { ...june, kpis: ['accounts'], people: 'team', dimensions: [] })).toEqual(
    {
      'East 2032-06': '0',
      'West 2032-06': '0',
    },
  )
})

test('a share of the team is one of the team as it was then', async () => {
  await company.deal('Rob', '30', '2032-06-10')
  await company.deal('Wes', '200', '2032-06-20')
  const asked = { kpis: ['share_of_team'], periods: months('2032-06', '2032-06') }
  // of 40 in the east until the 15th and of 400 in the west after it
  const mo = new Decimal(210).div(40 + 400).toFixed(8)
  const rounded = async (asker: TestPerson, query: object) =>
    Object.fromEntries(
      Object.entries(await company.figures(asker, query)).map(([who, value]) => [
        who,
        new Decimal(value ?? 0).toFixed(8),
      ]),
    )
  const shares = await rounded(company.admin, { ...asked, people: 'person' })
  expect(shares).toEqual({ 'Mo 2032-06': mo, 'Rob 2032-06': '0.75000000', 'Wes 2032-06': '0.50000000' })
  expect(await rounded(company.person('Rob'), { ...asked, people: 'person' })).toEqual({ 'Rob 2032-06': '0.75000000' })
  expect(await rounded(company.person('Rob'), { ...asked, within: { my: 'self' } })).toEqual({
    '2032-06': '0.75000000',
  })
  // the manager's people made 40, and so did the manager's own team
  expect(await rounded(company.admin, { ...asked, within: { under: company.person('Mia').id } })).toEqual({
    '2032-06': '1.00000000',
  })
  expect(await rounded(company.admin, { ...asked, people: 'team' })).toEqual({
    'East 2032-06': '1.00000000',
    'West 2032-06': '1.00000000',
  })
  expect(await rounded(company.person('Rob'), { ...asked, people: 'team' })).toEqual({ 'East 2032-06': '0.75000000' })
  const behind = await company.person('Rob').post('/api/performance/records', {
    ...{ kpi: 'share_of_team', periods: asked.periods, people: 'person', subject: company.person('Rob').id },
  })
  expect(behind.body.parts.map(({ shift, value }: { shift: string; value: string }) => [shift, value])).toEqual([
    ['', '30.00'],
    ['Their team', '40.00'],
  ])
})

test('a second move on the same day, and what was blank before, leave no trace', async () => {
  const new_ = await company.join('Nell')
  const past = async () =>
    (await company.admin.post('/api/records/past_membership/count', { filter: { '==': [{ var: 'person' }, new_.id] } }))
      .body.count
  await company.change('person', new_.id, { team: company.teams.East, manager: company.person('Mia').id })
  expect(await past()).toBe(0)
  await company.change('person', new_.id, { team: company.teams.West })
  await company.change('person', new_.id, { team: company.teams.City })
  expect(await past()).toBe(1)
})

test('whoever leaves keeps what they sold', async () => {
  const leaver = await company.join('Lea', { team: company.teams.West, manager: company.person('Max').id })
  await company.deal('Lea', '30', '2033-01-10')
  await company.change('person', leaver.id, { active: false, left_on: '2033-01-31' })
  expect(await company.figures(company.admin, { kpis: ['signed'], periods: year('2033'), people: 'person' })).toEqual({
    'Lea 2033': '30.00',
  })
})

test('a deal that is handed over counts for its new owner; what is corrected later counts as it is now', async () => {
  const id = await company.deal('Rita', '30', '2034-01-10')
  await company.change('deal', id, { owner: company.person('Rob').id, amount: '31' })
  expect(await company.figures(company.admin, { kpis: ['signed'], periods: year('2034'), people: 'person' })).toEqual({
    'Rob 2034': '31.00',
  })
})
