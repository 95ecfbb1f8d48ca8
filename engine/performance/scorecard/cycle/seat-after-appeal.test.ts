import { expect, test } from 'vitest'
import { keepsSeat } from './seat-after-appeal.ts'

test.each([
  {
    says: 'a seat that lifted somebody is not lost to more points',
    before: '64',
    after: '66',
    seated: 'b',
    byPoints: 'c',
    keeps: true,
  },
  {
    says: 'a seat that held somebody down does not hold down more points',
    before: '84',
    after: '90',
    seated: 'b',
    byPoints: 'a',
    keeps: false,
  },
  {
    says: 'the same points keep the better of both',
    before: '64',
    after: '64.0',
    seated: 'b',
    byPoints: 'c',
    keeps: true,
  },
  {
    says: 'fewer points are not lifted by the old seat',
    before: '64',
    after: '50',
    seated: 'b',
    byPoints: 'c',
    keeps: false,
  },
  {
    says: 'fewer points do not leave a seat that held them down',
    before: '95',
    after: '90',
    seated: 'b',
    byPoints: 'a',
    keeps: true,
  },
])('$says', ({ keeps, ...corrected }) => {
  expect(keepsSeat({ ...corrected, grades: ['a', 'b', 'c'] })).toBe(keeps)
})
