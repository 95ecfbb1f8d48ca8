/** Editing in the list: which cells, where the keys lead, and what is shown before and after the server's answer. */
import type { RecordBody } from '@attain/contract'
import type { LayoutDocument } from '@attain/form'
import { field, opportunity } from '@attain/form/test-objects'
import { describe, expect, test } from 'vitest'
import { isEditable } from './cell-access.ts'
import { type CellEdits, shownRecord, withEdit, withRecord } from './cell-edits.ts'
import { nextEditable, placeAfter, ROW } from './cell-moves.ts'

const layout = (readOnly: boolean): LayoutDocument => ({
  kind: 'layout',
  object: 'opportunity',
  name: 'default',
  label: { en: 'Default' },
  sections: [{ name: 'main', label: { en: 'Main' }, fields: [{ field: 'amount', ...(readOnly && { readOnly }) }] }],
})
const column = (path: string) => ({
  path,
  field: opportunity.fields.find(({ name }) => name === path.split('.').at(-1)) ?? field(path, 'text'),
})

describe('a cell may be edited', () => {
  test.each([
    ['amount', true],
    ['stage', true],
    ['owner', true],
    ['account', true],
    ['secret', false],
    ['code', false],
    ['account.name', false],
  ])('%s: %s', (path, expected) => expect(isEditable(opportunity, column(path), [])).toBe(expected))

  test('not what the system keeps', () => {
    expect(isEditable(opportunity, { path: 'x', field: field('x', 'datetime', { builtIn: true }) }, [])).toBe(false)
  })
  test('not where the person may edit no record', () => {
    const object = { ...opportunity, rights: { ...opportunity.rights, edit: false } }
    expect(isEditable(object, column('amount'), [])).toBe(false)
  })
  test('not what every layout shows as read only', () => {
    expect(isEditable(opportunity, column('amount'), [layout(true)])).toBe(false)
    expect(isEditable(opportunity, column('amount'), [layout(true), layout(false)])).toBe(true)
  })
})

describe('keys', () => {
  const size = { rows: 30, columns: 3 }
  test.each([
    [{ row: 0, column: ROW }, 'ArrowDown', { row: 1, column: ROW }],
    [{ row: 0, column: ROW }, 'ArrowRight', { row: 0, column: 0 }],
    [{ row: 4, column: 0 }, 'ArrowLeft', { row: 4, column: ROW }],
    [{ row: 4, column: 2 }, 'ArrowRight', { row: 4, column: 2 }],
    [{ row: 4, column: 1 }, 'ArrowUp', { row: 3, column: 1 }],
    [{ row: 4, column: 1 }, 'PageDown', { row: 14, column: 1 }],
    [{ row: 25, column: ROW }, 'PageDown', { row: 29, column: ROW }],
    [{ row: 4, column: 1 }, 'Home', { row: 4, column: 0 }],
    [{ row: 4, column: ROW }, 'End', { row: 29, column: ROW }],
    [{ row: 4, column: 1 }, 'End', { row: 4, column: 2 }],
    [{ row: 4, column: 1 }, 'x', undefined],
  ])('%j %s leads to %j', (from, key, to) => expect(placeAfter(from, key, size)).toEqual(to))

  test('Tab goes on to what can be edited, over the ends of rows', () => {
    const editable = [false, true, true]
    expect(nextEditable({ row: 0, column: 1 }, editable, 2, 1)).toEqual({ row: 0, column: 2 })
    expect(nextEditable({ row: 0, column: 2 }, editable, 2, 1)).toEqual({ row: 1, column: 1 })
    expect(nextEditable({ row: 1, column: 1 }, editable, 2, -1)).toEqual({ row: 0, column: 2 })
    expect(nextEditable({ row: 1, column: 2 }, editable, 2, 1)).toBeUndefined()
    expect(nextEditable({ row: 0, column: 1 }, editable, 2, -1)).toBeUndefined()
  })
})

describe('edits', () => {
  const record = (id: string, version: number, values: RecordBody['values']): RecordBody => ({
    id,
    version,
    values,
    labels: { account: 'Acme' },
  })
  const before = record('a', 1, { amount: '1.00', account: 'x' })
  const edit = { value: 'y', name: 'Globex', base: before, state: 'saving' as const }
  const none: CellEdits = new Map()

  test('are shown before the server answers', () => {
    const edits = withEdit(none, 'a', 'account', edit)
    expect(shownRecord(before, edits.get('a'))).toMatchObject({
      values: { amount: '1.00', account: 'y' },
      labels: { account: 'Globex' },
    })
    expect(shownRecord(before, undefined)).toBe(before)
  })
  test('leave other rows as they are', () => {
    const first = withEdit(none, 'a', 'account', edit)
    const second = withEdit(first, 'b', 'amount', { ...edit, value: '2' })
    expect(second.get('a')).toBe(first.get('a'))
    expect(withEdit(second, 'b', 'amount', null)).toEqual(first)
    expect(withEdit(first, 'c', 'amount', null)).toBe(first)
  })
  test('the answer renews its row, and only when it is not older', () => {
    const other = record('b', 1, { amount: '5.00' })
    const list = { pages: [{ items: [before, other], next: null }], pageParams: [undefined] }
    const next = withRecord(list, { ...record('a', 2, { amount: '2.00', account: null }), labels: {} })
    expect(next.pages[0]?.items[0]).toEqual({
      id: 'a',
      version: 2,
      values: { amount: '2.00', account: null },
      labels: {},
    })
    expect(next.pages[0]?.items[1]).toBe(other)
    expect(withRecord(next, before)).toBe(next)
    expect(withRecord(list, record('c', 9, {}))).toBe(list)
  })
})
