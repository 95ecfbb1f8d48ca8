import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupDigits, readTyped, shiftDecimal, trimDecimal, writeTyped } from './decimal.ts'

const decimals = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 28n }), fc.nat({ max: 10 }))
  .map(([negative, digits, scale]) => {
    const text = digits.toString().padStart(scale + 1, '0')
    const plain = scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`
    return negative && /[1-9]/.test(plain) ? `-${plain}` : plain
  })

describe('readTyped', () => {
  test.each([
    ['1,054.50', '1054.50'],
    [' 1 054 ', '1054'],
    ['１２３．４', '123.4'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['-.5', '-0.5'],
    ['5.', '5'],
    ['−3', '-3'],
    ['123456789012345678901234567890.12', '123456789012345678901234567890.12'],
  ])('reads %s as %s', (typed, value) => expect(readTyped(typed)).toBe(value))

  test('keeps what is no number, so that nothing typed is lost', () => {
    expect(readTyped('12a')).toBe('12a')
    expect(readTyped('1.2.3')).toBe('1.2.3')
  })
  test('takes blank for nothing', () => expect(readTyped('  ')).toBeNull())
  test.each([
    ['5', '0.05'],
    ['5%', '0.05'],
    ['0.1', '0.001'],
    ['100', '1'],
    ['-12.5', '-0.125'],
    ['０.５％', '0.005'],
  ])('reads %s percent as %s', (typed, value) => expect(readTyped(typed, true)).toBe(value))
})

describe('exactness', () => {
  test('shifting there and back changes nothing', () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: -6, max: 6 }), (value, places) => {
        expect(trimDecimal(shiftDecimal(shiftDecimal(value, places), -places))).toBe(trimDecimal(value))
      }),
    )
  })
  test('what is shown for editing reads back as the same value', () => {
    fc.assert(
      fc.property(decimals, fc.boolean(), (value, percent) => {
        expect(trimDecimal(readTyped(groupDigits(writeTyped(value, percent)), percent) ?? '')).toBe(trimDecimal(value))
      }),
    )
  })
})

test('groupDigits', () => {
  expect(groupDigits('-1234567.5000')).toBe('-1,234,567.5000')
  expect(groupDigits('999')).toBe('999')
  expect(groupDigits('abc')).toBe('abc')
})
