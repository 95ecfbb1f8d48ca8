import { expect, test } from 'vitest'
import { fraction } from '../performance/fraction.ts'
import { type CurveSettings, paidAt, payoutCurve, type rates } from './index.ts'

const tableOf = (on: rates.On, tiers: readonly (readonly [from: string, percent: string])[]): rates.RateTable => ({
  bounds: 'lower',
  between: 'steps',
  below: 'nothing',
  above: 'level',
  tiers: tiers.map(([from, percent]) => ({ from: fraction(from), on, pays: [{ percent: fraction(percent) }] })),
})

const onKey: CurveSettings = { base: { is: 'key' } }

function at(table: rates.RateTable, place: string, settings = onKey): readonly string[] {
  return payoutCurve(table, settings)
    .points.filter((point) => point.at === place)
    .map(({ pays }) => pays)
}

const tiers = [
  ['0', '5'],
  ['100000', '8'],
] as const

test('a marginal table bends at its bound, and goes half as far again', () => {
  const { points, bounds } = payoutCurve(tableOf('part', tiers), onKey)
  expect(bounds).toEqual(['0', '100000'])
  expect(points[0]).toEqual({ at: '0', pays: '0' })
  expect(at(tableOf('part', tiers), '100000')).toEqual(['5000'])
  expect(points.at(-1)).toEqual({ at: '150000', pays: '9000' })
})

test('a retroactive table leaps: two points at its bound', () => {
  expect(at(tableOf('whole', tiers), '100000')).toEqual(['5000', '8000'])
})

test('a cliff is nothing until it is reached', () => {
  expect(at(tableOf('whole', [['80000', '5']]), '80000')).toEqual(['0', '4000'])
})

test('by attainment it is paid on so many per cent of the quota', () => {
  const settings: CurveSettings = { base: { is: 'percentOf', amount: fraction('120000') } }
  const table = tableOf('part', [
    ['0', '5'],
    ['100', '8'],
  ])
  expect(payoutCurve(table, settings).points.at(-1)).toEqual({ at: '150', pays: '10800' })
})

test('a cap makes it level, and says where', () => {
  const { points, capAt } = payoutCurve(tableOf('part', tiers), { ...onKey, cap: fraction('5800') })
  expect(capAt).toBe('110000')
  expect(points.at(-1)?.pays).toBe('5800')
})

test('points go from left to right', () => {
  const places = payoutCurve(tableOf('excess', tiers), onKey).points.map((point) => Number(point.at))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('a threshold leaves nothing below it: above it everything, or what exceeds it', () => {
  const table = tableOf('whole', [['0', '10']])
  const threshold = (pays: 'all' | 'excess') => ({ ...onKey, threshold: { at: fraction('60000'), pays } })
  expect(at(table, '60000', threshold('all'))).toEqual(['0', '6000'])
  expect(at(table, '60000', threshold('excess'))).toEqual(['0'])
  expect(paidAt(table, threshold('excess'), fraction('70000')).pays).toBe('1000')
})

test('a place has its arithmetic, tier by tier, and says what cut it', () => {
  const settings: CurveSettings = { ...onKey, cap: fraction('8000') }
  const { tiers: steps, ...paid } = paidAt(tableOf('part', tiers), settings, fraction('150000'))
  expect(paid).toEqual({ due: '9000', pays: '8000', limitedBy: 'cap' })
  expect(steps.map(({ base, percent, pays }) => [base, percent, pays])).toEqual([
    ['100000', '5', '5000'],
    ['50000', '8', '4000'],
  ])
})
