import { expect, test } from 'vitest'
import { type FigureUnit, formatFigure, formatFigureShort } from './format-figure.ts'

const money: FigureUnit = { type: 'currency', currency: 'CNY', decimals: 0 }
const cases: [string, FigureUnit, string, string, string, string][] = [
  ['1234567.5', money, '¥1,234,568', '¥1,234,568', '¥1.23M', '¥123万'],
  ['-80', money, '-¥80', '-¥80', '-¥80', '-¥80'],
  ['0.8130081', { type: 'percent', decimals: 1 }, '81.3%', '81.3%', '81.3%', '81.3%'],
  ['51.78', { type: 'days', decimals: 1 }, '51.8 days', '51.8 天', '51.8 days', '51.8 天'],
  [
    '12',
    { type: 'number', decimals: 0, word: { en: 'deals', 'zh-CN': '单' } },
    '12 deals',
    '12 单',
    '12 deals',
    '12 单',
  ],
  [
    '1',
    { type: 'number', decimals: 0, word: { en: 'deals', 'zh-CN': '单' }, one: { en: 'deal' } },
    '1 deal',
    '1 单',
    '1 deal',
    '1 单',
  ],
  ['1', { type: 'number', decimals: 0, word: { en: 'deals' } }, '1 deals', '1 deals', '1 deals', '1 deals'],
  ['1.04', { type: 'days', decimals: 0 }, '1 day', '1 天', '1.04 days', '1.04 天'],
  ['1.0', { type: 'days', decimals: 1 }, '1.0 days', '1.0 天', '1 day', '1 天'],
  // more digits than a float has
  [
    '9007199254740993',
    { type: 'number', decimals: 0 },
    '9,007,199,254,740,993',
    '9,007,199,254,740,993',
    '9010T',
    '9010万亿',
  ],
]

test.each(cases)('%s', (value, unit, english, chinese, short, shortChinese) => {
  expect(formatFigure(value, unit, 'en')).toBe(english)
  expect(formatFigure(value, unit, 'zh-CN')).toBe(chinese)
  expect(formatFigureShort(value, unit, 'en')).toBe(short)
  expect(formatFigureShort(value, unit, 'zh-CN')).toBe(shortChinese)
})
