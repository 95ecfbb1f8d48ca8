import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const cases: [expression: string, expected: unknown][] = [
  ['1::int4', 1],
  ['1.5::float8', 1.5],
  ['9007199254740993::int8', '9007199254740993'],
  ['123456789012345678.90::numeric', '123456789012345678.90'],
  ["'2026-02-28'::date", '2026-02-28'],
  ["'2026-02-28 08:30:00.123456+08'::timestamptz", '2026-02-28T00:30:00.123456Z'],
  ["'2026-02-28 08:30:00'::timestamp", '2026-02-28T08:30:00'],
  ["'infinity'::timestamptz", 'infinity'],
  ["'0044-03-15 12:00:00+00 BC'::timestamptz", '0044-03-15 12:00:00+00 BC'],
  ["interval '1 month 2 days 3 hours'", 'P1M2DT3H'],
  ['\'{"a": [1, null]}\'::jsonb', { a: [1, null] }],
  ['array[9007199254740993, null]::int8[]', ['9007199254740993', null]],
  ['array[1.50, null]::numeric[]', ['1.50', null]],
  ["array['2026-02-28 08:30:00+00']::timestamptz[]", ['2026-02-28T08:30:00Z']],
  ["array['a,\"b', null]::text[]", ['a,"b', null]],
  ['null::timestamptz', null],
]

test.each(cases)('%s arrives as %j', async (expression, expected) => {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(database.db)
  expect(rows[0]?.value).toEqual(expected)
})
