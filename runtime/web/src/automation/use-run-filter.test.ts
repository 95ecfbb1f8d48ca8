import { expect, test } from 'vitest'
import { filterIn, queryOf } from './use-run-filter.ts'

const queryIn = (address: string) => queryOf(filterIn(new URLSearchParams(address)))

test.each([
  ['', { outcome: 'failed' }],
  ['outcome=all', {}],
  ['outcome=nonsense', { outcome: 'failed' }],
  ['rule=deal/a', { rule: 'deal/a' }],
  ['rule=deal/a&outcome=retrying', { rule: 'deal/a', outcome: 'retrying' }],
  ['record=1&outcome=done', { record: '1', outcome: 'done' }],
])('the address %j asks for %j', (address, query) => expect(queryIn(address)).toEqual(query))
