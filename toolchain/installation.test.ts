import { expect, test } from 'vitest'
import { satisfies } from './installation.js'

const locked = {
  '': {},
  engine: { version: '0.1.0' },
  'node_modules/@attain/engine': { link: true },
  'node_modules/pg': { version: '8.23.1' },
  'runtime/web/node_modules/kysely': { version: '0.28.0' },
  'node_modules/other-platform': { version: '1.0.0', optional: true },
}
const { 'node_modules/other-platform': _, ...installed } = locked

test('is satisfied without the packages for other platforms', () => {
  expect(satisfies(locked, installed)).toBe(true)
})

test.each([
  ['a package is missing', { ...installed, 'node_modules/pg': undefined }],
  ['a package has another version', { ...installed, 'node_modules/pg': { version: '8.23.0' } }],
  ['a nested package has another version', { ...installed, 'runtime/web/node_modules/kysely': { version: '0.29.9' } }],
  ['an optional package has another version', { ...installed, 'node_modules/other-platform': { version: '0.9.0' } }],
])('is not satisfied when %s', (_name, found) => {
  expect(satisfies(locked, JSON.parse(JSON.stringify(found)))).toBe(false)
})
