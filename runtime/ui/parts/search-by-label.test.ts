import { expect, test } from 'vitest'
import { searchByLabel } from './search-by-label.ts'

test('what is called exactly as somebody types comes first, then what begins so, and the rest in its order', () => {
  const labels = ['Growth of sales', 'Sales this year', 'Share of all sales', 'Sales']
  const sorted = labels
    .map((label) => ({ label }))
    .sort((a, b) => searchByLabel.filterSort(a, b, { searchValue: 'sales ' }))
  expect(sorted.map(({ label }) => label)).toEqual([
    'Sales',
    'Sales this year',
    'Growth of sales',
    'Share of all sales',
  ])
})
