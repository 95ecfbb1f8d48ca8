/** The statement that reads one part of a list: a page of rows from the slots, in order, then what is shown of them. */
import type { Condition, FieldPath } from '@attain/engine/formula'
import { type RawBuilder, sql } from 'kysely'
import { accessOf, type LiveObject, type View } from '../live-workspace.ts'
import { compileStatement, type Database, named, type Statement } from '../statement.ts'
import { conditionSql, shapeOf } from './condition.ts'
import type { Cursor } from './cursor.ts'
import { hasWords, rareSearchScope, searchScope } from './search-words.ts'
import { type Selection, selectRecord } from './selection.ts'
import { QueryScope, Source } from './source.ts'

type Sql = RawBuilder<unknown>

export interface SortKey {
  readonly path: FieldPath
  readonly descending: boolean
}

/** The part of a list that a statement reads: rows whose first sort key is filled, or blank; `all` when it cannot be blank. */
export type Part = 'filled' | 'blank' | 'all'

/** Everything that shapes the statement. */
export interface ListPlan {
  readonly paths: readonly FieldPath[]
  readonly filter: Condition
  readonly order: readonly SortKey[]
  readonly part: Part
  readonly cursor: Cursor | undefined
  readonly searching: boolean
  /** How many rows, at most. Part of the text: with an unknown limit Postgres plans for a tenth of all rows. */
  readonly limit: number
}

export interface ListStatement extends Statement {
  readonly selection: Selection
}

/** How many rows at the start of the order are looked through before an index on owners or words is thought of. */
const NEAR_ROWS = 4000
/** Their words are looked up one by one. */
const NEAR_ROWS_SEARCHED = 1000

export function listStatement(db: Database, view: View, object: LiveObject, plan: ListPlan): ListStatement {
  const key = keyOf(view, object, plan)
  const known = view.workspace.statements.get(key)
  if (known) return known as ListStatement

  const scope = new QueryScope(view)
  const columns = plan.order.filter((sort) => !isIdOrder(sort)).map((_, i) => `k${i}`)
  const shown = new Source(scope, object, [], 'p')
  const selection = selectRecord(shown, plan.paths)
  const page = pageSql(scope, object, plan)
  const keysShown = columns.map((column) => sql`, p.${sql.ref(column)}::text as ${sql.ref(column)}`)
  const order = orderSql(
    plan,
    columns.map((column) => sql`p.${sql.ref(column)}`),
    shown.id,
  )
  const statement = compileStatement(
    db,
    sql`${page.before}select ${selection.columns}${sql.join(keysShown, sql``)} from (${page.rows}) p ${shown.joins} order by ${order}`,
  )
  const compiled: ListStatement = { ...statement, selection }
  view.workspace.statements.set(key, compiled)
  return compiled
}

/** Ids are UUIDv7: their order is the order of creation. */
export function isIdOrder(key: SortKey | undefined): boolean {
  return key !== undefined && key.path.hops.length === 0 && ['id', 'created_at'].includes(key.path.field.name)
}

function keyOf(view: View, object: LiveObject, { paths, filter, order, part, cursor, searching, limit }: ListPlan) {
  return [
    'list',
    object.model.name,
    view.rolesKey,
    paths.map((path) => path.path).join(','),
    order.map((sort) => `${sort.descending ? '-' : ''}${sort.path.path}`).join(','),
    shapeOf(filter),
    part,
    cursor ? cursor.keys.map((value) => (value === null ? '0' : '1')).join('') || 'id' : '',
    searching ? 'search' : '',
    limit,
  ].join('|')
}

interface Page {
  /** A `with` clause, or nothing. */
  readonly before: Sql
  readonly rows: Sql
}

/**
 * The rows of the page: all columns of `record_slots` (Postgres leaves out what nobody uses) and the sort keys.
 *
 * Scopes such as "my people's records" and searches by words are sets that Postgres cannot guess the size of. Somebody
 * with many people finds a page within the first rows of the order, somebody with few must not go through a million
 * rows for it. So the first rows are looked through, in an index that has the owners as well; only when they do not
 * fill the page, the whole is asked.
 */
function pageSql(scope: QueryScope, object: LiveObject, plan: ListPlan): Page {
  const whole = new Source(scope, object)
  const { read } = accessOf(scope.view, object.model)
  const looksNear = (isSetOfOwners(read) || (plan.searching && isSimple(read))) && isInIndexOrder(whole, plan)
  const conditions = [whole.key, conditionSql(read, whole, 'model'), ...startConditions(whole, plan)]
  if (plan.searching) conditions.push(looksNear ? rareSearchScope(whole) : searchScope(whole))
  const from = sql`record_slots ${sql.ref(whole.alias)}`
  const rows = rowsSql(whole, plan, { values: sortValues(whole, plan), id: whole.id, from, conditions })
  if (!looksNear) return { before: sql``, rows }

  scope.repeatConstants()
  const isFull = sql`(select count(*) from near) = ${sql.lit(plan.limit)}`
  return {
    before: sql`with near as materialized (${nearRowsSql(scope, object, plan)}) `,
    rows: sql`select * from near where ${isFull} union all select * from (${rows}) far where not ${isFull}`,
  }
}

/** Rows of the page that are among the first of the order. */
function nearRowsSql(scope: QueryScope, object: LiveObject, plan: ListPlan): Sql {
  const first = new Source(scope, object, [], 'f')
  const values = sortValues(first, plan)
  const columns = [first.id, sql`f.owner_id`, ...values.map((value, i) => sql`${value} as ${sql.ref(`k${i}`)}`)]
  const inOrder = sql`select ${sql.join(columns)} from record_slots f where ${sql.join([first.key, ...startConditions(first, plan)], sql` and `)} order by ${orderSql(plan, values, first.id)} limit ${sql.lit(plan.searching ? NEAR_ROWS_SEARCHED : NEAR_ROWS)}`

  const near = new Source(scope, object)
  // "is true" keeps the set a filter: as a join it would have to come before the limit
  const conditions = [sql`(${conditionSql(accessOf(scope.view, object.model).read, first, 'model')}) is true`]
  if (plan.searching) conditions.push(hasWords(first))
  return rowsSql(near, plan, {
    values: values.map((_, i) => sql`f.${sql.ref(`k${i}`)}`),
    id: first.id,
    from: sql`(${inOrder}) f join record_slots ${sql.ref(near.alias)} on ${near.key} and ${near.id} = ${first.id}`,
    conditions,
  })
}

interface RowParts {
  readonly values: readonly Sql[]
  readonly id: Sql
  readonly from: Sql
  readonly conditions: readonly Sql[]
}

/** Rows of a source that meet the question, in order, as many as are asked for. */
function rowsSql(source: Source, plan: ListPlan, { values, id, from, conditions }: RowParts): Sql {
  const filter = plan.filter.op === 'always' ? [] : [conditionSql(plan.filter, source, 'question')]
  const keys = values.map((value, i) => sql`, ${value} as ${sql.ref(`k${i}`)}`)
  return sql`select ${sql.ref(source.alias)}.*${sql.join(keys, sql``)} from ${from} ${source.joins} where ${sql.join([...conditions, ...filter], sql` and `)} order by ${orderSql(plan, values, id)} limit ${sql.lit(plan.limit)}`
}

function sortValues(source: Source, { order }: ListPlan): Sql[] {
  return order.filter((sort) => !isIdOrder(sort)).map((sort) => source.at(sort.path))
}

/** Where the part begins: the conditions on the sort keys alone. */
function startConditions(source: Source, plan: ListPlan): Sql[] {
  const values = sortValues(source, plan)
  const conditions: Sql[] = []
  if (plan.part === 'filled') conditions.push(sql`${values[0]} is not null`)
  if (plan.part === 'blank') conditions.push(sql`${values[0]} is null`)
  if (plan.cursor) conditions.push(...afterCursor(plan.cursor, plan, values, source.id))
  return conditions
}

function orderSql(plan: ListPlan, values: readonly Sql[], id: Sql): Sql {
  const direction = (descending: boolean) => (descending ? sql`desc` : sql`asc`)
  return sql.join([
    ...values.flatMap((value, i) =>
      // in the part of blanks the first key says nothing; in the part of the filled ones it has no nulls to place
      i === 0 && plan.part === 'blank'
        ? []
        : [sql`${value} ${direction(plan.order[i]?.descending === true)}${i === 0 ? sql`` : sql` nulls last`}`],
    ),
    sql`${id} ${direction(isIdDescending(plan))}`,
  ])
}

function isIdDescending({ order }: ListPlan): boolean {
  return order.length === 0 ? true : (order.at(isIdOrder(order.at(-1)) ? -1 : 0)?.descending ?? true)
}

/** True when an index has the rows in order, and the owners with them. */
function isInIndexOrder(source: Source, { order, part }: ListPlan): boolean {
  if (part === 'all') return true
  const sorts = order.filter((sort) => !isIdOrder(sort))
  return (
    part === 'filled' &&
    sorts.length === 1 &&
    sorts.every(({ path }) => path.hops.length === 0 && source.hasIndexed(path.field))
  )
}

/** True when the condition needs no more than the owner, if anything. */
function isSimple(condition: Condition): boolean {
  return condition.op === 'always' || condition.op === 'own'
}

/** True when the condition asks whether the owner is in a set that is only known when it is read, and nothing else. */
function isSetOfOwners(condition: Condition): boolean {
  if (condition.op !== 'and' && condition.op !== 'or') return condition.op === 'team' || condition.op === 'subordinates'
  return condition.args.some(isSetOfOwners) && condition.args.every((arg) => arg.op === 'own' || isSetOfOwners(arg))
}

/** Rows behind the cursor: the keys compared one after the other, blanks last. */
function afterCursor(cursor: Cursor, plan: ListPlan, values: readonly Sql[], id: Sql): Sql[] {
  const compare = (value: Sql, descending: boolean, bound: Sql) =>
    descending ? sql`${value} < ${bound}` : sql`${value} > ${bound}`
  const sorts = plan.order.filter((sort) => !isIdOrder(sort))
  let condition = compare(id, isIdDescending(plan), sql`${named('id')}`)
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
