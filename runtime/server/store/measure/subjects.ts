/** From persons to whom their figures count for: teams, and everybody above them, as they stood at the time. */
import { type Condition, conditionKey } from '@attain/engine/formula'
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { conditionSql } from '../query/condition.ts'
import { QueryScope, Source } from '../query/source.ts'
import { compileStatement, type Database, named, run } from '../statement.ts'
import { answerKept, answerKey } from './kept-answers.ts'
import { looksAtMemberships, type MeasureQuestion } from './measure-question.ts'
import { membershipsSql, presentMembershipsSql } from './memberships.ts'
import type { SubjectsOf } from './parts.ts'
import { readingOfPlaces } from './reading.ts'

type Sql = RawBuilder<unknown>

/** The people that a condition over people means. */
export function standingSql(scope: QueryScope, whose: Condition): Sql {
  const person = new Source(scope, scope.object('person')).trusted
  const where = conditionSql(whose, person, 'model')
  return sql`select ${person.id} from record_slots ${sql.ref(person.alias)} ${person.joins} where ${person.key} and ${where}`
}

/** For whom everybody counts at present, looked up at once. */
export async function subjectsOfPeople(
  db: Database,
  view: View,
  question: MeasureQuestion,
  today: string,
): Promise<SubjectsOf> {
  if (!looksAtMemberships(question)) return question.people === undefined ? everybody : themselves
  const { whose, people = '', within } = question
  const kindOfWithin = within === undefined ? '' : Object.keys(within)[0]
  const key = ['places', people, conditionKey(whose), kindOfWithin].join('|')
  const { workspace, actor } = view
  const statement = workspace.statements.get(key) ?? compileStatement(db, placesSql(new QueryScope(view), question))
  workspace.statements.set(key, statement)
  const named = { buckets: [1], windows: [0], days: [today], within: within && Object.values(within)[0] }
  const values = { personId: actor.personId, today, named }
  const asked = { key: answerKey(statement, values), reading: readingOfPlaces(workspace, question) }
  const rows = await answerKept<Place>(
    db,
    workspace,
    asked,
    async (tx) => (await run<Place>(tx, statement, values)).rows,
  )
  const known = subjectsOf.get(rows)
  if (known) return known
  // who is not there any more belongs nowhere
  const isToldAnyway = people !== 'teamOfPerson' && (within === undefined || 'person' in within)
  const found = lookUp(rows, isToldAnyway ? [null] : [])
  subjectsOf.set(rows, found)
  return found
}

const everybody: SubjectsOf = () => [null]
const themselves: SubjectsOf = (person) => [person]

/** By the places that were kept: as long as they are the same, so is this. */
const subjectsOf = new WeakMap<readonly Place[], SubjectsOf>()

function lookUp(places: readonly Place[], nowhere: readonly null[]): SubjectsOf {
  const subjects = new Map(
    Array.from(
      Map.groupBy(places, ({ person }) => person),
      ([person, of]) => [person, of.flatMap(({ counts, subject }) => (counts ? [subject] : []))],
    ),
  )
  return (person) => (person === null ? undefined : subjects.get(person)) ?? nowhere
}

interface Place {
  readonly person: string
  readonly subject: string | null
  /** False for a person that counts for nobody who is asked for. */
  readonly counts: boolean
}

function placesSql(scope: QueryScope, question: MeasureQuestion): Sql {
  const person = new Source(scope, scope.object('person')).trusted
  const everybody = sql`select 1 as bucket, ${person.id} as person from record_slots ${sql.ref(person.alias)} ${person.joins} where ${person.key}`
  const subject = subjectSql(scope, question, false)
  const placed = sql`select f.person, ${subject.id} as subject, true as counts from everybody f ${subject.joins} where ${subject.where}`
  return sql`with everybody as materialized (${everybody}), placed as materialized (${placed}) select e.person, p.subject, coalesce(p.counts, false) as counts from everybody e left join placed p on p.person = e.person`
}

/**
 * Joins that lead from parts `f` (bucket, person) to windows `w` and subjects. `hasMoved`: memberships are looked up by
 * the first day of the bucket, within which nobody moves.
 */
export function subjectSql(
  scope: QueryScope,
  { people, within, whose }: MeasureQuestion,
  hasMoved: boolean,
): { readonly id: Sql; readonly joins: Sql; readonly where: Sql } {
  const joins = [
    sql`join unnest(${named('buckets')}::int[], ${named('windows')}::int[], ${named('days')}::timestamp[]) w(bucket, "window", day) on w.bucket = f.bucket`,
  ]
  const conditions: Sql[] = [sql`true`]
  const at = (alias: string) =>
    hasMoved ? sql` and w.day >= ${sql.ref(`${alias}.since`)} and w.day < ${sql.ref(`${alias}.until`)}` : sql``
  const memberships = hasMoved ? membershipsSql(scope) : presentMembershipsSql(scope)
  const isOfTeam = people === 'teamOfPerson'
  const who = isOfTeam ? sql`mate.person` : sql`f.person`
  if (people === 'team' || people === 'teamTree' || isOfTeam || (within !== undefined && 'team' in within))
    joins.push(sql`left join (${memberships}) m on m.person = f.person${at('m')}`)
  // each has what all made who were in the team with them on that day
  if (isOfTeam) {
    joins.push(sql`join (${memberships}) mate on mate.team = m.team${at('mate')}`)
    if (whose.op !== 'always') conditions.push(sql`${who} in (${standingSql(scope, whose)})`)
    if (within !== undefined && 'person' in within) conditions.push(sql`${who} = ${named('within')}::uuid`)
  }
  if (within !== undefined && 'team' in within)
    conditions.push(sql`m.team in (${belowTeam(scope, sql`${named('within')}::uuid`)})`)
  if (within !== undefined && 'under' in within) {
    joins.push(sql`join (${aboveSql(scope, hasMoved)}) boss on boss.person = ${who}${at('boss')}`)
    conditions.push(sql`boss.above = ${named('within')}::uuid`)
  }
  switch (people) {
    case undefined:
      return { id: sql`null::uuid`, joins: sql.join(joins, sql` `), where: sql.join(conditions, sql` and `) }
    case 'person':
    case 'teamOfPerson':
      return { id: who, joins: sql.join(joins, sql` `), where: sql.join(conditions, sql` and `) }
    case 'team':
      return { id: sql`m.team`, joins: sql.join(joins, sql` `), where: sql.join(conditions, sql` and `) }
    case 'teamTree':
      joins.push(sql`left join (${pathsSql(scope, 'team', 'parent')}) tree on tree.below = m.team`)
      return { id: sql`tree.above`, joins: sql.join(joins, sql` `), where: sql.join(conditions, sql` and `) }
    case 'managerTree':
      joins.push(sql`left join (${aboveSql(scope, hasMoved)}) tree on tree.person = f.person${at('tree')}`)
      // a manager above all whom one may see is not to be seen with a part of their figures
      if (whose.op !== 'always')
        conditions.push(sql`(tree.above is null or tree.above in (${standingSql(scope, whose)}))`)
      return { id: sql`tree.above`, joins: sql.join(joins, sql` `), where: sql.join(conditions, sql` and `) }
  }
}

/** `person, above[, since, until]`: everybody above a person, themselves included. */
function aboveSql(scope: QueryScope, hasMoved: boolean): Sql {
  if (!hasMoved) return sql`select below as person, above from (${pathsSql(scope, 'person', 'manager')}) paths`
  const memberships = membershipsSql(scope)
  // `union`: should somebody stand above themselves for a time, that ends it
  return sql`with recursive stood as materialized (${memberships}), up(person, above, since, until) as (select distinct person, person, '-infinity'::timestamp, 'infinity'::timestamp from stood union select up.person, stood.manager, greatest(up.since, stood.since), least(up.until, stood.until) from up join stood on stood.person = up.above and stood.since < up.until and stood.until > up.since where stood.manager is not null) select person, above, since, until from up`
}

/** `above, below`: every record of a hierarchy with those below it, itself included. */
function pathsSql(scope: QueryScope, object: string, field: string): Sql {
  return sql`select ancestor_id as above, descendant_id as below from hierarchy_paths where workspace_id = ${sql.lit(scope.view.workspace.id)} and object_key = ${sql.lit(scope.object(object).key)} and field = ${sql.lit(field)}`
}

function belowTeam(scope: QueryScope, team: Sql): Sql {
  return sql`select below from (${pathsSql(scope, 'team', 'parent')}) paths where above = ${team}`
}
