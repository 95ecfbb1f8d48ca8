import { expect, test } from 'vitest'
import { points } from './figures.ts'

test('points that are too small to be written are nothing, and never less than nothing', () => {
  expect([points('-0.0007', 'en'), points('0.0007', 'en'), points('-3', 'en'), points('63.64', 'zh-CN')]).toEqual([
    '0',
    '0',
    '-3',
    '63.64',
  ])
})
