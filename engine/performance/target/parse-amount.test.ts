import { expect, test } from 'vitest'
import { parseAmount, parseBlock } from './parse-amount.ts'

test.each([
  ['1200', '1200'],
  ['1,200.50', '1200.5'],
  [' ¥ 3 000 ', '3000'],
  ['120万', '1200000'],
  ['1.25亿', '125000000'],
  ['1.5k', '1500'],
  ['2M', '2000000'],
  ['60%', '0.6'],
  ['5.5％', '0.055'],
  ['0.5%', '0.005'],
  ['(500)', '-500'],
  ['-0', '0'],
  ['１２，０００', '12000'],
  ['.5', '0.5'],
  ['', null],
  ['–', null],
  ['abc', undefined],
  ['1.2.3', undefined],
  ['12 pieces', undefined],
])('%s', (typed, amount) => {
  expect(parseAmount(typed)).toBe(amount)
})

test('a block of a spreadsheet, with or without a line break at its end', () => {
  expect(parseBlock('1\t2\n3\t"4\n""5"""\r\n')).toEqual([
    ['1', '2'],
    ['3', '4\n"5"'],
  ])
  expect(parseBlock('1\t\n')).toEqual([['1', '']])
  expect(parseBlock('7')).toEqual([['7']])
})
