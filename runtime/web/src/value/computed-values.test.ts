/** Formula fields and roll-ups are treated as the values that they give. */
import type { FieldBody, ObjectBody } from '@attain/contract'
import { operatorsFor } from '@attain/form/filter'
import { field, opportunity } from '@attain/form/test-objects'
import { describe, expect, test } from 'vitest'
import { columnsOf } from '../list/columns.ts'
import { viewsOf } from '../list/default-view.ts'
import { cellDigits } from './number-format.ts'
import { showValue } from './show-value.ts'

const gives = (name: string, valueType: string, more: Partial<FieldBody> = {}) =>
  field(name, 'formula', { valueType, access: 'read', ...more })

const margin = gives('margin', 'currency', { currency: 'USD', scale: 2 })
const rate = gives('rate', 'percent', { scale: 4 })
const times = gives('times', 'number', { scale: 2 })
const due = gives('due', 'date')
const overdue = gives('overdue', 'boolean')
const count = field('count', 'rollup', { valueType: 'number', scale: 0, access: 'read' })
const object: ObjectBody = {
  ...opportunity,
  fields: [...opportunity.fields.slice(0, 1), margin, rate, due, overdue, count],
}

describe('a computed field', () => {
  test('is shown as what it gives', () => {
    expect(showValue('1234.50', margin, 'opportunity', 'en')).toBe('$1,234.50')
    expect(showValue('0.125', rate, 'opportunity', 'en')).toBe('12.5%')
    expect(showValue('2026-11-20', due, 'opportunity', 'zh-CN')).toBe('2026年11月20日')
    expect(showValue(true, overdue, 'opportunity', 'en')).toBe('Yes')
    expect(cellDigits('0.125', rate)).toBe('12.5')
    expect(cellDigits('1009.1', times)).toBe('1,009.10')
    expect(cellDigits('7', count)).toBe('7')
  })
  test('has a column like its values: aligned, with its unit, as wide', () => {
    const columns = columnsOf(
      ['margin', 'rate', 'due', 'overdue', 'count'].map((path) => ({ path })),
      new Map(),
      object,
      'en',
    )
    expect(columns.map(({ numeric, unit, width }) => [numeric, unit, width])).toEqual([
      [true, 'USD', 140],
      [true, '%', 104],
      [false, undefined, 144],
      [false, undefined, 88],
      [true, undefined, 120],
    ])
  })
  test('is among the first fields where an object has no view', () => {
    expect(viewsOf(object, [])[0]?.columns.map((column) => column.field)).toContain('margin')
  })
  test('can be filtered by what it gives', () => {
    expect(operatorsFor(margin)).toContain('between')
    expect(operatorsFor(due)).toContain('beforeToday')
    expect(operatorsFor(overdue)).toEqual(['yes', 'no'])
    expect(operatorsFor(count)).toContain('atLeast')
  })
})
