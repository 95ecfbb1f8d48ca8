/**
 * Answers that are kept as long as the records that they were read from have not changed. All that a workspace keeps is
 * as good as its newest snapshot of the database: when that moves on, what the changes since may have touched is forgotten.
 * Answers of a day or a month belong to a time: a record that was and is outside of it leaves them as they are.
 */
import { createHash } from 'node:crypto'
import type { Span } from '@attain/engine/performance/calendar'
import type { LiveWorkspace } from '../live-workspace.ts'
import { type Arguments, type Database, parametersOf, type Statement } from '../statement.ts'
import { type ChangedRecord, changesSince, daysOfChanges } from './changes.ts'
import { roomOfAll } from './kept-room.ts'
import type { Reading } from './reading.ts'

export interface Asked {
  /** Says everything that the answer depends on besides records. */
  readonly key: string
  readonly reading: Reading
  /** The time to which the records of the answer belong; all of it without one. */
  readonly span?: Span
}

type Rows = readonly unknown[]

interface Kept extends Asked {
  readonly rows: Rows
  /** In rows of the usual size. */
  readonly size: number
}

/** What may have changed an answer, told by what it was read from. */
type IsTouched = (asked: Asked) => boolean

/** Rows of all answers of a workspace together; some dozen megabytes. */
const MOST_ROWS = 400_000
/** How many moves of the snapshot an answer may take to be made. */
const MOST_MOVES = 64

/** By workspace as it was published: what was answered by another model is forgotten with it. */
const keptOf = new WeakMap<LiveWorkspace, KeptAnswers>()

/**
 * Rows for each that is asked, in their order: kept ones, and those that `answer` gives for the others, of which it reads
 * records alone. All are of one state of the database.
 */
export async function answerKept<Row>(
  db: Database,
  workspace: LiveWorkspace,
  asked: readonly Asked[],
  answer: (db: Database, missing: readonly Asked[]) => Promise<readonly (readonly Row[])[]>,
  sizeOf: (row: Row) => number = () => 1,
): Promise<readonly (readonly Row[])[]> {
  // what a transaction has written itself is nobody else's yet
  if (db.isTransaction) return answer(db, asked)
  const answers = keptOf.get(workspace) ?? new KeptAnswers(workspace)
  keptOf.set(workspace, answers)
  if (await answers.areCurrent(db)) {
    const found = answers.find(asked)
    if (found.every((rows) => rows !== undefined)) return found as readonly (readonly Row[])[]
  }
  for (;;) {
    // what is kept and what is read now must be of one state
    const rows = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((tx) => answers.answerIn<Row>(tx, asked, answer, sizeOf))
    if (rows !== undefined) return rows
  }
}

/** One text for statements that ask the same. */
export function answerKey(statement: Statement, values: Arguments): string {
  const hash = createHash('sha256').update(statement.sql)
  return hash.update(JSON.stringify(parametersOf(statement, values))).digest('base64')
}

class KeptAnswers {
  readonly #workspace: LiveWorkspace
  readonly #answers = roomOfAll.room<Kept>(MOST_ROWS, ({ size }) => size)
  #snapshot: string | undefined
  /** What touched answers, by the number of the move; the last ones. */
  readonly #touched = new Map<number, IsTouched>()
  /** How often the snapshot has moved on past a change. */
  #moves = 0

  constructor(workspace: LiveWorkspace) {
    this.#workspace = workspace
  }

  find(asked: readonly Asked[]): (Rows | undefined)[] {
    return asked.map(({ key }) => this.#answers.get(key)?.rows)
  }

  /** True when nothing has changed since what is kept was as good as new. */
  async areCurrent(db: Database): Promise<boolean> {
    const since = this.#snapshot
    const { records } = await changesSince(db, this.#workspace.id, since)
    return records?.length === 0 && this.#snapshot === since
  }

  /** Give a transaction that sees one state; undefined when what is kept is of a later one by now. */
  async answerIn<Row>(
    tx: Database,
    asked: readonly Asked[],
    answer: (db: Database, missing: readonly Asked[]) => Promise<readonly (readonly Row[])[]>,
    sizeOf: (row: Row) => number,
  ): Promise<readonly (readonly Row[])[] | undefined> {
    if (!(await this.#moveOn(tx))) return undefined
    const moves = this.#moves
    const known = this.find(asked)
    const missing = asked.filter((_, i) => known[i] === undefined)
    const made = missing.length === 0 ? [] : await answer(tx, missing)
    const sizes = made.map((rows) => rows.reduce((sum, row) => sum + sizeOf(row), 1))
    this.#keep(missing, made, sizes, moves)
    const rows = made.values()
    return known.map((one) => (one ?? rows.next().value ?? []) as readonly Row[])
  }

  /** Makes what is kept as good as the database is in this transaction; false when it is of a later state. */
  async #moveOn(tx: Database): Promise<boolean> {
    const since = this.#snapshot
    const { snapshot, records } = await changesSince(tx, this.#workspace.id, since)
    const isTouched = records?.length === 0 ? undefined : await this.#touching(tx, records)
    if (this.#snapshot !== since) return false
    // while nothing changes, the older snapshot is as good, and tells of whatever was still being written
    if (isTouched !== undefined) this.#forget(snapshot, isTouched)
    return true
  }

  /** Answers that were asked for when `moves` was as given, but for those that a change since has touched. */
  #keep(asked: readonly Asked[], rows: readonly Rows[], sizes: readonly number[], moves: number): void {
    for (const [i, one] of asked.entries()) {
      const later = Array.from({ length: this.#moves - moves }, (_, k) => this.#touched.get(moves + k + 1))
      if (later.every((isTouched) => isTouched !== undefined && !isTouched(one)))
        this.#answers.set(one.key, { ...one, rows: rows[i] ?? [], size: sizes[i] ?? 1 })
    }
  }

  #forget(snapshot: string, isTouched: IsTouched): void {
    this.#snapshot = snapshot
    this.#moves += 1
    this.#touched.set(this.#moves, isTouched)
    this.#touched.delete(this.#moves - MOST_MOVES)
    for (const [key, kept] of this.#answers.entries()) if (isTouched(kept)) this.#answers.delete(key)
  }

  async #touching(db: Database, records: readonly ChangedRecord[] | undefined): Promise<IsTouched> {
    if (records === undefined) return () => true
    const changed = Map.groupBy(records, ({ key }) => key)
    const days = new Map<string, readonly string[] | undefined>()
    for (const { dated } of new Set(Array.from(this.#answers.entries(), ([, { reading }]) => reading))) {
      const ofObject = dated && changed.get(dated.key)
      if (!ofObject || days.has(dayKey(dated))) continue
      days.set(dayKey(dated), await daysOfChanges(db, this.#workspace, dated, ofObject))
    }
    return ({ reading: { objects, dated }, span }) => {
      for (const key of changed.keys()) if (objects.has(key)) return true
      if (dated === undefined || !changed.has(dated.key)) return false
      const touched = days.get(dayKey(dated))
      return touched === undefined || span === undefined || touched.some((day) => day >= span.from && day < span.until)
    }
  }
}

function dayKey({ key, field }: { readonly key: number; readonly field: { readonly name: string } }): string {
  return `${key}.${field.name}`
}
