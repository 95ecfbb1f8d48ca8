/** Who is put on a plan one by one, or taken off it, and what is their own on it: records of `plan_assignment`. */
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { membershipsSql } from '../measure/memberships.ts'
import { QueryScope, Source } from '../query/source.ts'
import { type Database, named, run } from '../statement.ts'
import { kept } from '../targets/lines.ts'

type Sql = RawBuilder<unknown>

/** An assignment as it holds for one person. */
export interface Assigned {
  readonly id: string
  readonly payee: string
  /** What it was written for, if it was; the first of these goes before the others. */
  readonly by: 'supposed' | 'person' | 'position' | 'team' | 'role'
  /** The first and the last day; null where it has none. */
  readonly from: string | null
  readonly to: string | null
  readonly isExcluded: boolean
  readonly targetIncentive: string | null
  readonly component: string | null
  readonly quota: string | null
  /** As a ratio. */
  readonly rate: string | null
}

/** All of a plan: of a position whoever holds it, of a team whoever belongs to it or below, in the days in which they do. */
export async function assignmentsTo(db: Database, view: View, plan: string): Promise<readonly Assigned[]> {
  const statement = kept(db, view, 'assignments to a plan', () => assignedSql(view))
  return (await run<Assigned>(db, statement, { named: { plan } })).rows
}

const own = ['excluded', 'target_incentive', 'component', 'quota', 'rate'] as const

function assignedSql(view: View): Sql {
  const scope = new QueryScope(view)
  const ways = [toPerson, toPosition, toTeam, toRole].map((way) => sql`(${way(scope)})`)
  return sql`select id, payee, "by", to_char(since, 'YYYY-MM-DD') as "from", to_char(until, 'YYYY-MM-DD') as "to", coalesce(excluded::text = 'true', false) as "isExcluded", trim_scale(target_incentive)::text as "targetIncentive", component, trim_scale(quota)::text as quota, trim_scale(rate)::text as rate from (${sql.join(ways, sql` union all `)}) a where since is null or until is null or since <= until order by id, payee, since`
}

function toPerson(scope: QueryScope): Sql {
  const { fields, from, columns } = assignment(scope)
  return sql`select ${columns}, 'person' as "by", ${fields.person} as payee, ${fields.valid_from}::date as since, ${fields.valid_to}::date as until ${from} and ${fields.person} is not null`
}

function toPosition(scope: QueryScope): Sql {
  const { fields, from, columns } = assignment(scope)
  const position = sourceOf(scope, 'position', ['person', 'valid_from', 'valid_to'])
  const held = sql`select ${position.id} as id, ${position.fields.person} as person, ${position.fields.valid_from}::date as since, ${position.fields.valid_to}::date as until ${position.from}`
  return sql`select a.id, a.excluded, a.target_incentive, a.component, a.quota, a.rate, 'position' as "by", h.person as payee, greatest(a.since, h.since) as since, least(a.until, h.until) as until from (select ${columns}, ${fields.position} as position, ${fields.valid_from}::date as since, ${fields.valid_to}::date as until ${from}) a join (${held}) h on h.id = a.position where h.person is not null`
}

/** Days of a membership before the first known one are without a beginning, as those of the present are without an end. */
function toTeam(scope: QueryScope): Sql {
  const { fields, from, columns } = assignment(scope)
  const below = sql`select 1 from hierarchy_paths p where p.workspace_id = ${sql.lit(scope.view.workspace.id)} and p.object_key = ${sql.lit(scope.object('team').key)} and p.field = 'parent' and p.ancestor_id = a.team and p.descendant_id = m.team`
  const since = sql`case when m.since > '-infinity' then m.since::date end`
  const until = sql`case when m.until < 'infinity' then m.until::date - 1 end`
  return sql`select a.id, a.excluded, a.target_incentive, a.component, a.quota, a.rate, 'team' as "by", m.person as payee, greatest(a.since, ${since}) as since, least(a.until, ${until}) as until from (select ${columns}, ${fields.team} as team, ${fields.valid_from}::date as since, ${fields.valid_to}::date as until ${from}) a join (${membershipsSql(scope)}) m on m.team = a.team or exists (${below})`
}

function toRole(scope: QueryScope): Sql {
  const { fields, from, columns } = assignment(scope)
  return sql`select a.id, a.excluded, a.target_incentive, a.component, a.quota, a.rate, 'role' as "by", m.person_id as payee, a.since, a.until from (select ${columns}, ${fields.role} as role, ${fields.valid_from}::date as since, ${fields.valid_to}::date as until ${from}) a join memberships m on m.workspace_id = ${sql.lit(scope.view.workspace.id)} and m.active and a.role = any(m.roles)`
}

function assignment(scope: QueryScope) {
  const names = ['plan', 'person', 'position', 'team', 'role', 'valid_from', 'valid_to', ...own] as const
  const { id, fields, from } = sourceOf(scope, 'plan_assignment', names)
  const columns = sql.join([sql`${id} as id`, ...own.map((name) => sql`${fields[name]} as ${sql.ref(name)}`)])
  return { fields, columns, from: sql`${from} and ${fields.plan} = ${named('plan')}` }
}

/** `from` ends in the condition that these are records of the object. */
function sourceOf<Name extends string>(scope: QueryScope, object: string, names: readonly Name[]) {
  const source = new Source(scope, scope.object(object)).trusted
  const fields = Object.fromEntries(
    names.map((name) => {
      const field = source.object.model.fields.get(name)
      if (!field) throw new Error(`The system bundle gives a ${object} its ${name}.`)
      return [name, source.value(field)]
    }),
  ) as Record<Name, Sql>
  const { id, key, joins, alias } = source
  return { id, fields, from: sql`from record_slots ${sql.ref(alias)} ${joins} where ${key}` }
}
