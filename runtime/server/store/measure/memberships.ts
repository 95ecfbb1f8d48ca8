/** Who belonged where, and when: people as they are, and their past memberships. */
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { QueryScope, Source } from '../query/source.ts'
import { compileStatement, type Database, named, run, type Statement } from '../statement.ts'
import { answerKept } from './kept-answers.ts'
import { readingOf } from './reading.ts'

type Sql = RawBuilder<unknown>

/** The days after a day on which anybody moved to another team or manager; none where all is as it is now. */
export async function daysOfMoves(db: Database, view: View, after: string): Promise<readonly string[]> {
  const { workspace } = view
  const statement = movesStatement(db, view)
  const asked = { key: `days of moves after ${after}`, reading: readingOf(workspace, ['past_membership']) }
  const rows = await answerKept<{ day: string }>(
    db,
    workspace,
    asked,
    async (tx) => (await run<{ day: string }>(tx, statement, { named: { after } })).rows,
  )
  return rows.map(({ day }) => day)
}

function movesStatement(db: Database, view: View): Statement {
  const key = 'days of moves'
  const known = view.workspace.statements.get(key)
  if (known) return known
  const past = pastOf(new QueryScope(view))
  const statement = compileStatement(
    db,
    sql`select distinct to_char(${past.until}, 'YYYY-MM-DD') as day from record_slots ${sql.ref(past.alias)} ${past.joins} where ${past.key} and ${past.until} > ${named('after')}::timestamp`,
  )
  view.workspace.statements.set(key, statement)
  return statement
}

/**
 * `person, team, manager, since, until`: a row for each time that a person belonged somewhere. What is on the person's own
 * record holds since the last past membership ended.
 */
export function membershipsSql(scope: QueryScope): Sql {
  const past = pastOf(scope)
  const ended = pastOf(scope)
  const person = new Source(scope, scope.object('person')).trusted
  const [team, manager] = [fieldOf(person, 'team'), fieldOf(person, 'manager')]
  const before = sql`select ${past.person} as person, ${past.team} as team, ${past.manager} as manager, coalesce(lag(${past.until}) over (partition by ${past.person} order by ${past.until}), '-infinity') as since, ${past.until} as until from record_slots ${sql.ref(past.alias)} ${past.joins} where ${past.key}`
  const lastMove = sql`select ${ended.person} as person, max(${ended.until}) as day from record_slots ${sql.ref(ended.alias)} ${ended.joins} where ${ended.key} group by 1`
  return sql`${before} union all select ${person.id}, ${team}, ${manager}, coalesce(moved.day, '-infinity'), 'infinity' from record_slots ${sql.ref(person.alias)} ${person.joins} left join (${lastMove}) moved on moved.person = ${person.id} where ${person.key}`
}

/** Those that are there now, when nobody has moved within the time in question. */
export function presentMembershipsSql(scope: QueryScope): Sql {
  const person = new Source(scope, scope.object('person')).trusted
  const [team, manager] = [fieldOf(person, 'team'), fieldOf(person, 'manager')]
  return sql`select ${person.id} as person, ${team} as team, ${manager} as manager from record_slots ${sql.ref(person.alias)} ${person.joins} where ${person.key}`
}

function pastOf(scope: QueryScope) {
  const source = new Source(scope, scope.object('past_membership')).trusted
  const [person, team, manager, until] = ['person', 'team', 'manager', 'until'].map((name) =>
    fieldOf(source, name),
  ) as [Sql, Sql, Sql, Sql]
  const { alias, key } = source
  return { alias, key, person, team, manager, until, joins: source.joins }
}

function fieldOf(source: Source, name: string): Sql {
  const field = source.object.model.fields.get(name)
  if (!field) throw new Error(`The system bundle gives ${source.object.model.name} a ${name}.`)
  return source.value(field)
}
