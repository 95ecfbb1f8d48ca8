import { expect, test } from 'vitest'
import { goesByBelonging } from './belonging.ts'

const id = '01a21c32-bcdb-7cda-bcd9-d155718c3f14'

test.each([
  { people: 'team' },
  { people: 'teamTree' },
  { people: 'managerTree' },
  { within: { team: id } },
  { within: { under: id } },
  { within: { my: 'team' } },
  { people: 'person', within: { my: 'people' } },
] as const)('%j goes by where people belonged', (question) => expect(goesByBelonging(question)).toBe(true))

test.each([{}, { people: 'person' }, { within: { person: id } }, { within: { my: 'self' } }] as const)(
  '%j is the same wherever they belonged',
  (question) => expect(goesByBelonging(question)).toBe(false),
)
