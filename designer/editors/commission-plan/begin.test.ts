/** What is switched on in a plan begins so that the plan still compiles, by what the application has. */
import {
  bundleFromDocuments,
  compileBundle,
  linkBundle,
  type MetadataDocument,
  type plans,
  validateBundle,
} from '@attain/engine/metadata'
import { describe, expect, test } from 'vitest'
import { beginPart as beginPlanPart, planParts } from './around/begin-part.ts'
import { beginComponent } from './components/begin-component.ts'
import { origins } from './measure/begin-measure.ts'
import { beginRule, onTerritory, rules, territoriesOf } from './measure/begin-rule.ts'
import { withTies } from './measure/contest-ties.ts'
import { beginPart, componentParts } from './more/begin-part.ts'
import { beginClawback, beginHold, holdable } from './more/later.ts'
import { beginMultiplier, nextStep, withBy } from './multipliers/begin-multiplier.ts'

const label = (en: string) => ({ en })
const field = (name: string, type: string, more: object = {}) => ({ name, label: label(name), type, ...more })
const object = (name: string, fields: object[]) => ({
  kind: 'object',
  name,
  label: label(name),
  pluralLabel: label(name),
  fields: [field('name', 'text', { required: true }), ...fields],
})
const child = (children: string) => ({ target: 'contract', children: { name: children, label: label(children) } })
const own = [
  { kind: 'app', name: 'shop', label: label('Shop'), formatVersion: 1, currency: 'CNY' },
  object('contract', [
    field('worth', 'currency'),
    field('region', 'text'),
    field('signed_on', 'date'),
    field('returned_on', 'date'),
    field('renewed_on', 'date'),
    field('discount', 'percent'),
    field('returned_part', 'percent'),
  ]),
  object('note', [field('contract', 'masterDetail', child('notes')), field('written_on', 'date')]),
  object('receipt', [
    field('contract', 'masterDetail', child('receipts')),
    field('paid', 'currency'),
    field('paid_on', 'date'),
  ]),
  object('share', [
    field('contract', 'masterDetail', child('shares')),
    field('rep', 'lookup', { target: 'person' }),
    field('part', 'percent'),
  ]),
  object('area', [field('region', 'text'), field('rep', 'lookup', { target: 'person' })]),
  {
    kind: 'kpi',
    name: 'won',
    label: label('Won'),
    unit: { type: 'currency' },
    measure: { from: 'records', object: 'contract', calculate: 'sum', of: 'worth', date: 'signed_on' },
  },
  {
    kind: 'commission-plan',
    name: 'other',
    label: label('Other'),
    from: '2026-01-01',
    components: [
      {
        name: 'base',
        label: label('Base'),
        measure: { from: 'kpi', kpi: 'won' },
        pays: { by: 'formula', formula: '1' },
      },
    ],
  },
] as unknown as readonly MetadataDocument[]
const bundle = linkBundle(validateBundle(bundleFromDocuments([...own])))
const bare: plans.CommissionPlanDocument = {
  kind: 'commission-plan',
  name: 'plan',
  label: label('Plan'),
  from: '2026-01-01',
  components: [],
}
const begun = (from: (typeof origins)[number]) => {
  const component = beginComponent(from, bare, bundle)
  if (component === undefined) throw new Error(`The application has nothing for ${from}.`)
  return component
}
const problemsOf = (plan: plans.CommissionPlanDocument) =>
  compileBundle(bundleFromDocuments([...own, plan])).problems.filter(({ severity }) => severity === 'error')

describe('what is switched on compiles', () => {
  test.each(origins)('a component of %s', (from) => {
    expect(
      problemsOf({ ...bare, components: [begun('credits'), begun(from)].slice(from === 'credits' ? 1 : 0) }),
    ).toEqual([])
  })

  test.each(componentParts)('%s of a component', (part) => {
    const plan = { ...bare, targetIncentive: { amount: '10000' } }
    const component = { ...begun('credits'), quota: { from: 'amount' as const, amount: '100000' } }
    const value = beginPart(part, component, plan, bundle)
    expect(value).toBeDefined()
    expect(problemsOf({ ...plan, components: [{ ...component, [part]: value }] })).toEqual([])
  })

  test.each(planParts.filter((part) => part !== 'disputes'))('%s of a plan', (part) => {
    expect(problemsOf({ ...bare, components: [begun('credits')], [part]: beginPlanPart(part, bundle) })).toEqual([])
  })

  test.each(rules.filter((rule) => rule !== 'position'))('crediting by %s', (rule) => {
    const { measure, ...component } = begun('credits')
    const to = beginRule(rule, bundle, 'contract')
    expect(to).toBeDefined()
    const credited = { ...component, measure: { ...measure, to: [to] } } as plans.Component
    expect(problemsOf({ ...bare, components: [credited] })).toEqual([])
  })
})

test('money is waited for by the list that has payments', () => {
  expect(holdable(bundle, 'contract')).toEqual(['receipts'])
  expect(beginHold(bundle, 'contract')).toEqual({ payments: 'receipts', amount: 'paid', date: 'paid_on' })
  expect(beginHold(bundle, 'area')).toBeUndefined()
})

test('what is taken back is what sounds like it, or all of it', () => {
  expect(beginClawback(bundle, 'contract')).toEqual({ date: 'returned_on', lost: 'returned_part' })
  expect(beginClawback(bundle, 'receipt')).toEqual({ date: 'paid_on', lost: '1' })
  expect(beginClawback(bundle, 'area')).toBeUndefined()
})

test('territories that look like it stand first; any other goes by its owner', () => {
  expect(territoriesOf(bundle, 'contract')[0]).toBe('area')
  expect(onTerritory(bundle, 'contract', 'area')).toMatchObject({ person: 'rep', match: [{ with: 'region' }] })
  expect(onTerritory(bundle, 'contract', 'note')).toMatchObject({ person: 'owner', match: [{ with: 'contract' }] })
})

test('a factor is a formula or a table, never both', () => {
  const factor = beginMultiplier([{ name: 'factor', label: label('Factor'), factor: '2' }])
  expect(factor).toMatchObject({ name: 'factor_2', factor: '1' })
  const table = withBy(factor, 'table', { by: 'attainment' })
  expect(table).not.toHaveProperty('factor')
  expect(withBy(table, 'factor', { by: 'attainment' })).toEqual(factor)
})

test('a further bound goes on as the last two did', () => {
  expect(
    nextStep([
      { from: 80, percent: 90 },
      { from: '100', percent: '95' },
    ]),
  ).toEqual({ from: 120, percent: 100 })
  expect(nextStep([{ from: 80, percent: 90 }])).toEqual({ from: 90, percent: 100 })
})

test('a second figure is there as long as it decides between equals', () => {
  const contest = { from: 'contest' as const, kpi: 'won', prizes: [1] }
  const decided = withTies(contest, 'second', 'won')
  expect(decided).toEqual({ ...contest, ties: 'second', second: 'won' })
  expect(withTies(decided, 'share', 'won')).toEqual(contest)
})
