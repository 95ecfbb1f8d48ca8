/** From a document to a grade. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { scoreCard } from '../../../performance/scorecard/index.ts'
import { compileBundle, graphOf, linkBundle, prefixEdits, readBundle, validateBundle } from '../../index.ts'

const { files }: { readonly files: Readonly<Record<string, object>> } = JSON.parse(
  readFileSync(new URL('../../cases/scorecard.json', import.meta.url), 'utf8'),
)
const bundle = readBundle(Object.entries(files).map(([path, content]) => ({ path, text: JSON.stringify(content) })))

test('a document compiles to what cards are worked out by', () => {
  const definition = compileBundle(bundle).model?.scorecards.get('monthly')?.definition
  expect(definition).toEqual({
    name: 'monthly',
    items: [
      { name: 'sales', weight: '50', kpi: 'sales', rule: full('completionRate'), limits: { cap: '150', floor: '0' } },
      {
        name: 'complaints',
        weight: '20.5',
        kpi: 'complaints',
        target: '5',
        rule: full('lowerIsBetter'),
        limits: { floor: '0' },
      },
      {
        name: 'ladder',
        weight: '9.5',
        kpi: 'sales',
        rule: {
          type: 'ladder',
          of: 'attainment',
          steps: [
            { from: '100', points: '100' },
            { from: '90', points: '85' },
            { from: '80', points: '60' },
          ],
          otherwise: '0',
          inclusive: 'lower',
        },
        limits: { floor: '0' },
      },
      {
        name: 'line',
        weight: '10',
        kpi: 'sales',
        rule: {
          type: 'interpolated',
          of: 'attainment',
          points: [
            { at: '80', points: '50' },
            { at: '100', points: '100' },
          ],
        },
        limits: { floor: '0' },
      },
      {
        name: 'teamwork',
        weight: '10',
        rule: { type: 'manual', lowest: '0', highest: '100' },
        limits: { floor: '0' },
      },
    ],
    adjustments: [
      {
        name: 'regions',
        kpi: 'sales',
        rule: { type: 'pointsPerUnit', start: '0', points: '1', unit: '100000', counts: 'aboveTarget', whole: true },
        limits: { cap: '5' },
      },
      {
        name: 'other',
        rule: { type: 'manual', lowest: '0', highest: '100' },
        limits: { cap: '10', floor: '-10' },
      },
    ],
    adjustmentLimits: { cap: '10', floor: '-10' },
    limits: { cap: '120', floor: '0' },
    digits: 2,
    vetoes: [
      { name: 'fraud', when: { of: 'manual' }, grade: 'c', coefficient: '0' },
      {
        name: 'many',
        when: { of: 'kpi', kpi: 'complaints', is: 'atLeast', value: '10' },
        grade: 'b',
        coefficient: '0.5',
      },
      { name: 'poor', when: { of: 'item', item: 'sales', is: 'below', value: '40' }, grade: 'c', coefficient: '0' },
    ],
    grades: [
      { name: 'a', from: '85', coefficient: '1.2' },
      { name: 'b', from: '70', coefficient: '1' },
      { name: 'c', coefficient: '0' },
    ],
    reviews: [
      { name: 'self', weight: '10', nobody: 'administrators' },
      { name: 'manager', weight: '60', items: ['teamwork'], nobody: 'administrators' },
      { name: 'second', weight: '30', nobody: 'leaveOut' },
    ],
    distribution: {
      shares: [
        { grade: 'a', share: '30' },
        { grade: 'b', share: '50' },
        { grade: 'c', share: '20' },
      ],
      smallest: 5,
      ties: [
        { key: 'kpi:sales', first: 'highest' },
        { key: 'item:teamwork', first: 'highest' },
        { key: 'field:hired_on', first: 'lowest' },
      ],
      tied: 'better',
      moves: 'both',
    },
    rewards: [
      { name: 'bonus', type: 'bonus', base: { field: 'bonus_base' }, prorate: 'workingDays' },
      { name: 'extra', type: 'bonus', grades: ['a'], base: { amount: '1000', currency: 'USD' }, prorate: 'no' },
      { name: 'fine', type: 'fixed', below: '60', amount: '-200', currency: 'CNY', prorate: 'no' },
      { name: 'praise', type: 'notice', grades: ['a'], from: '110' },
    ],
    year: { by: 'weights', weights: ['20', '20', '20', '40'] },
  })
})

test('and gives a card its score', () => {
  const definition = compileBundle(bundle).model?.scorecards.get('monthly')?.definition
  if (definition === undefined) throw new Error('The case has no problems.')
  const card = scoreCard(definition, {
    measures: { sales: { actual: '1150000', target: '1250000' }, complaints: { actual: '5.5', target: null } },
    reviewers: { self: ['ann'], manager: ['mia'] },
    scores: [
      { item: 'teamwork', review: 'self', by: 'ann', score: '95' },
      { item: 'teamwork', review: 'manager', by: 'mia', score: '88' },
    ],
    granted: [{ adjustment: 'other', by: 'mia', points: '2' }],
    raised: [],
  })
  // 50 % × 92 + 20.5 % × 90 + 9.5 % × 85 + 10 % × 80 + 10 % × (95 + 6 × 88) ÷ 7, and 2
  expect(card).toMatchObject({ status: 'scored', score: '91.43', grade: 'a', coefficient: '1.2' })
})

test('the map knows the KPIs, calendars and fields that it names', () => {
  const { edges } = graphOf(linkBundle(validateBundle(bundle)))
  const named = edges.filter(({ from }) => from === 'scorecard:monthly').map(({ to }) => to)
  expect(new Set(named)).toEqual(
    new Set([
      'kpi:sales',
      'kpi:complaints',
      'calendar:weeks',
      'field:person.active',
      'field:person.team',
      'field:person.hired_on',
      'field:person.bonus_base',
      'field:team.head',
    ]),
  )
})

test('with names of their own, documents still find each other', () => {
  const edits = [...prefixEdits(linkBundle(validateBundle(bundle)), 'east_')]
  const placed = edits.filter(({ document }) => document === 'scorecard:monthly')
  expect(placed).toContainEqual({ document: 'scorecard:monthly', place: '/name', value: 'east_monthly' })
  expect(placed).toContainEqual({ document: 'scorecard:monthly', place: '/cycle/calendar', value: 'east_weeks' })
  expect(placed).toContainEqual({ document: 'scorecard:monthly', place: '/items/0/kpi', value: 'east_sales' })
})

function full(type: string) {
  return { type, full: '100' }
}
