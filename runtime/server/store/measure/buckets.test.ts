import { expect, test } from 'vitest'
import { bucketsOf } from './buckets.ts'

const january = { from: '2026-01-01', until: '2026-02-01' }
const february = { from: '2026-02-01', until: '2026-03-01' }
const march = { from: '2026-03-01', until: '2026-04-01' }

test('periods that follow each other are a bucket each', () => {
  const buckets = bucketsOf([january, february])
  expect(buckets).toEqual({
    edges: ['2026-01-01', '2026-02-01', '2026-03-01'],
    parts: [
      { bucket: 1, window: 0 },
      { bucket: 2, window: 1 },
    ],
  })
})

test('what lies between windows belongs to none of them', () => {
  expect(bucketsOf([january, march]).parts).toEqual([
    { bucket: 1, window: 0 },
    { bucket: 3, window: 1 },
  ])
})

test('windows that overlap share buckets', () => {
  const buckets = bucketsOf([january, { from: '2026-01-01', until: '2026-03-01' }])
  expect(buckets.parts).toEqual([
    { bucket: 1, window: 0 },
    { bucket: 1, window: 1 },
    { bucket: 2, window: 1 },
  ])
})

test('a move of people divides a window', () => {
  const buckets = bucketsOf([january], ['2026-01-16'])
  expect(buckets.edges).toEqual(['2026-01-01', '2026-01-16', '2026-02-01'])
  expect(buckets.parts).toEqual([
    { bucket: 1, window: 0 },
    { bucket: 2, window: 0 },
  ])
})
