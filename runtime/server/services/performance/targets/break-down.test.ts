/** A total shared out among periods and among those below. */
import { afterAll, expect, test } from 'vitest'
import { type Cell, startTargets } from '../testing/target-company.ts'

const { admin, application, create, done, east, grid, person, who } = await startTargets()
afterAll(() => application.close())

test('all the way down: every month adds up, and nothing is written', async () => {
  const query = { target: 'signed', subject: `team:${east}`, period: '2035', total: '1001', into: 'all' }
  const { cells } = await done(admin, 'break-down', query)
  const sum = (of: readonly { amount: string }[]) => of.reduce((all, { amount }) => all + Number(amount), 0)
  const ofTeam = cells.filter(({ subject }: { subject: string }) => subject === query.subject)
  expect(sum(ofTeam)).toBe(1001)
  for (const { period, amount } of ofTeam) {
    const parts = cells.filter((cell: Cell) => cell.period === period && cell.subject !== query.subject)
    expect(sum(parts)).toBe(Number(amount))
  }
  expect(await grid(admin, '2035')).toEqual({})
})

test('each period is asked for all of a rate', async () => {
  for (const into of ['periods', 'all']) {
    const query = { target: 'rate', subject: who('Rita'), period: '2031', total: '60', into }
    const { cells } = await done(admin, 'break-down', query)
    expect(cells.map(({ amount }: Cell) => amount)).toEqual(Array.from({ length: 12 }, () => '60'))
  }
})

test('by days all of them count, by working days those that are worked', async () => {
  const query = { target: 'signed', subject: 'company', period: '2031', into: 'periods' }
  const months = async (method: string, total: string) =>
    (await done(admin, 'break-down', { ...query, method, total })).cells.map(({ amount }: Cell) => Number(amount))
  expect(await months('days', '365')).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
  // from Monday to Friday
  expect(await months('workingDays', '261')).toEqual([23, 20, 21, 22, 22, 21, 23, 21, 22, 23, 20, 23])
})

test('locked ones stay; what was reached the year before says how much; who has nothing to go by is named', async () => {
  await create('deal', { name: 'A', owner: person('Rita').id, amount: '30', signed_on: '2035-05-01' })
  await create('deal', { name: 'B', owner: person('Rob').id, amount: '10', signed_on: '2035-06-01' })
  const team = `team:${east}`
  const query = { target: 'signed', subject: team, period: '2036', total: '120', into: 'below', method: 'actuals' }
  const { cells, unknown } = await done(admin, 'break-down', {
    ...query,
    among: ['Rita', 'Rob', 'Lea'].map(who),
    locked: { [who('Lea')]: '20' },
  })
  expect(Object.fromEntries(cells.map(({ subject, amount }: Cell) => [subject, amount]))).toEqual({
    [who('Rita')]: '75',
    [who('Rob')]: '25',
    [who('Lea')]: '20',
  })
  expect(unknown).toEqual([])
  // who reached nothing and has no targets takes part when that is said
  expect((await done(admin, 'break-down', query)).leftOut).toEqual([who('Lea')])
  const among = [who('Rita'), who('Rob'), who('Lea')]
  expect((await done(admin, 'break-down', { ...query, among })).unknown).toEqual(['Lea'])
  expect((await done(admin, 'break-down', { ...query, total: '0.5' })).refused).toContain('0.5')
})

test('by weights all weigh the same until somebody types one', async () => {
  const among = ['Rita', 'Rob', 'Lea'].map(who)
  const query = {
    target: 'signed',
    subject: `team:${east}`,
    period: '2047',
    total: '120',
    into: 'below',
    among,
  }
  const shared = async (weights: object) => {
    const { cells } = await done(admin, 'break-down', { ...query, method: 'weights', ...weights })
    return among.map((subject) => cells.find((cell: Cell) => cell.subject === subject)?.amount)
  }
  expect(await shared({})).toEqual(['40', '40', '40'])
  const typed = { method: 'weights', weights: { [who('Rob')]: '3' } }
  expect((await done(admin, 'break-down', { ...query, ...typed })).weights).toMatchObject({
    [who('Rita')]: '1',
    [who('Rob')]: '3',
  })
  expect(await shared({ weights: { [who('Rob')]: '3' } })).toEqual(['24', '72', '24'])
  expect(await shared({ weights: { [who('Rob')]: '0', [who('Lea')]: '4' } })).toEqual(['24', '0', '96'])
})

test('of a year without a past it says at which step nothing is known; teams share it, and not whoever has none', async () => {
  const query = { target: 'signed', subject: 'company', period: '2046', total: '1200' }
  const below = await done(admin, 'break-down', { ...query, into: 'below', method: 'evenly' })
  expect(below.cells.map(({ subject }: Cell) => subject.split(':')[0])).not.toContain('person')
  expect(below.cells.length).toBeGreaterThan(0)
  expect(below.leftOut).toContain(`person:${admin.id}`)
  const all = { ...query, into: 'all' }
  const stepOf = async (more: object) => (await done(admin, 'break-down', { ...all, ...more })).withoutWeights
  expect(await stepOf({ periodMethod: 'season' })).toBe('periods')
  expect(await stepOf({ periodMethod: 'evenly', method: 'actuals' })).toBe('below')
  expect(await stepOf({ periodMethod: 'evenly', method: 'evenly' })).toBeUndefined()
})

test('the season goes by years that are over: in one that still runs the last months look poor', async () => {
  const now = Number((await done(admin, 'grid', { target: 'placed' })).year.key)
  for (const [day, amount] of [
    [`${now - 1}-01-15`, '10'],
    [`${now - 1}-12-15`, '30'],
    [`${now}-01-01`, '1000'],
  ])
    await create('deal', { name: `of ${day}`, amount, signed_on: day })
  const query = { target: 'placed', subject: 'company', period: `${now + 1}`, total: '400', into: 'periods' }
  const { cells } = await done(admin, 'break-down', { ...query, method: 'season' })
  const shared = cells.filter(({ amount }: Cell) => amount !== '0')
  expect(shared.map(({ period, amount }: Cell) => [period, amount])).toEqual([
    [`${now + 1}-01`, '100'],
    [`${now + 1}-12`, '300'],
  ])
})
