import type { KyselyPlugin, UnknownRow } from 'kysely'

/**
 * better-auth compares times as `Date`; our connections give them as ISO text, and a text is never earlier than a
 * date, so that no session would ever end. This gives it its dates.
 */
export const dateColumns: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map(withDates) }),
}

function withDates(row: UnknownRow): UnknownRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      column.endsWith('_at') && typeof value === 'string' ? toDate(column, value) : value,
    ]),
  )
}

function toDate(column: string, text: string): Date {
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) throw new Error(`The column ${column} must hold a time, but holds "${text}".`)
  return date
}
