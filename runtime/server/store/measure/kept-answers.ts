/**
 * Answers that are kept as long as the records that they were read from have not changed. All that a workspace keeps is
 * as good as its newest snapshot of the database: when that moves on, what the changes since may have touched is forgotten.
 * Answers of a day or a month belong to a time: a record that was and is outside of it leaves them as they are.
 */
import { createHash } from 'node:crypto'
import type { Span } from '@attain/engine/performance/calendar'
import { LRUCache } from 'lru-cache'
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
/** Names of answers that were lost to a change. */
const MOST_LOST = 10_000
/** How many moves of the snapshot an answer may take to be made. */
const MOST_MOVES = 64

/** By workspace as it was published: what was answered by another model is forgotten with it. */
const keptOf = new WeakMap<LiveWorkspace, KeptAnswers>()

/** What is known of answers when it is decided what to ask. */
export interface KnownAnswers {
  areKept(keys: readonly string[]): boolean
  /** Whether it was kept until a change touched it, as the next one may again. */
  wasTouched(key: string): boolean
}

export interface Answered<Row> {
  readonly asked: Asked
  readonly rows: readonly Row[]
}

/** The rows of one answer: kept, or made now. */
export async function answerKept<Row>(
  db: Database,
  workspace: LiveWorkspace,
  asked: Asked,
  answer: (db: Database) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const [answered] = await answerAll<Row>(
    db,
    workspace,
    () => [asked],
    async (tx) => [await answer(tx)],
  )
  return answered?.rows ?? []
}

/**
 * Rows for each that is asked, in their order: kept ones, and those that `answer` gives for the others, of which it reads
 * records alone. All are of one state of the database, and `ask` says what is asked when it is known what is kept of it.
 */
export async function answerAll<Row>(
  db: Database,
  workspace: LiveWorkspace,
  ask: (known: KnownAnswers) => readonly Asked[],
  answer: (db: Database, missing: readonly Asked[]) => Promise<readonly (readonly Row[])[]>,
  sizeOf: (row: Row) => number = () => 1,
): Promise<readonly Answered<Row>[]> {
  // what a transaction has written itself is nobody else's yet
  if (db.isTransaction) {
    const asked = ask(nothingKept)
    return together(asked, await answer(db, asked))
  }
  const answers = keptOf.get(workspace) ?? new KeptAnswers(workspace)
  keptOf.set(workspace, answers)
  if (await answers.areCurrent(db)) {
    const asked = ask(answers)
    const found = answers.find(asked)
    if (found.every((rows) => rows !== undefined)) return together(asked, found as readonly (readonly Row[])[])
  }
  for (;;) {
    // what is kept and what is read now must be of one state
    const answered = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((tx) => answers.answerIn<Row>(tx, ask, answer, sizeOf))
    if (answered !== undefined) return answered
  }
}

const nothingKept: KnownAnswers = { areKept: () => false, wasTouched: () => false }

function together<Row>(asked: readonly Asked[], rows: readonly (readonly Row[])[]): readonly Answered<Row>[] {
  return asked.map((one, i) => ({ asked: one, rows: rows[i] ?? [] }))
}

/** One text for statements that ask the same. */
export function answerKey(statement: Statement, values: Arguments): string {
  const hash = createHash('sha256').update(statement.sql)
  return hash.update(JSON.stringify(parametersOf(statement, values))).digest('base64')
}

class KeptAnswers implements KnownAnswers {
  readonly #workspace: LiveWorkspace
  readonly #answers = roomOfAll.room<Kept>(MOST_ROWS, ({ size }) => size)
  #snapshot: string | undefined
  /** What touched answers, by the number of the move; the last ones. */
  readonly #touched = new Map<number, IsTouched>()
  /** How often the snapshot has moved on past a change. */
  #moves = 0
  /** What was kept until a change touched it. */
  readonly #lost = new LRUCache<string, true>({ max: MOST_LOST })

  constructor(workspace: LiveWorkspace) {
    this.#workspace = workspace
  }

  find(asked: readonly Asked[]): (Rows | undefined)[] {
    return asked.map(({ key }) => this.#answers.get(key)?.rows)
  }

  areKept(keys: readonly string[]): boolean {
    return keys.every((key) => this.#answers.get(key) !== undefined)
  }

  wasTouched(key: string): boolean {
    return this.#lost.has(key)
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
    ask: (known: KnownAnswers) => readonly Asked[],
    answer: (db: Database, missing: readonly Asked[]) => Promise<readonly (readonly Row[])[]>,
    sizeOf: (row: Row) => number,
  ): Promise<readonly Answered<Row>[] | undefined> {
    if (!(await this.#moveOn(tx))) return undefined
    const moves = this.#moves
    const asked = ask(this)
    const known = this.find(asked)
    const missing = asked.filter((_, i) => known[i] === undefined)
    const made = missing.length === 0 ? [] : await answer(tx, missing)
    const sizes = made.map((rows) => rows.reduce((sum, row) => sum + sizeOf(row), 1))
    this.#keep(missing, made, sizes, moves)
    const rows = made.values()
    return together(
      asked,
      known.map((one) => (one ?? rows.next().value ?? []) as readonly Row[]),
    )
  }

  /** Makes what is kept as good as the database is in this transaction; false when it is of a later state. */
  async #moveOn(tx: Database): Promise<boolean> {
    const since = this.#snapshot
    const { snapshot, records } = await changesSince(tx, this.#workspace.id, since)
    const isTouched = records?.length === 0 ? undefined : await this.#touching(tx, records)
    if (this.#snapshot !== since) return false
    // while nothing changes, the older snapshot is as good, and tells of whatever was still being written
    if (isTouched !== undefined) this.#forget(snapshot, isTouched, records !== undefined)
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

  #forget(snapshot: string, isTouched: IsTouched, isKnown: boolean): void {
    this.#snapshot = snapshot
    this.#moves += 1
    this.#touched.set(this.#moves, isTouched)
    this.#touched.delete(this.#moves - MOST_MOVES)
    for (const [key, kept] of this.#answers.entries())
      if (isTouched(kept)) {
        this.#answers.delete(key)
        // when anything may have changed, parts would be lost as well
        if (isKnown) this.#lost.set(key, true)
      }
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
