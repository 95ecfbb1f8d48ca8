import { expect, test } from 'vitest'
import type { FigureWidget } from './question.ts'
import { isDrawn } from './rows.ts'

const place = { name: 'w', x: 0, y: 0, w: 4, h: 4 }
const dots: FigureWidget = { type: 'scatter', ...place, kpis: ['sales', 'rate', 'size'], by: 'person' }
const bars: FigureWidget = { type: 'bar', ...place, kpis: ['sales', 'rate'], by: 'person' }
const row = (...values: (string | null)[]) => ({ period: 0, dimensions: [], values })

test('a dot needs both of its figures, and its size is nothing without', () => {
  expect(isDrawn(dots, row('1', '0.5', null))).toBe(true)
  expect(isDrawn(dots, row('1', null, '3'))).toBe(false)
  expect(isDrawn(dots, row(null, null, null))).toBe(false)
})

test('others are drawn with any figure', () => {
  expect(isDrawn(bars, row(null, '0.5'))).toBe(true)
  expect(isDrawn(bars, row(null, null))).toBe(false)
})
