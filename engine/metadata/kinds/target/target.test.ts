import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { graphOf, indexBundle } from '../../index.ts'
import { modelOf } from '../../testing/sample-bundle.ts'

const files: Readonly<Record<string, { readonly kind: 'target'; readonly name: string }>> = JSON.parse(
  readFileSync(new URL('../../cases/targets.json', import.meta.url), 'utf8'),
).files
const { targets } = modelOf(Object.values(files))

test('what a document does not say is said by the model', () => {
  expect(targets.get('regions')).toEqual({
    name: 'regions',
    label: { en: 'regions', 'zh-CN': 'regions' },
    kpi: 'sales',
    calendar: 'standard',
    periods: { total: 'year', every: 'month', years: 2 },
    levels: [
      { by: 'dimension', dimension: 'region' },
      { by: 'person', method: 'evenly' },
    ],
    // of the KPI
    scale: 0,
    pace: 'days',
    alerts: [],
  })
})

test('what it says is kept', () => {
  expect(targets.get('sales')).toMatchObject({
    periods: { total: 'year', every: 'month', method: 'season', years: 3 },
    levels: [{ by: 'company' }, { by: 'team', method: 'weights', weight: 'headcount' }, { method: 'actuals' }],
    scale: -3,
    ramp: { percents: ['0', '25', '50'], from: 'hireMonth' },
    prorate: { by: 'workingDays', startDay: 'counted' },
    pace: 'season',
    approval: 'changes',
  })
})

test('amounts of per cent have two digits more than are shown', () => {
  const label = { en: 'Share' }
  const share = (decimals: number) => ({
    ...{ kind: 'kpi' as const, name: 'share', label, unit: { type: 'percent' as const, decimals } },
    measure: { from: 'kpis' as const, formula: 'sales / sales' },
  })
  const target = { kind: 'target' as const, name: 'share', label, kpi: 'share', levels: [{ by: 'person' as const }] }
  const scaleOf = (decimals: number, said: object = {}) =>
    modelOf([...Object.values(files), share(decimals), { ...target, ...said }]).targets.get('share')?.scale
  expect([scaleOf(1), scaleOf(0), scaleOf(1, { decimals: 0 })]).toEqual([3, 2, 2])
})

test('the map leads from a target to its KPI, its calendar and the field that weighs', () => {
  const sources = Object.values(files).map((document) => ({
    path: `${document.name}.json`,
    id: `${document.kind}:${document.name}`,
    system: false,
    document: document as never,
  }))
  const { edges } = graphOf(indexBundle(sources, new Set()))
  const from = (name: string) => edges.filter((edge) => edge.from === `target:${name}`).map(({ to }) => to)
  expect(from('sales')).toEqual(['kpi:sales', 'field:team.headcount'])
  expect(from('weekly')).toEqual(['kpi:visits', 'calendar:iso'])
})
