import type { ObjectBody } from '@attain/contract'
import type { ViewDocument } from '@attain/engine/metadata'
import { account, opportunity } from '@attain/form/test-objects'
import { expect, test } from 'vitest'
import { liveFields, questionOf } from './list-question.ts'

const live = new Map<string, ObjectBody>([
  ['opportunity', opportunity],
  ['account', account],
])
const view = (settings: Partial<ViewDocument>): ViewDocument => ({
  kind: 'view',
  object: 'opportunity',
  name: 'all',
  label: { en: 'All' },
  columns: [{ field: 'name' }],
  ...settings,
})

test('what is live is asked as it is written', () => {
  const filter = 'AND(stage = "won", account.sector = "medical")'
  const sort = [{ field: 'account.name' }, { field: 'amount', direction: 'desc' as const }]
  expect(questionOf(view({ filter, sort }), live)).toEqual({
    query: { filter, sort: ['account.name', '-amount'] },
    isFiltered: true,
  })
})

test('what is new, or wrong, is left out and said', () => {
  expect(questionOf(view({ filter: 'brand_new = 1', sort: [{ field: 'brand_new' }] }), live)).toEqual({
    query: {},
    isFiltered: false,
  })
  expect(questionOf(view({ filter: 'stage =' }), live).isFiltered).toBe(false)
  expect(questionOf(view({ filter: 'stage = "won"' }), new Map()).isFiltered).toBe(false)
})

test('fields come once, the name among them', () => {
  expect(liveFields(['amount', 'name', 'brand_new', 'account.name'], 'opportunity', live)).toEqual([
    'name',
    'amount',
    'account.name',
  ])
})
