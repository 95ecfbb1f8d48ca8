/** Sums, counts and so on over the records that the actor may read, grouped by fields and periods. */
import type { AggregateBody } from '@attain/contract'
import { valueTypeOf } from '@attain/engine/fields'
import type { Condition, FieldPath } from '@attain/engine/formula'
import type { FieldModel } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { accessOf, type LiveObject, type View } from '../live-workspace.ts'
import { compileForValues, type Database, named, run, type Statement } from '../statement.ts'
import { type ConditionShape, conditionSql, shapeOf } from './condition.ts'
import { isoTime } from './iso-time.ts'
import { fromMinorUnits } from './minor-units.ts'
import { searchedWords, searchScope } from './search-words.ts'
import { nameOf } from './selection.ts'
import { QueryScope, Source } from './source.ts'
import { looksAtAll } from './whole-set.ts'

type Sql = RawBuilder<unknown>
export type MeasureFunction = 'count' | 'sum' | 'avg' | 'min' | 'max' | 'countDistinct'
export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year'

export interface AggregateQuestion {
  readonly filter: Condition
  readonly groups: readonly { as: string; path: FieldPath; by?: Period }[]
  readonly measures: readonly { as: string; fn: MeasureFunction; path?: FieldPath }[]
  /** Keys of measures or groups. */
  readonly sort: readonly { key: string; descending: boolean }[]
  readonly limit: number
  /** Words that the records must contain. */
  readonly search?: string
}

type Read = (value: unknown) => unknown
type Row = Record<string, unknown>

interface AggregateStatement extends Statement {
  readonly read: readonly { as: string; column: string; read: Read; labelColumn?: string }[]
}

export async function aggregateRecords(
  db: Database,
  view: View,
  object: LiveObject,
  question: AggregateQuestion,
  today: string,
): Promise<AggregateBody> {
  const words = searchedWords(view, object, question.search)
  const shape = shapeOf(db, question.filter, new Source(new QueryScope(view), object))
  const statement = aggregateStatement(db, view, object, question, shape, words !== undefined)
  const { rows } = await run<Row>(db, statement, {
    personId: view.actor.personId,
    today,
    constants: shape.constants,
    // an empty tsquery finds nothing
    named: { limit: question.limit, words: words ?? '' },
  })
  const body: AggregateBody = { rows: [], labels: {} }
  for (const row of rows) {
    const values: Row = {}
    for (const { as, column, read, labelColumn } of statement.read) {
      values[as] = read(row[column])
      if (labelColumn === undefined) continue
      // a group may be called `constructor`
      const labels = Object.hasOwn(body.labels, as) ? (body.labels[as] as Record<string, string>) : {}
      body.labels[as] = labels
      const label = row[labelColumn]
      if (typeof label === 'string') labels[String(row[column])] = label
    }
    body.rows.push(values)
  }
  return body
}

function aggregateStatement(
  db: Database,
  view: View,
  object: LiveObject,
  question: AggregateQuestion,
  shape: ConditionShape,
  byWords: boolean,
): AggregateStatement {
  const key = [
    'aggregate',
    object.model.name,
    view.rolesKey,
    shape.key,
    question.groups.map((group) => `${group.as}=${group.path.path}/${group.by ?? ''}`).join(','),
    question.measures.map((measure) => `${measure.as}=${measure.fn}(${measure.path?.path ?? ''})`).join(','),
    question.sort.map((sort) => `${sort.descending ? '-' : ''}${sort.key}`).join(','),
    byWords,
  ].join('|')
  const known = view.workspace.statements.get(key)
  if (known) return known as AggregateStatement

  const scope = new QueryScope(view)
  const source = new Source(scope, object)
  if (looksAtAll(view, object, question.filter) && !byWords) source.lookAtAll()
  const groups = question.groups.map((group, i) => ({
    ...group,
    column: `g${i}`,
    value: groupSql(source, group.path, group.by, view.workspace.model.app.timeZone ?? 'UTC'),
    read: groupReader(group.path.field, group.by),
  }))
  const measures = question.measures.map((measure, i) => ({
    ...measure,
    column: `m${i}`,
    value: measureSql(source, measure.fn, measure.path),
    read: measureReader(measure.fn, measure.path?.field),
  }))
  const columnOf = new Map([...groups, ...measures].map((entry) => [entry.as, entry.column]))
  const conditions = [
    source.key,
    conditionSql(accessOf(view, object.model).read, source, 'model'),
    conditionSql(question.filter, source, 'question'),
    ...(byWords ? [searchScope(source)] : []),
  ]
  const columns = [...groups, ...measures].map(({ value, column }) => sql`${value} as ${sql.ref(column)}`)
  const grouping = groups.length === 0 ? sql`` : sql`group by ${sql.join(groups.map((_, i) => sql.lit(i + 1)))}`
  const order = question.sort.map(({ key, descending }) => {
    const column = columnOf.get(key)
    if (column === undefined) throw new AttainError('not_sortable', { field: key })
    return sql`${sql.ref(column)} ${descending ? sql`desc` : sql`asc`} nulls last`
  })
  const ties = groups.map(({ column }) => sql`${sql.ref(column)} nulls last`)
  const ordering = order.length + ties.length === 0 ? sql`` : sql`order by ${sql.join([...order, ...ties])}`
  const inner = sql`select ${sql.join(columns)} from record_slots ${sql.ref(source.alias)} ${source.joins} where ${sql.join(conditions, sql` and `)} ${grouping} ${ordering} limit ${named('limit')}`

  // names are joined to the few groups, not to the many records
  const joins: Sql[] = []
  const names: Sql[] = []
  const labelled = groups.map((group) => {
    const target = group.path.field.target
    if (target === undefined) return undefined
    const named = new Source(scope, scope.object(target), joins)
    const visible = named.visible
    joins.push(
      sql`left join record_slots ${sql.ref(named.alias)} on ${named.key} and ${named.id} = found.${sql.ref(group.column)}${visible}`,
    )
    const labelColumn = `${group.column}_name`
    names.push(sql`, ${nameOf(named)} as ${sql.ref(labelColumn)}`)
    return labelColumn
  })
  const statement = compileForValues(
    db,
    names.length === 0
      ? inner
      : sql`select found.* ${sql.join(names, sql``)} from (${inner}) found ${sql.join(joins, sql` `)} ${
          ordering === undefined ? sql`` : ordering
        }`,
  )
  const compiled: AggregateStatement = {
    ...statement,
    read: [
      ...groups.map(({ as, column, read }, i) => {
        const labelColumn = labelled[i]
        return labelColumn === undefined ? { as, column, read } : { as, column, read, labelColumn }
      }),
      ...measures.map(({ as, column, read }) => ({ as, column, read })),
    ],
  }
  view.workspace.statements.set(key, compiled)
  return compiled
}

/** The value that records are grouped by; periods begin at their first day, in the workspace's time zone. */
function groupSql(source: Source, path: FieldPath, by: Period | undefined, timeZone: string): Sql {
  const kind = valueTypeOf(path.field).slot
  if (kind === null) throw new AttainError('bad_measure', { fn: 'groupBy', field: path.path })
  const value = source.at(path)
  if (kind !== 'time' || by === undefined) return value
  const local =
    path.field.valueType === 'datetime' ? sql`((${value} at time zone 'UTC') at time zone ${sql.lit(timeZone)})` : value
  return sql`date_trunc(${sql.lit(by)}, ${local})`
}

function groupReader(field: FieldModel, by: Period | undefined): Read {
  const kind = valueTypeOf(field).slot
  if (kind === 'time') {
    return by !== undefined || field.valueType === 'date'
      ? (value) => (typeof value === 'string' ? value.slice(0, 10) : null)
      : (value) => (typeof value === 'string' ? isoTime(value) : null)
  }
  if (kind === 'money') return (value) => (value === null ? null : fromMinorUnits(String(value), field.scale ?? 2))
  if (field.valueType === 'boolean') return (value) => (value === null ? null : value === 'true' || value === '1')
  return (value) => value ?? null
}

function measureSql(source: Source, fn: MeasureFunction, path: FieldPath | undefined): Sql {
  if (fn === 'count') return path === undefined ? sql`count(*)::int` : sql`count(${source.at(path)})::int`
  if (path === undefined) throw new AttainError('invalid_request', { problem: `"${fn}" needs a field` })
  const kind = valueTypeOf(path.field).slot
  const numeric = kind === 'money' || kind === 'number'
  const possible =
    fn === 'countDistinct' ? kind !== null : fn === 'sum' || fn === 'avg' ? numeric : numeric || kind === 'time'
  if (!possible) throw new AttainError('bad_measure', { fn, field: path.path })
  const value = source.at(path)
  if (fn === 'countDistinct') return sql`count(distinct ${value})::int`
  return sql`${sql.raw(fn)}(${value})`
}

function measureReader(fn: MeasureFunction, field: FieldModel | undefined): Read {
  if (fn === 'count' || fn === 'countDistinct' || field === undefined) return (value) => value ?? 0
  const kind = valueTypeOf(field).slot
  if (kind === 'time') return groupReader(field, undefined)
  const scale = kind === 'money' ? (field.scale ?? 2) : undefined
  return (value) =>
    value === null || value === undefined
      ? null
      : scale === undefined
        ? String(value)
        : fromMinorUnits(String(value), scale)
}
