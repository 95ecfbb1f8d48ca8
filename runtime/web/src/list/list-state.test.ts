import type { ViewDocument } from '@attain/form'
import { csvCell, csvLine } from '@attain/ui/csv'
import { describe, expect, test } from 'vitest'
import { moveColumn } from './columns.ts'
import { nextSort, readListState, writeListState } from './list-state.ts'

const view: ViewDocument = {
  kind: 'view',
  object: 'opportunity',
  name: 'open',
  label: { en: 'Open' },
  columns: [{ field: 'name' }],
  filter: { '==': [{ var: 'stage' }, 'open'] },
  sort: [{ field: 'amount', direction: 'desc' }, { field: 'name' }],
}

describe('the address of a list', () => {
  test('without anything the view decides', () => {
    const state = readListState(new URLSearchParams(), view)
    expect(state).toMatchObject({ shape: 'table', sort: ['-amount', 'name'], words: '', changed: false })
    expect(state.filter.items).toEqual([{ path: 'stage', operator: 'is', value: 'open' }])
  })
  test('carries every change, and reads back the same', () => {
    const filter = { match: 'all', items: [{ path: 'amount', operator: 'atLeast', value: '5' }] } as const
    const params = writeListState(new URLSearchParams('view=open'), {
      filter,
      sort: ['name'],
      words: 'ac',
      shape: 'board',
    })
    expect(readListState(new URLSearchParams(params.toString()), view)).toMatchObject({
      filter,
      sort: ['name'],
      words: 'ac',
      shape: 'board',
      changed: true,
    })
    expect(params.get('view')).toBe('open')
  })
  test('an emptied filter stays empty; a reset one is the view’s again', () => {
    const emptied = writeListState(new URLSearchParams(), { filter: { match: 'all', items: [] } })
    expect(readListState(emptied, view).filter.items).toEqual([])
    expect(readListState(writeListState(emptied, { filter: null, sort: null }), view).changed).toBe(false)
  })
  test('nonsense in it is ignored', () => {
    const state = readListState(new URLSearchParams('filter={"and":&sort=a;drop,-b&as=x'), view)
    expect(state).toMatchObject({ sort: ['-b'], shape: 'table', filter: { items: [] } })
  })
})

test('a click on a head: ascending, descending, none', () => {
  expect(nextSort([], 'name')).toEqual(['name'])
  expect(nextSort(['name'], 'name')).toEqual(['-name'])
  expect(nextSort(['-name'], 'name')).toEqual([])
  expect(nextSort(['-amount', 'name'], 'name')).toEqual(['name'])
})

test('moveColumn', () => {
  const columns = ['a', 'b', 'c'].map((path) => ({ path }))
  expect(moveColumn(columns, 'a', 'c').map(({ path }) => path)).toEqual(['b', 'c', 'a'])
  expect(moveColumn(columns, 'c', 'a').map(({ path }) => path)).toEqual(['c', 'a', 'b'])
  expect(moveColumn(columns, 'x', 'a')).toEqual(columns)
})

describe('csv', () => {
  test.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['+49 30 1', "'+49 30 1"],
    ['@cmd', "'@cmd"],
    ['-5.25', '-5.25'],
    ['-5.25+cmd', "'-5.25+cmd"],
    ['两\n行', '"两\n行"'],
  ])('%j', (text, cell) => expect(csvCell(text)).toBe(cell))
  test('a line ends as spreadsheets expect', () => expect(csvLine(['a', 'b'])).toBe('a,b\r\n'))
})
