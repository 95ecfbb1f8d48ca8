import { expect, test } from 'vitest'
import { fromPerCent, toPerCent } from './per-cent.ts'

test.each([
  [0.6, 60],
  [0.605, 60.5],
  [0.07, 7],
  [-0.125, -12.5],
  ['0.1234567890123456789', '12.34567890123456789'],
  [undefined, undefined],
])('%s is %s %%, and back', (share, perCent) => {
  expect(toPerCent(share)).toBe(perCent)
  expect(fromPerCent(perCent)).toBe(share)
})
