/** What the editor of targets says in words, and what it makes of an example. */
import type { targets } from '@attain/engine/metadata'
import { periodAt, standardCalendar } from '@attain/engine/performance/calendar'
import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import english from './en.json' with { type: 'json' }
import { type ExampleQuestion, exampleYear, paceCurve } from './example/example-year.ts'
import { type Names, sayTarget } from './words/say-target.ts'

const calendar = standardCalendar({})
const whole = periodAt(calendar, 'year', '2026-05-01')
const asked: ExampleQuestion = {
  target: { periods: { total: 'year', every: 'quarter', years: 2 }, scale: 0, pace: 'days' },
  ...{ calendar, whole, amount: '1000', years: [], addsUp: true },
}
const withTarget = (
  more: Partial<ExampleQuestion['target']>,
  rest: Partial<ExampleQuestion> = {},
): ExampleQuestion => ({
  ...asked,
  ...rest,
  target: { ...asked.target, ...more },
})
const partsOf = (question: ExampleQuestion) =>
  exampleYear(question).parts.map(({ full, asked: part }) => (full === part ? full : `${part} of ${full}`))

describe('an example', () => {
  const season = withTarget({ periods: { total: 'year', every: 'quarter', method: 'season', years: 2 } })

  test('is cut into periods evenly, or as earlier years went', () => {
    expect(partsOf(asked)).toEqual(['250', '250', '250', '250'])
    const years = [{ 1: '10', 2: '20', 3: '30', 4: '40' }]
    expect(partsOf({ ...season, years })).toEqual(['100', '200', '300', '400'])
    expect(exampleYear({ ...season, years }).isEvenForNow).toBe(false)
  })
  test('says when earlier years are not known', () => {
    expect(partsOf(season)).toEqual(['250', '250', '250', '250'])
    expect(exampleYear(season).isEvenForNow).toBe(true)
  })
  test('asks less of somebody new', () => {
    const ramp = { percents: ['0', '50'], from: 'hireMonth' } as const
    // nothing in April, half of May, all of June: 15.5 + 30 of 91 days
    expect(partsOf(withTarget({ ramp }, { hired: '2026-04-10' }))).toEqual(['0 of 250', '125 of 250', '250', '250'])
  })
  test('of what does not add up is the same in every period', () => {
    expect(partsOf({ ...asked, amount: '60', addsUp: false })).toEqual(['60', '60', '60', '60'])
  })
  test('has a pace that begins at nothing and ends with all, and stands still on days that are free', () => {
    const curve = paceCurve(withTarget({ pace: 'workingDays' }), periodAt(calendar, 'month', '2026-05-01'))
    expect([curve[0]?.share, curve.at(-1)?.share]).toEqual([0, 1])
    // a Friday, a Saturday and a Sunday
    expect(new Set(curve.slice(8, 11).map(({ share }) => share)).size).toBe(1)
  })
})

describe('a document in words', () => {
  const i18n = i18next.createInstance()
  const names: Names = {
    ...{ kpi: (name) => `the KPI ${name}`, calendar: (name) => name, approval: (name) => name, role: (name) => name },
    level: ({ by }) => by,
    choice: (_definition, _property, value) => value,
    list: (all) => all.join(' and '),
    between: ' ',
  }
  const least: targets.TargetDocument = {
    ...{ kind: 'target', name: 'sales', label: { en: 'Sales' }, kpi: 'sales' },
    levels: [{ by: 'company' }, { by: 'person' }],
  }
  const said = (more: Partial<targets.TargetDocument>) => sayTarget({ ...least, ...more }, names, i18n.t)
  beforeAll(() => i18n.init({ lng: 'en', resources: { en: { translation: english } } }))

  test('says what holds when nothing is said', () => {
    expect(said({})).toBe(
      'Targets of the KPI sales for company and person. They are set for each year and cut into months by hand. For company they are set by hand; for person by hand too. Where one should be today goes by days. Changes hold at once.',
    )
  })
  test('says who is told of what, and how often', () => {
    expect(said({ alerts: [{ name: 'a', when: 'pace', roles: ['finance'], repeat: 'day' }] })).toContain(
      'Below 90% of where one should be today (person, once 25% of the period is over), these are told: whose target it is and finance, every day at 08:00.',
    )
  })
  test('leaves no placeholder and no key', () => {
    const all = said({
      calendar: 'fiscal',
      periods: { total: 'quarter', every: 'month', method: 'season' },
      levels: [{ by: 'team' }, { by: 'person', method: 'weights' }, { by: 'dimension', dimension: 'region' }],
      ramp: { percents: [0, 50] },
      prorate: { by: 'workingDays' },
      pace: 'season',
      approval: 'two_eyes',
      alerts: [{ name: 'b', when: 'forecast', of: 'team', period: 'total', tell: [], robot: 'sales' }],
      forecast: { pipeline: 'open' },
    })
    expect(all.replace('two_eyes', '')).not.toMatch(/\{\{|_/)
  })
})
