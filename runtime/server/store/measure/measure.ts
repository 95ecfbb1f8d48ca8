import { conditionKey } from '@attain/engine/formula'
import { compileConditionToSql, compileToSql, dayStartIn, type FieldPath } from '@attain/engine/formula/language'
import type { RecordsMeasure } from '@attain/engine/performance/kpi'
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { FormulaSource, formulaOptions } from '../query/formula-source.ts'
import { fromMinorUnits } from '../query/minor-units.ts'
import { QueryScope, Source } from '../query/source.ts'
import { compileStatement, type Database, named, run, type Statement } from '../statement.ts'
import { type Buckets, bucketsOf } from './buckets.ts'
import { calculations, isMadeOfParts, ofAll } from './calculations.ts'
import { answerKept } from './kept-answers.ts'
import { looksAtMemberships, type Measured, type MeasureQuestion } from './measure-question.ts'
import { daysOfMoves } from './memberships.ts'
import { addUp, addUpOnce, keyOf, type PartRow, readParts, spansOf, type Whole } from './parts.ts'
import { personOfDaySql } from './person-of-day.ts'
import { readingOfMeasure, readingOfPlaces } from './reading.ts'
import { stageWaySql } from './stage-way.ts'
import { standingSql, subjectSql, subjectsOfPeople } from './subjects.ts'

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
  const last = windows.reduce((most, { until }) => (until > most ? until : most), first)
  const moves = looksAtMemberships(question) ? await daysOfMoves(db, view, first) : []
  const wholes =
    moves.length === 0 && addsUp(measure)
      ? await wholesOfParts(db, view, question, today)
      : await wholesAtOnce(db, view, question, today, { moves, first, last })
  const scale = unitScaleOf(measure)
  return wholes.map(({ value, ...cell }) => ({
    ...cell,
    value: scale === undefined ? withoutZeros(value) : fromMinorUnits(value, scale),
  }))
}

function addsUp({ calculate }: RecordsMeasure): boolean {
  return calculate === 'sum' || calculate === 'count' || calculate === 'average'
}

async function wholesOfParts(
  db: Database,
  view: View,
  question: MeasureQuestion,
  today: string,
): Promise<readonly Whole[]> {
  const spans = spansOf(question.windows)
  const statement = keptStatement(db, view, ['parts', ...shapeOf(question)], () => partsSql(view, question))
  const named = valuesOf(question)
  const values = { personId: view.actor.personId, today, named }
  const key = keyOf(statement, values)
  const parts = await readParts(db, view, question, spans, key, async (tx, edges) => {
    const times = timesOf(view, question.measure, edges)
    return (await run<PartRow>(tx, statement, { ...values, named: { ...named, ...times } })).rows
  })
  const subjectsOf = await subjectsOfPeople(db, view, question, today)
  const asked = JSON.stringify([key, question.people, spans])
  return addUpOnce(view.workspace, asked, parts, subjectsOf, () => addUp(parts, spans, question.measure, subjectsOf))
}

/** By statement in the database, which looks up where people stood at the time. */
async function wholesAtOnce(
  db: Database,
  view: View,
  question: MeasureQuestion,
  today: string,
  { moves, first, last }: { readonly moves: readonly string[]; readonly first: string; readonly last: string },
): Promise<readonly Whole[]> {
  const buckets = bucketsOf(
    question.windows,
    moves.filter((day) => day < last),
  )
  const hasMoved = moves.length > 0
  const shape = ['measure', ...shapeOf(question), hasMoved]
  const statement = keptStatement(db, view, shape, () => measureSql(view, question, hasMoved))
  const named = { ...valuesOf(question), ...timesOf(view, question.measure, buckets.edges), ...windowsOf(buckets) }
  const values = { personId: view.actor.personId, today, named }
  const { objects, dated } = readingOfMeasure(view.workspace, question)
  const people = looksAtMemberships(question) ? readingOfPlaces(view.workspace, question).objects : []
  const reading = { objects: new Set([...objects, ...people]), ...(dated && { dated }) }
  const asked = { key: keyOf(statement, values), reading, span: { from: first, until: last } }
  const [rows = []] = await answerKept<Row>(db, view.workspace, [asked], async (tx) => [
    (await run<Row>(tx, statement, values)).rows,
  ])
  return rows.flatMap(({ bucket, subject, v, ...row }) =>
    v === null
      ? []
      : [{ window: bucket, subject, dimensions: question.dimensions.map((_, i) => row[`d${i}`] ?? null), value: v }],
  )
}

/** As decimals are kept: "25.0" is "25". */
function withoutZeros(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value
}

/** What a statement over records is given besides its time. */
export function valuesOf({ within, where = [] }: MeasureQuestion): Record<string, unknown> {
  return {
    within: within === undefined ? undefined : Object.values(within)[0],
    ...Object.fromEntries(where.map(({ values }, i) => [`where${i}`, values.filter((value) => value !== null)])),
  }
}

/** And the time of the records that it reads, cut at all of these days. */
export function timesOf(view: View, { date }: RecordsMeasure, edges: readonly string[]): Record<string, unknown> {
  const moments = edges.map(momentOf(view, date))
  return { edges: moments, first: moments[0], last: moments.at(-1) }
}

/** What leads from buckets to windows. */
export function windowsOf({ edges, parts }: Buckets): Record<string, unknown> {
  return {
    buckets: parts.map(({ bucket }) => bucket),
    windows: parts.map(({ window }) => window),
    days: parts.map(({ bucket }) => edges[bucket - 1]),
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
  const isSlot = of.kind === 'field' && of.path.field.type !== 'formula'
  return isSlot ? (of.path.field.scale ?? 2) : UNIT_SCALE
}

/** Money that a formula gives comes in units of this many digits. */
const UNIT_SCALE = 6

/** What shapes a statement over records. */
export function shapeOf({
  measure,
  people,
  dimensions,
  whose,
  within,
  where = [],
}: MeasureQuestion): readonly unknown[] {
  return [
    measureKey(measure),
    people,
    dimensions.join(','),
    conditionKey(whose),
    within === undefined ? '' : Object.keys(within)[0],
    where.map(({ dimension, values }) => `${dimension}${values.includes(null) ? '?' : ''}`).join(','),
  ]
}

export function keptStatement(
  db: Database,
  { workspace }: View,
  shape: readonly unknown[],
  write: () => Sql,
): Statement {
  const key = shape.join('|')
  const known = workspace.statements.get(key)
  if (known) return known
  const statement: Statement = { ...compileStatement(db, write()), isPlannedForValues: true }
  workspace.statements.set(key, statement)
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

/** `bucket, person, d0 …, v0, v1`: what is kept of each bucket for each person, or for all together. */
function partsSql(view: View, question: MeasureQuestion): Sql {
  const scope = new QueryScope(view)
  const parts = groupedSql(scope, question)
  const columns = parts.values.map((value) => sql`f.${value}::text as ${value}`)
  return sql`select f.bucket, f.person, ${list(parts.dimensions)} ${sql.join(columns)} from (${parts.sql}) f`
}

/** `bucket, subject, d0 …, v`, where `bucket` is the place of a window. */
function measureSql(view: View, question: MeasureQuestion, hasMoved: boolean): Sql {
  const { measure, dimensions } = question
  const scope = new QueryScope(view)
  const subject = subjectSql(scope, question, hasMoved)
  const group = sql`group by 1, 2${places(dimensions.length)}`
  if (!isMadeOfParts(measure.calculate)) {
    const names = dimensionNames(question)
    return sql`select w.window as bucket, ${subject.id} as subject, ${list(names)} (${ofAll[measure.calculate](sql`f.v`)})::text as v from (${factsSql(scope, question)}) f ${subject.joins} where ${subject.where} ${group}`
  }
  const parts = groupedSql(scope, question)
  const whole = calculations[measure.calculate].whole(parts.values.map((value) => sql`f.${value}`))
  return sql`select w.window as bucket, ${subject.id} as subject, ${list(parts.dimensions)} (${whole})::text as v from (${parts.sql}) f ${subject.joins} where ${subject.where} ${group}`
}

interface GroupedSql {
  readonly sql: Sql
  readonly dimensions: readonly Sql[]
  readonly values: readonly Sql[]
}

function groupedSql(scope: QueryScope, question: MeasureQuestion): GroupedSql {
  const { measure } = question
  if (!isMadeOfParts(measure.calculate)) throw new Error(`A ${measure.calculate} is not made of parts.`)
  const kept = calculations[measure.calculate].parts(sql`f.v`, measure.splits && sql`f.share`)
  const values = kept.map((_, i) => sql.ref(`v${i}`))
  const dimensions = dimensionNames(question)
  const people = question.people !== undefined || looksAtMemberships(question)
  const person = people ? sql`f.person` : sql`null::uuid`
  const columns = kept.map((part, i) => sql`${part} as ${values[i]}`)
  return {
    sql: sql`select f.bucket, ${person} as person, ${list(dimensions)} ${sql.join(columns)} from (${factsSql(scope, question)}) f group by 1${people ? sql`, 2` : sql``}${places(dimensions.length)}`,
    dimensions,
    values,
  }
}

function dimensionNames({ dimensions }: MeasureQuestion): readonly Sql[] {
  return dimensions.map((_, i) => sql.ref(`d${i}`))
}

/** The records that count, each in its bucket: `bucket, person, d0 …, v, share`. */
export function factsSql(
  scope: QueryScope,
  { measure, dimensions, people, whose, within, where = [] }: MeasureQuestion,
  { withIds = false } = {},
): Sql {
  const { view } = scope
  const isOfTeam = people === 'teamOfPerson'
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
    ...(whose.op === 'always' || isOfTeam ? [] : [sql`${credit.person} in (${standingSql(scope, whose)})`]),
    ...(within !== undefined && 'person' in within && !isOfTeam
      ? [sql`${credit.person} = ${named('within')}::uuid`]
      : []),
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
    ...(withIds
      ? [sql`${source.id} as id`, sql`${date} as day`, sql`${credit.shares ?? sql`null::numeric`} as shares`]
      : []),
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
): { readonly person: Sql; readonly share?: Sql; readonly shares?: Sql; readonly joins: Sql } {
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
  const shares = sql`select ${parent} as parent, ${who} as person, ${part} as share, sum(${part}) over (partition by ${parent}) as shares from record_slots ${sql.ref(child.alias)} ${child.joins} where ${child.key}`
  return {
    person: sql`(case when shares.parent is null then ${own} else shares.person end)`,
    share: sql`coalesce(shares.share, 1)`,
    shares: sql`shares.shares`,
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
