/** What a service works with: a database (or an open transaction), who asks, and when. */
import type { Language } from '@attain/engine/fields'
import { sql } from 'kysely'
import type { View } from '../store/live-workspace.ts'
import type { Database } from '../store/statement.ts'

export interface Context {
  readonly db: Database
  readonly view: View
  /** The moment of the request; everything that it writes carries it. */
  readonly now: Date
  /** The workspace's date, "2026-11-22". */
  readonly today: string
  readonly language: Language
}

/** Runs several statements as one, in the transaction that is open or in a new one. */
export function inTransaction<T>(context: Context, work: (context: Context) => Promise<T>): Promise<T> {
  if (context.db.isTransaction) return work(context)
  return context.db.transaction().execute((db) => work({ ...context, db }))
}

/** Within an open transaction: what fails in it is undone, and the rest stays. */
export async function inSavepoint<T>(context: Context, work: () => Promise<T>): Promise<T> {
  await sql`savepoint part`.execute(context.db)
  try {
    const result = await work()
    await sql`release savepoint part`.execute(context.db)
    return result
  } catch (error) {
    await sql`rollback to savepoint part`.execute(context.db)
    throw error
  }
}

const dates = new Map<string, { format: Intl.DateTimeFormat; quarter: number; date: string }>()
const quarterHourMs = 15 * 60 * 1000

/** The date of a moment in a time zone. Remembered for the quarter of an hour: days begin at none else, anywhere. */
export function dateIn(timeZone: string, moment: Date): string {
  const quarter = Math.floor(moment.getTime() / quarterHourMs)
  const known = dates.get(timeZone)
  if (known?.quarter === quarter) return known.date
  const format =
    known?.format ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const date = format.format(moment)
  dates.set(timeZone, { format, quarter, date })
  return date
}
