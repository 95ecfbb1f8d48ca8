import { expect, test } from 'vitest'
import { percentText } from './amount-text.ts'

test('per cent with tenths, and without where it is many times the whole', () => {
  expect(['83.46', '999.96', '1054.6', '-1200.4'].map((percent) => percentText(percent, 'en'))).toEqual([
    '83.5%',
    '1,000%',
    '1,055%',
    '-1,200%',
  ])
})
