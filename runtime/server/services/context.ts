/** What a service works with: a database (or an open transaction), who asks, and when. */
import type { Language } from '@attain/engine/fields'
import { sql } from 'kysely'
import pg from 'pg'
import { type LiveWorkspace, systemViewOf, type View } from '../store/live-workspace.ts'
import { asOne, type Database } from '../store/statement.ts'

export interface Context {
  readonly db: Database
  readonly view: View
  /** The moment of the request; everything that it writes carries it. */
  readonly now: Date
  /** The workspace's date, "2026-11-22". */
  readonly today: string
  readonly language: Language
}

/** The same moment, for what the system does on account of a person, or of nobody. */
export function asSystem(context: Context, causedBy: string | null): Context {
  return { ...context, view: systemViewOf(context.view.workspace, causedBy) }
}

/** For workers: the system at this moment, on nobody's account. */
export function systemContext(db: Database, workspace: LiveWorkspace): Context {
  const now = new Date()
  const today = dateIn(workspace.model.app.timeZone ?? 'UTC', now)
  return { db, view: systemViewOf(workspace, null), now, today, language: 'en' }
}

/** Runs several statements as one, in the transaction that is open or in a new one. */
export function inTransaction<T>(context: Context, work: (context: Context) => Promise<T>): Promise<T> {
  return asOne(context.db, (db) => work({ ...context, db }))
}

/**
 * Does a write again that the database broke off because it and another one waited for each other: that one is done by
 * then. `work` opens its own transactions, so that nothing of the first attempt is left.
 */
export async function againAfterDeadlock<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !(error instanceof pg.DatabaseError) || error.code !== DEADLOCK) throw error
    }
  }
}

const MOST_ATTEMPTS = 5
const DEADLOCK = '40P01'

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
