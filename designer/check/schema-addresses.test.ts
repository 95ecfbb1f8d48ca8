import { expect, test } from 'vitest'
import addresses from './schema-addresses.ts'

const kind = 'attain:/kinds/kpi/schema.json'
const draft = 'https://json-schema.org/draft/2020-12/schema'

test.each([
  [kind, '../definitions.json#/$defs/Name', 'attain:/kinds/definitions.json#/$defs/Name'],
  [kind, '#/$defs/Measure', `${kind}#/$defs/Measure`],
  [`${kind}#/$defs/Measure`, '#/$defs/Other', `${kind}#/$defs/Other`],
  [draft, 'meta/core', 'https://json-schema.org/draft/2020-12/meta/core'],
  [draft, '#meta', `${draft}#meta`],
  ['', kind, kind],
  ['', '#/$defs/Here', '#/$defs/Here'],
])('from %j, %j leads to %j', (base, address, expected) => {
  expect(addresses.resolve(base, address)).toBe(expected)
})

test('an address goes apart and together again', () => {
  const { fragment } = addresses.parse(`${kind}#/$defs/Name`)
  expect(fragment).toBe('/$defs/Name')
  for (const address of [kind, `${kind}#/$defs/Name`, `${draft}#`, ''])
    expect(addresses.serialize(addresses.parse(address))).toBe(address)
})
