/**
 * Tells the open windows of all processes what people have been told, a moment after its transaction has ended. Postgres
 * would tell them in the transaction itself (`notify`), but transactions that do so commit one after the other: with
 * sixteen writers that is a quarter to a half of what they could do. Here many are told by one statement.
 */
import { sql } from 'kysely'
import type { Database } from '../../store/statement.ts'

/** A notification that was written, perhaps by a transaction that is still open. */
export interface Told {
  readonly workspaceId: number
  readonly personId: string
  readonly id: string
}

/** After these, what nobody sees has been rolled back; or windows find it when they ask again. */
const LOOK_AFTER_MS = [25, 100, 500, 3_000]

type Listener = (told: readonly Told[]) => void
const listeners = new Set<Listener>()

/** Notes that this was written; processes that serve windows tell them. */
export function tellSoon(told: readonly Told[]): void {
  if (told.length > 0) for (const listener of listeners) listener(told)
}

/** Tells windows of everything that this process writes, until the function that it returns is called. */
export function tellWindows(db: Database, report: (error: unknown) => void): () => void {
  /** By how often they have been looked for. */
  const waiting = LOOK_AFTER_MS.map(() => new Map<string, Told>())
  const timers = new Map<number, NodeJS.Timeout>()
  const wait = (told: Iterable<Told>, round: number) => {
    const list = waiting[round]
    if (list === undefined) return
    for (const one of told) list.set(one.id, one)
    if (list.size === 0 || timers.has(round)) return
    timers.set(round, setTimeout(() => look(round).catch(report), LOOK_AFTER_MS[round]).unref())
  }
  const look = async (round: number) => {
    timers.delete(round)
    const list = waiting[round] ?? new Map<string, Told>()
    const asked = [...list.values()]
    list.clear()
    const seen = await tell(db, asked)
    wait(
      asked.filter(({ id }) => !seen.has(id)),
      round + 1,
    )
  }
  const listener: Listener = (told) => wait(told, 0)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    for (const timer of timers.values()) clearTimeout(timer)
  }
}

/** Tells of those that are there by now; returns their ids. */
async function tell(db: Database, asked: readonly Told[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select told.id, pg_notify('attain_notifications', concat_ws(' ', told.workspace_id, told.person_id, told.id))
    from json_to_recordset(${JSON.stringify(asked)}::text::json) as asked ("workspaceId" integer, id uuid)
    join notifications as told on told.workspace_id = asked."workspaceId" and told.id = asked.id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
