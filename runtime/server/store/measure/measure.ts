import { conditionKey } from '@attain/engine/formula'
import { compileConditionToSql, compileToSql, dayStartIn, type FieldPath } from '@attain/engine/formula/language'
import type { RecordsMeasure } from '@attain/engine/performance/kpi'
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { FormulaSource, formulaOptions } from '../query/formula-source.ts'
import { fromMinorUnits } from '../query/minor-units.ts'
import { QueryScope, Source } from '../query/source.ts'
import { compileStatement, type Database, named, type Statement } from '../statement.ts'
import { type Buckets, bucketsOf, isOneToOne } from './buckets.ts'
import { calculations, isMadeOfParts, ofAll } from './calculations.ts'
import { runKept } from './kept-answers.ts'
import type { Measured, MeasureQuestion } from './measure-question.ts'
import { daysOfMoves } from './memberships.ts'
import { personOfDaySql } from './person-of-day.ts'
import { stageWaySql } from './stage-way.ts'
import { standingSql, subjectSql } from './subjects.ts'

type Sql = RawBuilder<unknown>

interface Row {
  readonly bucket: number
  readonly subject: string | null
  readonly v: string | null
  readonly [dimension: `d${number}`]: string | null
}

/** All figures that are not blank; sums and counts over no records are left out like all others. */
export async function measureRecords(
  db: Database,
  view: View,
  question: MeasureQuestion,
  today: string,
): Promise<readonly Measured[]> {
  const { windows, measure } = question
  const first = windows.reduce((least, { from }) => (from < least ? from : least), windows[0]?.from ?? today)
  const moves = looksAtMemberships(question) ? await daysOfMoves(db, view, first) : []
  const last = windows.reduce((most, { until }) => (until > most ? until : most), first)
  const buckets = bucketsOf(
    windows,
    moves.filter((day) => day < last),
  )
  const form: Form = {
    hasMoved: moves.length > 0,
    isDirect: !looksAtMemberships(question) && isMadeOfParts(measure.calculate) && isOneToOne(buckets, windows.length),
  }
  const statement = measureStatement(db, view, question, form)
  const rows = await runKept<Row>(db, view.workspace, statement, {
    personId: view.actor.personId,
    today,
    named: valuesOf(view, question, buckets, first, last),
  })
  const windowOf = new Map(buckets.parts.map(({ bucket, window }) => [bucket, window]))
  const scale = unitScaleOf(measure)
  return rows.flatMap((row) => {
    const window = form.isDirect ? windowOf.get(row.bucket) : row.bucket
    if (window === undefined || row.v === null) return []
    const value = scale === undefined ? withoutZeros(row.v) : fromMinorUnits(row.v, scale)
    return [
      { window, subject: row.subject, dimensions: question.dimensions.map((_, i) => row[`d${i}`] ?? null), value },
    ]
  })
}

/** As decimals are kept: "25.0" is "25". */
function withoutZeros(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value
}

/** What shapes a statement besides the question. */
interface Form {
  /** Somebody moved after the first window began. */
  readonly hasMoved: boolean
  /** Every bucket is a window, and nothing has to be put together from buckets. */
  readonly isDirect: boolean
}

export function looksAtMemberships({ people, within }: MeasureQuestion): boolean {
  return (people !== undefined && people !== 'person') || (within !== undefined && !('person' in within))
}

export function valuesOf(
  view: View,
  { measure, within, where = [] }: MeasureQuestion,
  { edges, parts }: Buckets,
  first: string,
  last: string,
): Record<string, unknown> {
  const moment = momentOf(view, measure.date)
  return {
    edges: edges.map(moment),
    first: moment(first),
    last: moment(last),
    buckets: parts.map(({ bucket }) => bucket),
    windows: parts.map(({ window }) => window),
    days: parts.map(({ bucket }) => edges[bucket - 1]),
    within: within === undefined ? undefined : Object.values(within)[0],
    ...Object.fromEntries(where.map(({ values }, i) => [`where${i}`, values.filter((value) => value !== null)])),
  }
}

/** The beginning of a day as the slot of the field holds it. */
function momentOf(view: View, date: FieldPath | undefined): (day: string) => string {
  const { timeZone } = view.workspace.calendar
  return date?.field.valueType === 'datetime' ? (day) => dayStartIn(day, timeZone).replace('Z', '') : (day) => day
}

/** Digits of the minor units that a sum of money comes in; undefined for other numbers. */
export function unitScaleOf({ of, calculate }: RecordsMeasure): number | undefined {
  if (of?.type.kind !== 'currency' || calculate === 'countDistinct') return undefined
  return of.kind === 'field' ? (of.path.field.scale ?? 2) : UNIT_SCALE
}

/** Money that a formula gives comes in units of this many digits. */
const UNIT_SCALE = 6

function measureStatement(db: Database, view: View, question: MeasureQuestion, form: Form): Statement {
  const { measure, people = '', dimensions, whose, within, where = [] } = question
  const key = [
    'measure',
    measureKey(measure),
    people,
    dimensions.join(','),
    conditionKey(whose),
    within === undefined ? '' : Object.keys(within)[0],
    where.map(({ dimension, values }) => `${dimension}${values.includes(null) ? '?' : ''}`).join(','),
    form.hasMoved,
    form.isDirect,
  ].join('|')
  const known = view.workspace.statements.get(key)
  if (known) return known
  const statement: Statement = {
    ...compileStatement(db, measureSql(view, question, form)),
    isPlannedForValues: true,
  }
  view.workspace.statements.set(key, statement)
  return statement
}

/** A number for each measure of a model: a KPI is measured in the same way as long as the model lives. */
const measureKeys = new WeakMap<RecordsMeasure, number>()
let lastKey = 0

export function measureKey(measure: RecordsMeasure): number {
  const known = measureKeys.get(measure)
  if (known !== undefined) return known
  lastKey += 1
  measureKeys.set(measure, lastKey)
  return lastKey
}

function measureSql(view: View, question: MeasureQuestion, form: Form): Sql {
  const { measure, dimensions } = question
  const scope = new QueryScope(view)
  const names = dimensions.map((_, i) => sql.ref(`d${i}`))
  const facts = factsSql(scope, question)
  if (!isMadeOfParts(measure.calculate)) {
    const subject = subjectSql(scope, question, form.hasMoved)
    return sql`select w.window as bucket, ${subject.id} as subject, ${list(names)} (${ofAll[measure.calculate](sql`f.v`)})::text as v from (${facts}) f ${subject.joins} where ${subject.where} group by 1, 2${places(dimensions.length)}`
  }
  const { parts, whole } = calculations[measure.calculate]
  const kept = parts(sql`f.v`, measure.splits && sql`f.share`)
  const people = question.people !== undefined || looksAtMemberships(question)
  const person = people ? sql`f.person` : sql`null::uuid`
  const columns = kept.map((part, i) => sql`${part} as ${sql.ref(`v${i}`)}`)
  const grouped = sql`select f.bucket, ${person} as person, ${list(names)} ${sql.join(columns)} from (${facts}) f group by 1${people ? sql`, 2` : sql``}${places(dimensions.length)}`
  const made = kept.map((_, i) => sql`f.${sql.ref(`v${i}`)}`)
  if (form.isDirect) {
    const value = measure.calculate === 'average' ? sql`${made[0]} / nullif(${made[1]}, 0)` : (made[0] as Sql)
    return sql`select f.bucket, f.person as subject, ${list(names)} (${value})::text as v from (${grouped}) f`
  }
  const subject = subjectSql(scope, question, form.hasMoved)
  return sql`select w.window as bucket, ${subject.id} as subject, ${list(names)} (${whole(made)})::text as v from (${grouped}) f ${subject.joins} where ${subject.where} group by 1, 2${places(dimensions.length)}`
}

/** The records that count, each in its bucket: `bucket, person, d0 …, v, share`. */
export function factsSql(
  scope: QueryScope,
  { measure, dimensions, whose, within, where = [] }: MeasureQuestion,
  { withIds = false } = {},
): Sql {
  const { view } = scope
  const source = new Source(scope, scope.object(measure.object)).trusted
  const way = measure.way && stageWaySql(scope, source, measure, measure.way)
  const date = dateSql(source, measure, way?.date)
  const credit = creditSql(scope, source, measure, date)
  const conditions = [
    source.key,
    sql`${date} >= ${named('first')}::timestamp and ${date} < ${named('last')}::timestamp`,
    ...(measure.when === undefined
      ? []
      : [
          compileConditionToSql(
            measure.when,
            new FormulaSource(source, 'model'),
            view.workspace.calendar,
            formulaOptions(scope, 'model'),
          ),
        ]),
    ...(whose.op === 'always' ? [] : [sql`${credit.person} in (${standingSql(scope, whose)})`]),
    ...(within !== undefined && 'person' in within ? [sql`${credit.person} = ${named('within')}::uuid`] : []),
    ...where.map(({ dimension, values }, i) =>
      isOneOf(source.at(dimensionPath(measure, dimension)), `where${i}`, values),
    ),
  ]
  const columns = [
    sql`width_bucket(${date}, ${named('edges')}::timestamp[]) as bucket`,
    sql`${credit.person} as person`,
    ...dimensions.map((name, i) => sql`(${source.at(dimensionPath(measure, name))})::text as ${sql.ref(`d${i}`)}`),
    sql`${way?.value ?? valueSql(source, measure)} as v`,
    ...(credit.share === undefined ? [] : [sql`${credit.share} as share`]),
    ...(withIds ? [sql`${source.id} as id`, sql`${date} as day`] : []),
  ]
  return sql`select ${sql.join(columns)} from record_slots ${sql.ref(source.alias)} ${source.joins} ${way?.joins ?? sql``} ${credit.joins} where ${sql.join(conditions, sql` and `)}`
}

function dateSql(source: Source, { date }: RecordsMeasure, ofWay: Sql | undefined): Sql {
  if (ofWay !== undefined) return ofWay
  if (date === undefined) throw new Error('What is not measured of stages has a date of its own.')
  return source.at(date)
}

/** Whom a record counts for, and with which part: its shares, or all of it for its person. */
function creditSql(
  scope: QueryScope,
  source: Source,
  { person, isPersonOfThatDay, splits, object, date: dated }: RecordsMeasure,
  date: Sql,
): { readonly person: Sql; readonly share?: Sql; readonly joins: Sql } {
  const { timeZone } = scope.view.workspace.calendar
  const isMoment = dated?.field.valueType === 'datetime'
  const onClock = isMoment ? sql`((${date} at time zone 'UTC') at time zone ${sql.lit(timeZone)})` : date
  const past = isPersonOfThatDay ? personOfDaySql(source, person.field, source.at(person), onClock) : undefined
  const own = past?.person ?? source.at(person)
  if (splits === undefined) return { person: own, joins: past?.joins ?? sql`` }
  const relation = scope.object(object).model.children.find(({ name }) => name === splits.children)
  if (!relation) throw new Error(`${object} has no list ${splits.children}.`)
  const child = new Source(scope, scope.object(relation.object)).trusted
  const valueAt = (name: string) => {
    const field = child.object.model.fields.get(name)
    if (!field) throw new Error(`${relation.object} has no field ${name}.`)
    return child.value(field)
  }
  const [who, part, parent] = [valueAt(splits.person), valueAt(splits.share), valueAt(relation.field)]
  const shares = sql`select ${parent} as parent, ${who} as person, ${part} as share from record_slots ${sql.ref(child.alias)} ${child.joins} where ${child.key}`
  return {
    person: sql`(case when shares.parent is null then ${own} else shares.person end)`,
    share: sql`coalesce(shares.share, 1)`,
    joins: sql`${past?.joins ?? sql``} left join (${shares}) shares on shares.parent = ${source.id}`,
  }
}

function valueSql(source: Source, { of, calculate }: RecordsMeasure): Sql {
  if (of === undefined) return sql`1`
  // money in a slot stays a whole number: adding these up is quickest
  if (of.kind === 'field' && of.path.field.type !== 'formula') return source.at(of.path)
  const { calendar } = source.scope.view.workspace
  const isMoney = of.type.kind === 'currency' && calculate !== 'countDistinct'
  const options = { ...formulaOptions(source.scope, 'model'), ...(isMoney ? { unitScale: UNIT_SCALE } : {}) }
  return compileToSql(of, new FormulaSource(source, 'model'), calendar, options)
}

function dimensionPath(measure: RecordsMeasure, name: string): FieldPath {
  const dimension = measure.dimensions.get(name)
  if (!dimension) throw new Error(`The measure has no dimension ${name}.`)
  return dimension.path
}

function isOneOf(value: Sql, name: string, values: readonly (string | null)[]): Sql {
  const isNamed = sql`(${value})::text = any(${named(name)}::text[])`
  return values.includes(null) ? sql`(${isNamed} or ${value} is null)` : isNamed
}

/** Columns before others. */
function list(columns: readonly Sql[]): Sql {
  return columns.length === 0 ? sql`` : sql`${sql.join(columns)},`
}

/** `, 3, 4`: the places of dimensions behind bucket and person. */
function places(count: number): Sql {
  return sql.join(
    Array.from({ length: count }, (_, i) => sql`, ${sql.lit(i + 3)}`),
    sql``,
  )
}
