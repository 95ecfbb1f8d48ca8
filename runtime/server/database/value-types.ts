import pg from 'pg'

/**
 * How values of Postgres arrive in JavaScript, for every query of the server:
 *
 * | Postgres                     | JavaScript                                                      |
 * |------------------------------|-----------------------------------------------------------------|
 * | int2, int4, float4, float8   | number                                                          |
 * | int8 (money in minor units)  | string of digits, for `BigInt` or decimal.js: a number would lose digits |
 * | numeric                      | string, for decimal.js                                          |
 * | date                         | `2026-11-22`                                                    |
 * | timestamptz                  | `2026-11-22T08:30:00.123456Z`, always UTC                       |
 * | timestamp                    | `2026-11-22T08:30:00.123456`                                    |
 * | time, timetz, interval       | string, an interval in ISO 8601 (`P1M2DT3H`)                    |
 * | json, jsonb                  | parsed                                                          |
 *
 * Arrays hold the same. The session settings in connect.ts (UTC, ISO) are part of this.
 */
const parsers = new Map<number, (text: string) => unknown>()

const oids = {
  int8: [20, 1016],
  numeric: [1700, 1231],
  date: [1082, 1182],
  timestamp: [1114, 1115],
  timestamptz: [1184, 1185],
  interval: [1186, 1187],
} as const

// The parser of text[] splits the text of any array whose elements are meant to stay strings.
const textArray: number = 1009
const parseStringArray: (text: string) => (string | null)[] = pg.types.getTypeParser(textArray)

for (const [name, [scalar, array]] of Object.entries(oids)) {
  const parse = name.startsWith('timestamp') ? toIsoTimestamp : (text: string) => text
  parsers.set(scalar, parse)
  parsers.set(array, (text) => parseStringArray(text).map((item) => (item === null ? null : parse(item))))
}

/** The type configuration for pg clients and pools. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ??
    pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
}

/** `2026-11-22 08:30:00.5+00` becomes `2026-11-22T08:30:00.5Z`; `infinity` and years BC stay as they are. */
function toIsoTimestamp(text: string): string {
  const isPlain = text.charCodeAt(10) === 32 && !text.endsWith('C')
  if (!isPlain) return text
  const iso = `${text.slice(0, 10)}T${text.slice(11)}`
  return iso.endsWith('+00') ? `${iso.slice(0, -3)}Z` : iso
}
