/** The statement that reads one part of a list: a page of rows from the slots, in order, then what is shown of them. */
import type { Condition, FieldPath } from '@attain/engine/formula'
import { type RawBuilder, sql } from 'kysely'
import { accessOf, type LiveObject, type View } from '../live-workspace.ts'
import { compileStatement, type Database, named, type Statement } from '../statement.ts'
import { type ConditionShape, conditionSql } from './condition.ts'
import type { Cursor } from './cursor.ts'
import { hasWords, rareSearchScope, searchScope } from './search-words.ts'
import { type Selection, selectRecord } from './selection.ts'
import { QueryScope, Source } from './source.ts'
import { isAboutChildren, isAlwaysFilled, isMadeOfChildren, looksAtAll } from './whole-set.ts'

type Sql = RawBuilder<unknown>

export interface SortKey {
  readonly path: FieldPath
  readonly descending: boolean
}

/** The part of a list that a statement reads: rows whose first sort key is filled, or blank; `all` when it cannot be blank. */
export type Part = 'filled' | 'blank' | 'all'

/**
 * Where the rows are looked for. How many records pass a filter, a scope such as "my people's records" or a search by
 * words, and where in the order they are, Postgres can only guess, and a wrong guess goes through a million rows. So it
 * is not asked to: `near` looks through the first rows of the order, which fills the page when many pass; otherwise few
 * do, and `far` finds those without thinking of the order. `whole` leaves it to Postgres.
 */
export type Reach = 'near' | 'far' | 'whole'

/** Everything that shapes the statement. */
export interface ListPlan {
  readonly paths: readonly FieldPath[]
  readonly filter: Condition
  readonly shape: ConditionShape
  readonly order: readonly SortKey[]
  readonly part: Part
  readonly reach: Reach
  readonly cursor: Cursor | undefined
  readonly searching: boolean
  /** How many rows, at most. Part of the text: with an unknown limit Postgres plans for a tenth of all rows. */
  readonly limit: number
}

interface PagePlan extends ListPlan {
  /** What is taken from the page. */
  readonly columns: readonly string[]
}

export interface ListStatement extends Statement {
  readonly selection: Selection
}

/** How many rows at the start of the order are looked through for one that is shown: in an index, read, or searched. */
const NEAR_ROWS = { indexed: 80, read: 40, searched: 20 }

export function listStatement(db: Database, view: View, object: LiveObject, plan: ListPlan): ListStatement {
  const key = keyOf(view, object, plan)
  const known = view.workspace.statements.get(key)
  if (known) return known as ListStatement

  const scope = new QueryScope(view, { plansOnce: plan.reach === 'near' })
  const columns = plan.order.filter((sort) => !isIdOrder(sort)).map((_, i) => `k${i}`)
  const shown = Source.ofPage(scope, object, 'p')
  const selection = selectRecord(shown, plan.paths)
  const page = pageSql[plan.reach](scope, object, { ...plan, columns: shown.columns })
  const keysShown = columns.map((column) => sql`, p.${sql.ref(column)}::text as ${sql.ref(column)}`)
  const order = orderSql(
    plan,
    columns.map((column) => sql`p.${sql.ref(column)}`),
    shown.id,
  )
  const statement = compileStatement(
    db,
    sql`select ${selection.columns}${sql.join(keysShown, sql``)} from (${page}) p ${shown.joins} order by ${order}`,
  )
  const compiled: ListStatement = { ...statement, selection }
  view.workspace.statements.set(key, compiled)
  return compiled
}

/** Ids are UUIDv7: their order is the order of creation. */
export function isIdOrder(key: SortKey | undefined): boolean {
  return key !== undefined && key.path.hops.length === 0 && ['id', 'created_at'].includes(key.path.field.name)
}

function keyOf(
  view: View,
  object: LiveObject,
  { paths, shape, order, part, reach, cursor, searching, limit }: ListPlan,
): string {
  return [
    'list',
    object.model.name,
    view.rolesKey,
    paths.map((path) => path.path).join(','),
    order.map((sort) => `${sort.descending ? '-' : ''}${sort.path.path}`).join(','),
    shape.key,
    part,
    reach,
    cursor ? cursor.keys.map((value) => (value === null ? '0' : '1')).join('') || 'id' : '',
    searching ? 'search' : '',
    limit,
  ].join('|')
}

/** The rows of the page: the columns that are shown and the sort keys. More of them would make sorting a million rows slow. */
const pageSql: Record<Reach, (scope: QueryScope, object: LiveObject, plan: PagePlan) => Sql> = {
  near: nearSql,
  far: farSql,
  whole(scope, object, plan) {
    const source = sourceOfAll(scope, object, plan)
    const values = sortValues(source, plan)
    const searched = plan.searching ? [searchScope(source)] : []
    return firstSql(wholeSql(source, plan, values, searched), plan, values, source.id)
  },
}

/** The object's rows, of which the whole set is gone through when the first key or the filter is made of children. */
function sourceOfAll(scope: QueryScope, object: LiveObject, { order, filter, searching }: ListPlan): Source {
  const source = new Source(scope, object)
  const [first] = order
  const needsChildren =
    (first !== undefined && isMadeOfChildren(scope.view, first.path)) || isAboutChildren(scope.view, filter)
  return needsChildren && !searching && looksAtAll(scope.view, object, filter) ? source.lookAtAll() : source
}

function farSql(scope: QueryScope, object: LiveObject, plan: PagePlan): Sql {
  const source = sourceOfAll(scope, object, plan)
  const values = sortValues(source, plan)
  const found = wholeSql(source, plan, values, plan.searching ? [rareSearchScope(source)] : [])
  const keys = values.map((_, i) => sql`found.${sql.ref(`k${i}`)}`)
  // "offset 0" keeps Postgres from using an index in the order of the list
  return firstSql(sql`select found.* from (${found} offset 0) found`, plan, keys, sql`found.record_id`)
}

/** All rows of the list's part. */
function wholeSql(source: Source, plan: PagePlan, values: readonly Sql[], searched: readonly Sql[]): Sql {
  const { read } = accessOf(source.scope.view, source.object.model)
  const conditions = [
    source.key,
    conditionSql(read, source, 'model'),
    ...startConditions(source, plan, values),
    ...searched,
  ]
  return foundSql(source, plan, { values, from: sql`record_slots ${sql.ref(source.alias)}`, conditions })
}

/** Rows of the page that are among the first of the order. */
function nearSql(scope: QueryScope, object: LiveObject, plan: PagePlan): Sql {
  const { read } = accessOf(scope.view, object.model)
  const first = new Source(scope, object, [], 'f')
  const values = sortValues(first, plan)
  const start = sql.join([first.key, ...startConditions(first, plan, values)], sql` and `)
  const firstRows = (columns: Sql, perRow: number) =>
    sql`(${firstSql(sql`select ${columns} from record_slots f where ${start}`, plan, values, first.id, plan.limit * perRow)})`

  const near = new Source(scope, object)
  const alias = sql.ref(near.alias)
  // "is true" keeps the set a filter: as a join it would have to come before the limit
  const readable = (source: Source) => sql`(${conditionSql(read, source, 'model')}) is true`
  if (!needsOwnerOnly(read) || !(plan.searching || isSetOfOwners(read))) {
    const conditions = [readable(near), ...(plan.searching ? [hasWords(near)] : [])]
    const ownValues = sortValues(near, plan)
    const from = sql`${firstRows(sql`f.*`, NEAR_ROWS.read)} ${alias}`
    return firstSql(foundSql(near, plan, { values: ownValues, from, conditions }), plan, ownValues, near.id)
  }
  // the index has the owners as well, so that only rows of theirs are read
  const keys = values.map((value, i) => sql`, ${value} as ${sql.ref(`k${i}`)}`)
  const columns = sql`${first.id}, f.owner_id${sql.join(keys, sql``)}`
  const keysOfFirst = values.map((_, i) => sql`f.${sql.ref(`k${i}`)}`)
  const rows = firstRows(columns, plan.searching ? NEAR_ROWS.searched : NEAR_ROWS.indexed)
  const from = sql`${rows} f join record_slots ${alias} on ${near.key} and ${near.id} = ${first.id}`
  const conditions = [readable(first), ...(plan.searching ? [hasWords(first)] : [])]
  return firstSql(foundSql(near, plan, { values: keysOfFirst, from, conditions }), plan, keysOfFirst, first.id)
}

interface FoundParts {
  readonly values: readonly Sql[]
  readonly from: Sql
  readonly conditions: readonly Sql[]
}

/** Rows of a source that meet the conditions and the question's filter, with their sort keys. */
function foundSql(source: Source, plan: PagePlan, { values, from, conditions }: FoundParts): Sql {
  const filter = plan.filter.op === 'always' ? [] : [conditionSql(plan.filter, source, 'question')]
  const keys = values.map((value, i) => sql`, ${value} as ${sql.ref(`k${i}`)}`)
  const columns = sql.join(plan.columns.map((column) => sql.ref(`${source.alias}.${column}`)))
  return sql`select ${columns}${sql.join(keys, sql``)} from ${from} ${source.joins} where ${sql.join([...conditions, ...filter], sql` and `)}`
}

/** The first rows of these in the order of the list. */
function firstSql(rows: Sql, plan: ListPlan, values: readonly Sql[], id: Sql, count = plan.limit): Sql {
  return sql`${rows} order by ${orderSql(plan, values, id)} limit ${sql.lit(count)}`
}

function sortValues(source: Source, { order }: ListPlan): Sql[] {
  return order.filter((sort) => !isIdOrder(sort)).map((sort) => source.at(sort.path))
}

/** Where the part begins: the conditions on the sort keys alone. */
function startConditions(source: Source, plan: ListPlan, values: readonly Sql[]): Sql[] {
  const conditions: Sql[] = []
  if (plan.part === 'filled' && !isFirstAlwaysFilled(source.scope.view, source.object, plan.order))
    conditions.push(sql`${values[0]} is not null`)
  if (plan.part === 'blank') conditions.push(sql`${values[0]} is null`)
  if (plan.cursor) conditions.push(...afterCursor(plan.cursor, plan, values, source.id))
  return conditions
}

/** True when no record is without the first key. */
export function isFirstAlwaysFilled(view: View, object: LiveObject, [first]: readonly SortKey[]): boolean {
  return first !== undefined && isAlwaysFilled(view, object, first.path)
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

/**
 * Where to look for the rows of a part, one after the other until the page is full. Of rare words it is known that few
 * records have them.
 */
export function reachesOf(
  view: View,
  object: LiveObject,
  plan: Omit<ListPlan, 'reach'>,
  byRareWords: boolean,
): readonly Reach[] {
  if (byRareWords) return ['far']
  const looksNear = isSelective(accessOf(view, object.model).read, plan) && isInIndexOrder(view, object, plan)
  return looksNear ? ['near', 'far'] : ['whole']
}

/** True when an index has the rows in order, and the owners with them. */
function isInIndexOrder(view: View, object: LiveObject, { order, part }: Omit<ListPlan, 'reach'>): boolean {
  if (part === 'all') return true
  const sorts = order.filter((sort) => !isIdOrder(sort))
  const source = new Source(new QueryScope(view), object)
  return (
    part === 'filled' &&
    sorts.length === 1 &&
    sorts.every(({ path }) => path.hops.length === 0 && source.hasIndexed(path.field))
  )
}

/** True when rows of the order may be left out. One's own records are an index away, and their number is known well. */
function isSelective(read: Condition, { filter, searching }: Omit<ListPlan, 'reach'>): boolean {
  return searching || (read.op !== 'own' && (read.op !== 'always' || filter.op !== 'always'))
}

/** True when the owner decides, if anything. */
function needsOwnerOnly(condition: Condition): boolean {
  return condition.op === 'always' || condition.op === 'own' || isSetOfOwners(condition)
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
