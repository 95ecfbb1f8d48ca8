import { expect, test } from 'vitest'
import type { DashboardDocument } from '../metadata/kinds/dashboard/types.generated.ts'
import { askOfPage, beginState, readState, writeState } from './page-state.ts'

const document: DashboardDocument = {
  kind: 'dashboard',
  name: 'mine',
  label: { en: 'Mine' },
  period: { granularity: 'month', compare: 'previous' },
  people: 'me',
  filters: ['region'],
  widgets: [],
}
const read = (address: string) => readState(document, new URLSearchParams(address))

test('an address that says nothing means what the document says', () => {
  expect(read('')).toEqual(beginState(document))
  expect(writeState(document, beginState(document))).toEqual([])
})

test.each(['by=quarter&last=4', 'compare=none', 'people=everybody&f.region=east&f.region=-', 'to=2026-03'])(
  'the address %s is read and written',
  (address) => expect(new URLSearchParams(writeState(document, read(address))).toString()).toBe(address),
)

test('what no page could have written is passed over', () => {
  expect(read('by=decade&last=0&people=nobody&f.colour=red')).toEqual(beginState(document))
})

test('a question has the dimensions that its figures have', () => {
  const state = read('f.region=east&f.region=-&last=3')
  expect(askOfPage(state, new Set(['region']))).toEqual({
    periods: { granularity: 'month', last: 3 },
    within: { my: 'self' },
    where: [{ dimension: 'region', values: ['east', null] }],
  })
  expect(askOfPage(state, new Set()).where).toBeUndefined()
})
