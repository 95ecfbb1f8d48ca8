/** A property: parts add up to the whole. */
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-application.ts'
import { type FigureCompany, months, regions, startFigures, year } from './testing/figure-company.ts'

let company: FigureCompany
beforeAll(async () => {
  company = await startFigures()
  const { teams, person } = company
  const mover = await company.join('Mo', { team: teams.East, manager: person('Mia').id })
  await company.change('person', mover.id, { team: teams.West, manager: person('Max').id })
  const { body } = await company.admin.post('/api/records/past_membership/query', {
    filter: { '==': [{ var: 'person' }, mover.id] },
  })
  // in the middle of the year that is asked for
  await company.change('past_membership', body.items[0].id, { until: '2050-06-16' })
  const leaver = await company.join('Lea', { team: teams.West, manager: person('Max').id })
  await company.change('person', leaver.id, { active: false, left_on: '2050-03-31' })
})
afterAll(() => company.application.close())

test('parts add up to the whole, under every grouping and whoever asks', async () => {
  const names = ['Rita', 'Rob', 'Wes', 'Mia', 'Max', 'Boss', 'Mo', 'Lea']
  const sectors: string[] = []
  for (const sector of ['retail', 'medical', undefined])
    sectors.push(await company.create('account', { name: `A ${sector}`, ...(sector && { sector }) }))
  const some = fc.record({
    owner: fc.constantFrom(...names),
    amount: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => new Decimal(cents).div(100).toFixed(2)),
    day: fc.integer({ min: 0, max: 364 }).map((day) => new Date(Date.UTC(2050, 0, 1 + day)).toISOString().slice(0, 10)),
    region: fc.option(fc.constantFrom(...regions)),
    account: fc.option(fc.constantFrom(...sectors)),
  })
  const rows = fc.sample(some, 150)
  const { body } = await company.admin.post('/api/records/deal/bulk', {
    action: 'create',
    mode: 'all',
    records: rows.map(({ owner, day, ...row }, i) => ({
      values: { ...row, name: `P${i}`, owner: company.person(owner).id, signed_on: day, won: true },
    })),
  })
  expect(body, JSON.stringify(body).slice(0, 300)).toMatchObject({ created: rows.length })
  const groupings = [
    { people: 'person' },
    { people: 'team' },
    { dimensions: ['region'] },
    { dimensions: ['sector', 'region'] },
    { people: 'person', dimensions: ['region'] },
    { people: 'team', dimensions: ['sector'] },
    { periods: months('2050-01', '2050-12') },
    { periods: { granularity: 'week', from: '2050-W01', to: '2050-W52' }, people: 'person' },
  ]
  for (const asker of [company.admin, ...['Rita', 'Max', 'Mia', 'Boss'].map(company.person)])
    for (const name of ['signed', 'deals']) {
      const whole = await company.ask(asker, { kpis: [name], periods: year('2050') })
      for (const grouping of groupings) {
        const { rows: parts, periods } = await company.ask(asker, {
          kpis: [name],
          periods: year('2050'),
          limit: 20_000,
          ...grouping,
        })
        // weeks leave days of the year out at both ends
        const isOfWeeks = periods.length === 52
        const total = isOfWeeks
          ? await between(asker, name, periods[0]?.from ?? '', periods.at(-1)?.until ?? '')
          : whole.rows[0]?.values[0]
        const sum = parts.reduce((left, { values }) => left.plus(values[0] ?? 0), new Decimal(0))
        expect(sum.toFixed(), `${name} ${JSON.stringify(grouping)}`).toBe(new Decimal(total ?? 0).toFixed())
      }
    }

  async function between(asker: TestPerson, name: string, from: string, until: string): Promise<string> {
    const days = { granularity: 'day', from, to: dayBefore(until) }
    const { rows: each } = await company.ask(asker, { kpis: [name], periods: days, limit: 20_000 })
    return each.reduce((left, { values }) => left.plus(values[0] ?? 0), new Decimal(0)).toFixed()
  }
}, 60_000)

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
