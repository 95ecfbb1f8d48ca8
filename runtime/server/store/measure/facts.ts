/** The records that count for a KPI: each in its bucket of time, for its person, with its value. */
import { compileConditionToSql, compileToSql, type FieldPath } from '@attain/engine/formula/language'
import type { RecordsMeasure } from '@attain/engine/performance/kpi'
import { type RawBuilder, sql } from 'kysely'
import { FormulaSource, formulaOptions } from '../query/formula-source.ts'
import { type QueryScope, Source } from '../query/source.ts'
import { named } from '../statement.ts'
import type { MeasureQuestion } from './measure-question.ts'
import { personOfDaySql } from './person-of-day.ts'
import { stageWaySql } from './stage-way.ts'
import { standingSql } from './subjects.ts'

type Sql = RawBuilder<unknown>

/** `bucket, person, d0 …, v, share`. */
export function factsSql(
  scope: QueryScope,
  { measure, dimensions, people, whose, within, where = [] }: MeasureQuestion,
  { withIds = false, isOneBucket = false } = {},
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
    // of groups by an expression Postgres expects as many as there are days, and goes another way through the records
    sql`${isOneBucket ? sql`1` : sql`width_bucket(${date}, ${named('edges')}::timestamp[])`} as bucket`,
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

/** Digits of the minor units that a sum of money comes in; undefined for other numbers. */
export function unitScaleOf({ of, calculate }: RecordsMeasure): number | undefined {
  if (of?.type.kind !== 'currency' || calculate === 'countDistinct') return undefined
  const isSlot = of.kind === 'field' && of.path.field.type !== 'formula'
  return isSlot ? (of.path.field.scale ?? 2) : UNIT_SCALE
}

/** Money that a formula gives comes in units of this many digits. */
const UNIT_SCALE = 6
