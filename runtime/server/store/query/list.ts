/**
 * Lists: a page of record ids from slots, in order, then the fifty documents that are shown.
 * Blank values come last in both directions. A list that sorts by a field which may be blank is read in two parts,
 * the filled and then the blank ones, because an index on the filled ones gives its rows in order only when the query
 * says so (`slot is not null`).
 */
import type { RecordBody } from '@attain/contract'
import type { Condition, FieldPath } from '@attain/engine/formula'
import type { LiveObject, View } from '../live-workspace.ts'
import { type Database, run } from '../statement.ts'
import { rarePart } from '../words.ts'
import { shapeOf } from './condition.ts'
import { type Cursor, decodeCursor, encodeCursor } from './cursor.ts'
import { frequentWords } from './frequent-words.ts'
import {
  isFirstAlwaysFilled,
  isIdOrder,
  type ListStatement,
  listStatement,
  type Part,
  reachesOf,
  type SortKey,
} from './list-statement.ts'
import { searchedWords } from './search-words.ts'
import type { Row } from './selection.ts'
import { QueryScope, Source } from './source.ts'

export type { SortKey }

export interface ListQuestion {
  readonly paths: readonly FieldPath[]
  readonly filter: Condition
  readonly sort: readonly SortKey[]
  readonly limit: number
  readonly after?: string
  /** Words that the records must contain. */
  readonly search?: string
}

export interface ListAnswer {
  readonly items: RecordBody[]
  readonly next: string | null
}

export async function listRecords(
  db: Database,
  view: View,
  object: LiveObject,
  question: ListQuestion,
  today: string,
): Promise<ListAnswer> {
  const order = orderOf(question.sort)
  const signature = order.map((key) => `${key.descending ? '-' : ''}${key.path.path}`).join(',')
  const keyCount = order.filter((key) => !isIdOrder(key)).length
  const cursor = question.after === undefined ? undefined : decodeCursor(question.after, signature, keyCount)
  const words = searchedWords(view, object, question.search)
  if (words === null) return { items: [], next: null }

  const rare = words === undefined ? undefined : await rareWords(db, view, object, words)
  const limit = question.limit + 1
  const shape = shapeOf(db, question.filter, new Source(new QueryScope(view), object))
  const rows: { row: Row; statement: ListStatement }[] = []
  for (const part of partsOf(order, cursor, isFirstAlwaysFilled(view, object, order))) {
    const from = cursor && partOf(cursor) === part ? cursor : undefined
    const { paths, filter } = question
    const plan = { paths, filter, shape, order, part, cursor: from, searching: words !== undefined, limit }
    for (const reach of reachesOf(view, object, plan, rare !== undefined)) {
      const statement = listStatement(db, view, object, { ...plan, reach })
      const answer = await run<Row>(db, statement, {
        personId: view.actor.personId,
        today,
        constants: shape.constants,
        named: { words, rare: rare ?? words, id: from?.id, ...cursorValues(from) },
      })
      // what is near counts only when it is all that is asked for
      if (reach === 'near' && answer.rows.length < limit) continue
      for (const row of answer.rows) rows.push({ row, statement })
      break
    }
    if (rows.length >= limit) break
  }
  const last = rows.length > question.limit ? rows[question.limit - 1] : undefined
  return {
    items: rows.slice(0, question.limit).map(({ row, statement }) => statement.selection.read(row)),
    next: last ? encodeCursor(signature, keysOf(last.row, keyCount), last.row.id as string) : null,
  }
}

async function rareWords(db: Database, view: View, object: LiveObject, words: string): Promise<string | undefined> {
  const frequent = await frequentWords(db, view, object)
  return frequent && rarePart(words, frequent)
}

/** Sort keys without those that mean the order of ids, which always comes last. */
function orderOf(sort: readonly SortKey[]): SortKey[] {
  const end = sort.findIndex((key) => isIdOrder(key))
  return end < 0 ? [...sort] : sort.slice(0, end + 1)
}

function partsOf(order: readonly SortKey[], cursor: Cursor | undefined, isFilled: boolean): Part[] {
  const first = order[0]
  if (!first || isIdOrder(first)) return ['all']
  if (isFilled) return ['filled']
  return cursor && partOf(cursor) === 'blank' ? ['blank'] : ['filled', 'blank']
}

function partOf(cursor: Cursor): Part {
  return cursor.keys.length === 0 ? 'all' : cursor.keys[0] === null ? 'blank' : 'filled'
}

function cursorValues(cursor: Cursor | undefined): Record<string, unknown> {
  return Object.fromEntries((cursor?.keys ?? []).map((value, i) => [`k${i}`, value]))
}

function keysOf(row: Row, count: number): (string | null)[] {
  return Array.from({ length: count }, (_, i) => (row[`k${i}`] as string | null | undefined) ?? null)
}
