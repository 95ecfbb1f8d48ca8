/** Figures of KPIs over records: put together from parts that are kept, or answered whole. */
import type { RecordsMeasure } from '@attain/engine/performance/kpi'
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { fromMinorUnits } from '../query/minor-units.ts'
import { QueryScope } from '../query/source.ts'
import { type Database, run } from '../statement.ts'
import { bucketsOf } from './buckets.ts'
import { calculations, isMadeOfParts, ofAll } from './calculations.ts'
import { factsSql, unitScaleOf } from './facts.ts'
import { answerKept, answerKey } from './kept-answers.ts'
import { keptStatement, shapeOf } from './kept-statements.ts'
import { looksAtMemberships, type Measured, type MeasureQuestion } from './measure-question.ts'
import { daysOfMoves } from './memberships.ts'
import { addUp, addUpOnce, type PartRow, readParts, type Whole } from './parts.ts'
import { timesOf, valuesOf, windowsOf } from './question-values.ts'
import { readingOfMeasure, readingOfPlaces } from './reading.ts'
import { subjectSql, subjectsOfPeople } from './subjects.ts'

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
    moves.length === 0 && addsUp(measure, db)
      ? await wholesOfParts(db, view, question, today)
      : await wholesAtOnce(db, view, question, today, { moves, first, last })
  const scale = unitScaleOf(measure)
  return wholes.map(({ value, ...cell }) => ({
    ...cell,
    value: scale === undefined ? withoutZeros(value) : fromMinorUnits(value, scale),
  }))
}

function addsUp({ calculate }: RecordsMeasure, { isTransaction }: Database): boolean {
  if (calculate === 'countDistinct') return !isTransaction
  return calculate === 'sum' || calculate === 'count' || calculate === 'average'
}

async function wholesOfParts(
  db: Database,
  view: View,
  question: MeasureQuestion,
  today: string,
): Promise<readonly Whole[]> {
  const statementFor = (isOneBucket: boolean) =>
    keptStatement(db, view, ['parts', ...shapeOf(question), isOneBucket], () => partsSql(view, question, isOneBucket))
  const named = valuesOf(question)
  const values = { personId: view.actor.personId, today, named }
  const key = answerKey(statementFor(false), values)
  const { spans, parts } = await readParts(db, view, question, key, async (tx, edges) => {
    const times = timesOf(view, question.measure, edges)
    return (await run<PartRow>(tx, statementFor(edges.length === 2), { ...values, named: { ...named, ...times } })).rows
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
  const isOneBucket = buckets.edges.length === 2
  const shape = ['measure', ...shapeOf(question), hasMoved, isOneBucket]
  const statement = keptStatement(db, view, shape, () => measureSql(view, question, { hasMoved, isOneBucket }))
  const named = { ...valuesOf(question), ...timesOf(view, question.measure, buckets.edges), ...windowsOf(buckets) }
  const values = { personId: view.actor.personId, today, named }
  const { objects, dated } = readingOfMeasure(view.workspace, question)
  const people = looksAtMemberships(question) ? readingOfPlaces(view.workspace, question).objects : []
  const reading = { objects: new Set([...objects, ...people]), ...(dated && { dated }) }
  const asked = { key: answerKey(statement, values), reading, span: { from: first, until: last } }
  const rows = await answerKept<Row>(
    db,
    view.workspace,
    asked,
    async (tx) => (await run<Row>(tx, statement, values)).rows,
  )
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

/** `bucket, person, d0 …, v0, v1`: what is kept of each bucket for each person, or for all together. */
function partsSql(view: View, question: MeasureQuestion, isOneBucket: boolean): Sql {
  const scope = new QueryScope(view)
  if (question.measure.calculate === 'countDistinct') return differentSql(scope, question, isOneBucket)
  const parts = groupedSql(scope, question, isOneBucket)
  const columns = parts.values.map((value) => sql`f.${value}::text as ${value}`)
  return sql`select f.bucket, f.person, ${list(parts.dimensions)} ${sql.join(columns)} from (${parts.sql}) f`
}

/** The different values of each bucket and person as a list, which may be without any. */
function differentSql(scope: QueryScope, question: MeasureQuestion, isOneBucket: boolean): Sql {
  const { measure } = question
  const dimensions = dimensionNames(question)
  const person = tellsPeopleApart(question) ? sql`f.person` : sql`null::uuid`
  const isNumber = NUMBERS.has(measure.of?.type.kind ?? '')
  // what is the same has one text, in whichever month it is
  const text = isNumber ? sql`trim_scale(f.v)::text` : sql`f.v::text`
  const different = sql`select distinct f.bucket, ${person} as person, ${list(dimensions)} f.v from (${factsSql(scope, question, { isOneBucket })}) f`
  return sql`select f.bucket, f.person, ${list(dimensions)} coalesce(json_agg(${text}) filter (where f.v is not null), '[]')::text as v0 from (${different}) f group by 1, 2${places(dimensions.length)}`
}

const NUMBERS: ReadonlySet<string> = new Set(['number', 'percent', 'currency', 'duration'])

function tellsPeopleApart(question: MeasureQuestion): boolean {
  return question.people !== undefined || looksAtMemberships(question)
}

/** `bucket, subject, d0 …, v`, where `bucket` is the place of a window. */
function measureSql(
  view: View,
  question: MeasureQuestion,
  { hasMoved, isOneBucket }: { readonly hasMoved: boolean; readonly isOneBucket: boolean },
): Sql {
  const { measure, dimensions } = question
  const scope = new QueryScope(view)
  const subject = subjectSql(scope, question, hasMoved)
  const group = sql`group by 1, 2${places(dimensions.length)}`
  if (!isMadeOfParts(measure.calculate)) {
    const names = dimensionNames(question)
    return sql`select w.window as bucket, ${subject.id} as subject, ${list(names)} (${ofAll[measure.calculate](sql`f.v`)})::text as v from (${factsSql(scope, question, { isOneBucket })}) f ${subject.joins} where ${subject.where} ${group}`
  }
  const parts = groupedSql(scope, question, isOneBucket)
  const whole = calculations[measure.calculate].whole(parts.values.map((value) => sql`f.${value}`))
  return sql`select w.window as bucket, ${subject.id} as subject, ${list(parts.dimensions)} (${whole})::text as v from (${parts.sql}) f ${subject.joins} where ${subject.where} ${group}`
}

interface GroupedSql {
  readonly sql: Sql
  readonly dimensions: readonly Sql[]
  readonly values: readonly Sql[]
}

function groupedSql(scope: QueryScope, question: MeasureQuestion, isOneBucket: boolean): GroupedSql {
  const { measure } = question
  if (!isMadeOfParts(measure.calculate)) throw new Error(`A ${measure.calculate} is not made of parts.`)
  const kept = calculations[measure.calculate].parts(sql`f.v`, measure.splits && sql`f.share`)
  const values = kept.map((_, i) => sql.ref(`v${i}`))
  const dimensions = dimensionNames(question)
  const people = tellsPeopleApart(question)
  const person = people ? sql`f.person` : sql`null::uuid`
  const columns = kept.map((part, i) => sql`${part} as ${values[i]}`)
  return {
    sql: sql`select f.bucket, ${person} as person, ${list(dimensions)} ${sql.join(columns)} from (${factsSql(scope, question, { isOneBucket })}) f group by 1${people ? sql`, 2` : sql``}${places(dimensions.length)}`,
    dimensions,
    values,
  }
}

function dimensionNames({ dimensions }: MeasureQuestion): readonly Sql[] {
  return dimensions.map((_, i) => sql.ref(`d${i}`))
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
