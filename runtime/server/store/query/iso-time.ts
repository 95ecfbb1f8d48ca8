/** From Postgres' text of a timestamptz in UTC ("2026-11-22 08:00:00.5+00") to ISO 8601 ("2026-11-22T08:00:00.500Z"). */
export function isoTime(text: string): string {
  const [seconds = text, fraction = ''] = text.replace(/(\+00(:00)?|Z)$/, '').split('.')
  return `${seconds.replace(' ', 'T')}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}
