/** What a service works with: a database (or an open transaction), who asks, and when. */
import type { Language } from '@attain/engine/fields'
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

const dateFormats = new Map<string, Intl.DateTimeFormat>()

/** The date of a moment in a time zone. */
export function dateIn(timeZone: string, moment: Date): string {
  let format = dateFormats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    dateFormats.set(timeZone, format)
  }
  return format.format(moment)
}
