/**
 * Lists: a page of record ids from slots, in order, then the fifty documents that are shown.
 * Blank values come last in both directions. A list that sorts by a field which may be blank is read in two parts,
 * the filled and then the blank ones, because an index on the filled ones gives its rows in order only when the query
 * says so (`slot is not null`).
 */
import type { RecordBody } from '@attain/contract'
import type { Condition, FieldPath } from '@attain/engine/formula'
import { type RawBuilder, sql } from 'kysely'
import { accessOf, type LiveObject, type View } from '../live-workspace.ts'
import { compileStatement, type Database, named, run, type Statement } from '../statement.ts'
import { conditionSql, constantsOf, shapeOf } from './condition.ts'
import { type Cursor, decodeCursor, encodeCursor } from './cursor.ts'
import { searchedWords, searchScope } from './search.ts'
import { type Row, type Selection, selectRecord } from './selection.ts'
import { QueryScope, Source } from './source.ts'

type Sql = RawBuilder<unknown>

export interface SortKey {
  readonly path: FieldPath
  readonly descending: boolean
}

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

/** The part of a list that a statement reads: rows whose first sort key is filled, or blank; `all` when it cannot be blank. */
type Part = 'filled' | 'blank' | 'all'

interface ListStatement extends Statement {
  readonly selection: Selection
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

  const limit = question.limit + 1
  const rows: { row: Row; statement: ListStatement }[] = []
  for (const part of partsOf(order, cursor)) {
    const from = cursor && partOf(cursor) === part ? cursor : undefined
    const statement = listStatement(db, view, object, question, order, part, from, words !== undefined)
    const answer = await run<Row>(db, statement, {
      personId: view.actor.personId,
      today,
      constants: constantsOf(question.filter),
      named: { limit: limit - rows.length, words, id: from?.id, ...cursorValues(from) },
    })
    for (const row of answer.rows) rows.push({ row, statement })
    if (rows.length >= limit) break
  }
  const last = rows.length > question.limit ? rows[question.limit - 1] : undefined
  return {
    items: rows.slice(0, question.limit).map(({ row, statement }) => statement.selection.read(row)),
    next: last ? encodeCursor(signature, keysOf(last.row, keyCount), last.row.id as string) : null,
  }
}

/** Sort keys without those that mean the order of ids, which always comes last. */
function orderOf(sort: readonly SortKey[]): SortKey[] {
  const end = sort.findIndex((key) => isIdOrder(key))
  return end < 0 ? [...sort] : sort.slice(0, end + 1)
}

/** Ids are UUIDv7: their order is the order of creation. */
function isIdOrder(key: SortKey | undefined): boolean {
  return key !== undefined && key.path.hops.length === 0 && ['id', 'created_at'].includes(key.path.field.name)
}

function partsOf(order: readonly SortKey[], cursor: Cursor | undefined): Part[] {
  const first = order[0]
  if (!first || isIdOrder(first)) return ['all']
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

function listStatement(
  db: Database,
  view: View,
  object: LiveObject,
  question: ListQuestion,
  order: readonly SortKey[],
  part: Part,
  cursor: Cursor | undefined,
  searching: boolean,
): ListStatement {
  const key = [
    'list',
    object.model.name,
    view.rolesKey,
    question.paths.map((path) => path.path).join(','),
    order.map((sort) => `${sort.descending ? '-' : ''}${sort.path.path}`).join(','),
    shapeOf(question.filter),
    part,
    cursor ? cursor.keys.map((value) => (value === null ? '0' : '1')).join('') || 'id' : '',
    searching ? 'search' : '',
  ].join('|')
  const known = view.workspace.statements.get(key)
  if (known) return known as ListStatement

  const scope = new QueryScope(view)
  const page = new Source(scope, object)
  const access = accessOf(view, object.model)
  const sorts = order.filter((sort) => !isIdOrder(sort))
  const values = sorts.map((sort) => page.at(sort.path))
  const conditions: Sql[] = [page.key]
  if (access.read.op !== 'always') conditions.push(conditionSql(access.read, page, 'model'))
  if (question.filter.op !== 'always') conditions.push(conditionSql(question.filter, page, 'question'))
  if (part === 'filled') conditions.push(sql`${values[0]} is not null`)
  if (part === 'blank') conditions.push(sql`${values[0]} is null`)
  if (searching) conditions.push(searchScope(page))
  const idDescending = order.length === 0 ? true : (order.at(isIdOrder(order.at(-1)) ? -1 : 0)?.descending ?? true)
  if (cursor) conditions.push(...afterCursor(cursor, sorts, values, page.id, idDescending))
  const direction = (descending: boolean) => (descending ? sql`desc` : sql`asc`)
  const ordering = (keys: readonly Sql[], id: Sql) =>
    sql.join([
      ...keys.flatMap((value, i) =>
        // in the part of blanks the first key says nothing; in the part of the filled ones it has no nulls to place
        i === 0 && part === 'blank'
          ? []
          : [sql`${value} ${direction(sorts[i]?.descending === true)} ${i === 0 ? sql`` : sql`nulls last`}`],
      ),
      sql`${id} ${direction(idDescending)}`,
    ])
  const keyColumns = values.map((value, i) => sql`, ${value} as ${sql.ref(`k${i}`)}`)
  const pageSql = sql`select ${page.id} as record_id ${sql.join(keyColumns, sql``)} from record_slots ${sql.ref(page.alias)} ${page.joins} where ${sql.join(conditions, sql` and `)} order by ${ordering(values, page.id)} limit ${named('limit')}`

  const shown = new Source(scope, object)
  const selection = selectRecord(shown, question.paths)
  const keysShown = values.map((_, i) => sql`, p.${sql.ref(`k${i}`)}::text as ${sql.ref(`k${i}`)}`)
  const statement = compileStatement(
    db,
    sql`select ${selection.columns} ${sql.join(keysShown, sql``)} from (${pageSql}) p join record_slots ${sql.ref(shown.alias)} on ${shown.key} and ${shown.id} = p.record_id ${shown.joins} order by ${ordering(
      values.map((_, i) => sql`p.${sql.ref(`k${i}`)}`),
      sql`p.record_id`,
    )}`,
  )
  const compiled: ListStatement = { ...statement, selection }
  view.workspace.statements.set(key, compiled)
  return compiled
}

/** Rows behind the cursor: the keys compared one after the other, blanks last. */
function afterCursor(
  cursor: Cursor,
  sorts: readonly SortKey[],
  values: readonly Sql[],
  id: Sql,
  idDescending: boolean,
): Sql[] {
  const compare = (value: Sql, descending: boolean, bound: Sql) =>
    descending ? sql`${value} < ${bound}` : sql`${value} > ${bound}`
  let condition = compare(id, idDescending, sql`${named('id')}`)
  for (let i = sorts.length - 1; i >= 0; i--) {
    const value = values[i] as Sql
    const bound = sql`${named(`k${i}`)}`
    if (cursor.keys[i] === null) {
      condition = sql`(${value} is null and ${condition})`
    } else {
      const beyond = compare(value, sorts[i]?.descending === true, bound)
      const behind = i === 0 ? beyond : sql`(${beyond} or ${value} is null)`
      condition = sql`(${behind} or (${value} = ${bound} and ${condition}))`
    }
  }
  const first = sorts[0]
  if (!first || cursor.keys[0] === null) return [condition]
  // says the same more weakly, in a form that an index understands
  const value = values[0] as Sql
  const start = first.descending ? sql`${value} <= ${named('k0')}` : sql`${value} >= ${named('k0')}`
  return [start, condition]
}
