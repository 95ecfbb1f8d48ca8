import { expect, test } from 'vitest'
import { dueInOwn } from './own-currency.ts'

const parts = [
  { after: 0, amount: '33.34' },
  { after: 1, amount: '33.33' },
  { after: 2, amount: '33.33' },
]

test('instalments in the payee’s own currency add up to what the statement pays in it', () => {
  const payment = { currency: 'JPY', day: '2026-01-31', rate: '15.015' }
  // 100 at 15.015 are 1,501.5, so 1,502; each part alone would be 501, 500 and 500
  expect(parts.map(({ after }) => dueInOwn(payment, parts, after))).toEqual(['501', '500', '501'])
})

test('nothing is said where nothing says what the currency is worth', () => {
  expect(dueInOwn({ currency: 'JPY', day: '2026-01-31' }, parts, 0)).toBeNull()
})
