/** What a figure counts: customers once, deals by shares, entries, and what rules post. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FigureCompany, months, startFigures, year } from './testing/figure-company.ts'

let company: FigureCompany
beforeAll(async () => {
  company = await startFigures()
})
afterAll(() => company.application.close())

test('customers who come again are those of a period and of the one before', async () => {
  const [one, two, three] = await Promise.all(
    ['one', 'two', 'three'].map((name) => company.create('account', { name })),
  )
  for (const [account, day] of [
    [one, '2036-01-05'],
    [two, '2036-01-06'],
    [one, '2036-02-05'],
    [three, '2036-02-06'],
    [two, '2036-04-01'],
  ])
    await company.deal('Rita', '1', day as string, { account })
  const asked = { kpis: ['back_again'], periods: months('2036-02', '2036-03') }
  expect(await company.figures(company.admin, asked)).toEqual({ '2036-02': '1', '2036-03': '0' })
  // two months as one have the two before: one and two of January and February, two of April
  const together = { ...asked, periods: { ...months('2036-03', '2036-04'), together: true } }
  expect(Object.values(await company.figures(company.admin, together))).toEqual(['1'])
  expect(
    await company.figures(company.admin, { ...asked, kpis: ['accounts_of_team'], people: 'person' }),
  ).toMatchObject({
    'Rita 2036-02': '2',
  })
})

test('a customer of several months and people is one customer of all of them', async () => {
  const [one, two] = await Promise.all(['one', 'two'].map((name) => company.create('account', { name })))
  for (const [owner, account, day] of [
    ['Rita', one, '2037-01-05'],
    ['Rita', one, '2037-02-05'],
    ['Rob', one, '2037-02-06'],
    ['Rob', two, '2037-03-01'],
    ['Wes', null, '2037-03-02'],
  ])
    await company.deal(owner as string, '1', day as string, { account })
  const quarter = { granularity: 'quarter', from: '2037-Q1', to: '2037-Q1' }
  const asked = { kpis: ['accounts'], periods: quarter }
  expect(await company.figures(company.admin, asked)).toEqual({ '2037-Q1': '2' })
  const ofPeople = { 'Rita 2037-Q1': '1', 'Rob 2037-Q1': '2', 'Wes 2037-Q1': '0' }
  expect(await company.figures(company.admin, { ...asked, people: 'person' })).toEqual(ofPeople)
  expect(await company.figures(company.admin, { ...asked, people: 'managerTree' })).toEqual({
    ...ofPeople,
    ...{ 'Mia 2037-Q1': '2', 'Max 2037-Q1': '0', 'Boss 2037-Q1': '2' },
  })
})

test('shares divide a deal; without any it is its owner’s', async () => {
  const id = await company.deal('Rita', '100.01', '2035-01-10')
  await company.deal('Rob', '10', '2035-01-10')
  await company.create('share', { name: 'one', deal: id, person: company.person('Rita').id, part: '0.6' })
  await company.create('share', { name: 'two', deal: id, person: company.person('Wes').id, part: '0.4' })
  const query = { kpis: ['shared'], periods: year('2035') }
  const byPerson = await company.figures(company.admin, { ...query, people: 'person' })
  expect(Object.fromEntries(Object.entries(byPerson).map(([key, value]) => [key, Number(value)]))).toEqual({
    'Rita 2035': 60.006,
    'Wes 2035': 40.004,
    'Rob 2035': 10,
  })
  expect(Number((await company.figures(company.admin, query))['2035'])).toBe(110.01)
})

test('shares that do not add up are counted and told, whoever’s part is looked at', async () => {
  const [id, even] = [await company.deal('Rita', '100', '2038-01-10'), await company.deal('Rita', '100', '2038-01-11')]
  for (const [deal, part] of [
    [id, '0.6'],
    [id, '0.3'],
    [even, '0.5'],
    [even, '0.5'],
  ])
    await company.create('share', { name: 's', deal, person: company.person(part === '0.3' ? 'Wes' : 'Rita').id, part })
  const asked = { kpi: 'shared', periods: year('2038') }
  for (const whom of [{}, { people: 'person', subject: company.person('Wes').id }]) {
    const { body } = await company.admin.post('/api/performance/records', { ...asked, ...whom })
    expect(body.uneven).toBe(1)
    expect(body.items.find((one: { id: string }) => one.id === id).shares).toBe('0.9')
  }
  const { body } = await company.admin.post('/api/performance/records', {
    ...asked,
    people: 'person',
    subject: company.person('Rob').id,
  })
  expect(body.uneven).toBeUndefined()
  expect((await company.ask(company.admin, { kpis: ['shared', 'signed'], periods: year('2038') })).uneven).toEqual([
    1, 0,
  ])
  expect((await company.ask(company.admin, { kpis: ['shared'], periods: year('2035') })).uneven).toBeUndefined()
})

test('entries count for their person, by their date', async () => {
  await company.create('kpi_entry', {
    kpi: 'calls',
    person: company.person('Rita').id,
    date: '2036-03-01',
    amount: '12',
  })
  await company.create('kpi_entry', {
    kpi: 'points',
    person: company.person('Rita').id,
    date: '2036-03-01',
    amount: '5',
  })
  expect(
    await company.figures(company.admin, { kpis: ['calls'], periods: months('2036-03', '2036-03'), people: 'person' }),
  ).toEqual({
    'Rita 2036-03': '12',
  })
})

test('scores that are entered are averaged, over all people as one', async () => {
  const entries = [
    ['Rita', '2036-03-01', '5'],
    ['Rita', '2036-03-20', '4'],
    ['Rob', '2036-03-02', '3'],
  ] as const
  for (const [name, date, amount] of entries)
    await company.create('kpi_entry', { kpi: 'satisfaction', person: company.person(name).id, date, amount })
  const asked = { kpis: ['satisfaction'], periods: months('2036-03', '2036-03') }
  expect(await company.figures(company.admin, { ...asked, people: 'person' })).toEqual({
    'Rita 2036-03': expect.stringMatching(/^4\.50*$/),
    'Rob 2036-03': expect.stringMatching(/^3(\.0*)?$/),
  })
  expect((await company.ask(company.admin, asked)).rows[0]?.values[0]).toMatch(/^4(\.0*)?$/)
})

test('a rule posts to a KPI, once for each time that it happens', async () => {
  const id = await company.deal('Rob', '1250', '2037-03-01', { won: false })
  await company.change('deal', id, { won: true })
  await company.change('deal', id, { region: 'east' })
  const query = { kpis: ['points'], periods: months('2037-03', '2037-03'), people: 'person' }
  expect(await company.figures(company.admin, query)).toEqual({ 'Rob 2037-03': '12.5' })
  const runs = await company.admin.get(`/api/rules/runs?record=${id}`)
  expect(runs.body.items.map(({ done }: { done: { en: string }[] }) => done.map(({ en }) => en))).toEqual([
    ['Posted 12.5 to "points"'],
  ])
  await company.change('deal', id, { won: false })
  await company.change('deal', id, { won: true })
  expect(await company.figures(company.admin, query)).toEqual({ 'Rob 2037-03': '25' })
})
