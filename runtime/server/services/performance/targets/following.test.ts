/** What has been reached of targets, wherever it is asked. */
import { afterAll, expect, test } from 'vitest'
import type { TestPerson } from '../../../testing/test-application.ts'
import { type Cell, startTargets } from '../testing/target-company.ts'

const { admin, application, create, done, east, person, save, who } = await startTargets()
afterAll(() => application.close())

test('progress: attained, asked, ahead or behind, and one’s own place among all', async () => {
  const year = (await done(admin, 'grid', { target: 'signed' })).year.key
  await save(admin, [
    { subject: who('Rita'), period: year, amount: '100' },
    { subject: `team:${east}`, period: year, amount: '1000' },
  ])
  await create('deal', { name: 'C', owner: person('Rita').id, amount: '125', signed_on: `${year}-01-01` })
  const { rows } = await done(person('Mia'), 'progress', { target: 'signed', period: year })
  expect(rows).toMatchObject([
    { name: 'East', actual: '125.00', amount: '1000', progress: { attainment: '12.5', standing: 'behind' } },
    { name: 'Lea', actual: '0', amount: null },
    { name: 'Rita', actual: '125.00', asked: '100', progress: { attainment: '125', standing: 'ahead' } },
    { name: 'Rob', actual: '0', amount: null },
    { name: 'Mia', actual: '0' },
  ])
  // a month is not asked for what a year is to bring
  const ofMonth = async (target: string) => (await done(admin, 'progress', { target, granularity: 'month' })).period.key
  expect([await ofMonth('approved'), await ofMonth('signed')]).toEqual([year, expect.stringMatching(/^\d{4}-\d{2}$/)])
  const mine = await done(person('Rita'), 'progress', { target: 'signed', period: year, mine: true })
  expect(mine.rows).toMatchObject([{ name: 'Rita', rank: { place: 1, of: 1 } }])
  const figures = async (asker: TestPerson, query: object) => {
    const periods = { granularity: 'year', from: year, to: year }
    const asked = { kpis: ['signed'], periods, target: true, ...query }
    const { body } = await asker.post('/api/performance/figures', asked)
    return body.rows.map(({ subject, targets, isPart }: { subject?: string; targets: unknown[]; isPart?: true }) => [
      subject,
      isPart ? 'part' : targets[0],
    ])
  }
  const ofRita = { amount: '100', progress: { attainment: '125' } }
  expect(await figures(person('Mia'), { people: 'person' })).toMatchObject([[person('Rita').id, ofRita]])
  expect(await figures(person('Rita'), {})).toMatchObject([[undefined, ofRita]])
  expect(await figures(admin, { within: { team: east } })).toMatchObject([[undefined, { amount: '1000' }]])
  // what is a part of it, and what nobody has a target for
  expect(await figures(admin, { people: 'person', dimensions: ['region'] })).toEqual([[person('Rita').id, 'part']])
  expect(await figures(person('Mia'), {})).toEqual([[undefined, 'part']])
  expect(await figures(admin, {})).toEqual([[undefined, null]])
  const behind = async (asker: TestPerson, query: object) => {
    const periods = { granularity: 'year', from: year, to: year }
    const { body } = await asker.post('/api/performance/records', { kpi: 'signed', periods, ...query })
    return body.target
  }
  const opened = { ...ofRita, name: 'signed', subject: who('Rita'), period: year }
  expect(await behind(person('Rita'), {})).toMatchObject(opened)
  expect(await behind(person('Mia'), { people: 'person', subject: person('Rita').id })).toMatchObject(opened)
  expect(await behind(admin, { within: { team: east } })).toMatchObject({ subject: `team:${east}` })
  expect(await behind(admin, { where: [{ dimension: 'region', values: ['east'] }] })).toBeUndefined()
  // one’s colleague may be named, and has no target that one sees
  expect(await behind(person('Rob'), { people: 'person', subject: person('Rita').id })).toBeUndefined()
  expect(await behind(person('Rob'), { within: { person: person('Rita').id } })).toBeUndefined()
})

test('regions beside teams come to the whole by themselves', async () => {
  const year = (await done(admin, 'grid', { target: 'placed' })).year.key
  for (const region of ['north', 'south'])
    await create('deal', { name: region, region, amount: '1', signed_on: `${year}-01-01` })
  const query = { target: 'placed', subject: 'company', period: year, total: '100', into: 'below', method: 'evenly' }
  const { cells } = await done(admin, 'break-down', query)
  expect(Object.fromEntries(cells.map(({ subject, amount }: Cell) => [subject, amount]))).toEqual({
    'region:north': '50',
    'region:south': '50',
    [`team:${east}`]: '100',
  })
  await save(admin, [{ subject: 'region:north', period: year, amount: '40' }], { target: 'placed' })
  const north = { kpi: 'placed', periods: { granularity: 'year', from: year, to: year } }
  const { body } = await admin.post('/api/performance/records', {
    ...north,
    where: [{ dimension: 'region', values: ['north'] }],
  })
  expect(body.target).toMatchObject({ subject: 'region:north', asked: '40', progress: { attainment: '2.5' } })
})
