/** What the editor of scorecards works out by itself. */
import type { DocumentByKind, scorecards } from '@attain/engine/metadata'
import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { decimalFrom } from '../settings/decimal-from.ts'
import { freeName } from '../settings/free-name.ts'
import { evenedOut, sumOfWeights } from '../settings/sum-of-weights.ts'
import { curveOfItem } from './curve/curve-of.ts'
import english from './en.json' with { type: 'json' }
import { bandOf } from './grades/band-of.ts'
import { beginItem } from './items/begin-item.ts'
import { beginShares } from './results/begin-shares.ts'
import { beginReview } from './reviews/begin-review.ts'
import { beginRule, ruleTypes } from './rules/begin-rule.ts'
import { sayRule } from './rules/say-rule.ts'

const label = { en: 'Sales' }
const sales: scorecards.Item = { name: 'sales', label, weight: 60, kpi: 'sales', rule: { type: 'completionRate' } }
const kpi = (better: 'higher' | 'lower'): DocumentByKind['kpi'] => ({
  kind: 'kpi',
  name: 'sales',
  label,
  measure: { from: 'entries' },
  better,
})

describe('weights', () => {
  test.each([
    [['50', 30, 20], '100'],
    [[33.3, 33.3, 33.4], '100'],
    [[0.1, 0.2], '0.3'],
    [[], '0'],
  ])('%j add up to %s', (weights, sum) => expect(sumOfWeights(weights)).toBe(sum))

  test.each([
    [
      [50, 20, 10, 10, 7],
      [52, 21, 10, 10, 7],
    ],
    [
      [1, 1, 1],
      [34, 33, 33],
    ],
    [
      [0, 0],
      [50, 50],
    ],
    [
      [30, -5, 30],
      [50, 0, 50],
    ],
  ])('%j are made whole as %j', (weights, whole) => expect(evenedOut(weights)).toEqual(whole))
})

test.each([
  ['12.50', 12.5],
  ['-3', -3],
  ['123456789012345.6', '123456789012345.6'],
  ['1e5', undefined],
  ['', undefined],
  ['.5', undefined],
])('%j is written as %j', (text, decimal) => expect(decimalFrom(text)).toBe(decimal))

describe('what is new', () => {
  test('an item of a KPI has its name, a rule of its direction, and the weight that is free', () => {
    const items = [sales]
    expect(beginItem('items', kpi('higher'), { items })).toMatchObject({
      name: 'sales_2',
      weight: 40,
      rule: { type: 'completionRate' },
    })
    expect(beginItem('items', kpi('lower'), { items: [] })).toMatchObject({ rule: { type: 'lowerIsBetter' } })
    expect(beginItem('items', undefined, { items })).toMatchObject({ name: 'assessment', rule: { type: 'manual' } })
  })

  test('bonus and penalty points have no weight', () => {
    expect(beginItem('adjustments', kpi('lower'), { items: [] })).toEqual({
      name: 'sales',
      label,
      kpi: 'sales',
      rule: { type: 'pointsPerUnit', points: -1 },
    })
  })

  test('a review has the weight that is free, and never less than none', () => {
    const self = beginReview('self', [])
    expect(self.weight).toBe(100)
    expect(beginReview('manager', [{ ...self, weight: '130' }]).weight).toBe(0)
  })

  test('shares add up, with most people in the middle', () => {
    const grades = ['s', 'a', 'b', 'c', 'd'].map((name) => ({ name }))
    expect(beginShares(grades).map(({ share }) => share)).toEqual([10, 20, 40, 20, 10])
    for (let count = 1; count <= 8; count += 1) {
      const shares = beginShares(Array.from({ length: count }, (_, index) => ({ name: `g${index}` })))
      expect(sumOfWeights(shares.map(({ share }) => share))).toBe('100')
    }
  })

  test('names are free', () => {
    expect(freeName('sales', [])).toBe('sales')
    expect(freeName('sales', [{ name: 'sales' }, { name: 'sales_2' }])).toBe('sales_3')
  })
})

test('the band stands from the lowest score to the highest, each grade as wide as it is', () => {
  const grades = [
    { name: 's', label, from: 95, coefficient: 1.5 },
    { name: 'b', label, from: '70', coefficient: 1 },
    { name: 'd', label, coefficient: 0 },
  ]
  const widths = (total: scorecards.Total) => bandOf({ grades, total }).map(({ grade, width }) => [grade.name, width])
  expect(widths({ cap: 120 })).toEqual([
    ['d', 70],
    ['b', 25],
    ['s', 25],
  ])
  expect(widths({ floor: 40, cap: 95 })).toEqual([
    ['d', 30],
    ['b', 25],
    ['s', 1],
  ])
})

test('every rule has a curve from the start, unless people score; bounds out of order have none', () => {
  for (const type of ruleTypes)
    expect(curveOfItem({ rule: beginRule(type) }, false) === undefined).toBe(type === 'manual')
  const steps = [
    { from: 80, points: 60 },
    { from: 90, points: 85 },
  ]
  expect(curveOfItem({ rule: { type: 'ladder', steps } }, false)).toBeUndefined()
  expect(curveOfItem({ rule: { type: 'pointsPerUnit', points: 1, unit: 0 } }, true)).toBeUndefined()
})

describe('a rule in words', () => {
  beforeAll(() =>
    i18next.init({ lng: 'en', resources: { en: { scorecard: english } }, ns: ['scorecard'], defaultNS: 'scorecard' }),
  )

  test.each<[scorecards.Rule, boolean, string]>([
    [{ type: 'completionRate' }, false, '100 × figure ÷ target'],
    [{ type: 'lowerIsBetter', full: 30 }, false, '30 × (2 − figure ÷ target)'],
    [beginRule('ladder'), false, '≥ 100% → 100 · ≥ 90% → 85 · ≥ 80% → 60 · else 0'],
    [
      { type: 'ladder', of: 'actual', inclusive: 'upper', steps: [{ from: 3, points: 0 }], otherwise: 100 },
      false,
      '> 3 → 0 · else 100',
    ],
    [beginRule('interpolated'), false, '80% → 50 ╱ 100% → 100'],
    [
      { type: 'pointsPerUnit', start: 100, points: -2, counts: 'belowTarget' },
      false,
      '100 −2 for each 1 below the target',
    ],
    [{ type: 'manual' }, false, 'scored by people, 0 to 100'],
    [{ type: 'manual' }, true, 'given by people, -10 to 5'],
  ])('%j', (rule, isAdjustment, said) => {
    expect(sayRule({ rule, cap: 5, floor: -10 }, i18next.t, isAdjustment)).toBe(said)
  })
})
