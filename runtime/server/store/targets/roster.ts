/** Everybody who may have a target, and every team, with what the asker may see and set: two statements. */
import { type Condition, conditionKey } from '@attain/engine/formula'
import { sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { standingSql } from '../measure/subjects.ts'
import { QueryScope, Source } from '../query/source.ts'
import { compileStatement, type Database, run, type Statement } from '../statement.ts'

export interface Rights {
  readonly see: Condition
  readonly propose: Condition
  readonly set: Condition
}

export interface RosterPerson {
  readonly id: string
  readonly name: string
  readonly team: string | null
  readonly manager: string | null
  readonly active: boolean
  /** Their last day. */
  readonly leftOn: string | null
  readonly see: boolean
  readonly propose: boolean
  readonly set: boolean
}

export interface RosterTeam {
  readonly id: string
  readonly name: string
  readonly parent: string | null
  readonly head: string | null
}

export interface Roster {
  readonly people: readonly RosterPerson[]
  readonly teams: readonly RosterTeam[]
}

export async function readRoster(db: Database, view: View, rights: Rights, today: string): Promise<Roster> {
  const { personId } = view.actor
  const [people, teams] = await Promise.all([
    run<RosterPerson>(db, peopleStatement(db, view, rights), { personId, today }),
    readTeams(db, view),
  ])
  return { people: people.rows, teams }
}

export async function readTeams(db: Database, view: View): Promise<readonly RosterTeam[]> {
  return (await run<RosterTeam>(db, teamsStatement(db, view), {})).rows
}

function peopleStatement(db: Database, view: View, rights: Rights): Statement {
  const key = `roster|${conditionKey(rights.see)}|${conditionKey(rights.propose)}|${conditionKey(rights.set)}`
  return kept(db, view, key, () => {
    const scope = new QueryScope(view)
    const { id, at, key, source } = sourceOf(scope, 'person')
    const [name, team, active] = [at('name'), at('team'), at('active')]
    const [manager, left] = [at('manager'), at('left_on')]
    const may = (condition: Condition) =>
      condition.op === 'always'
        ? sql`true`
        : condition.op === 'never'
          ? sql`false`
          : sql`coalesce(${id} in (${standingSql(scope, condition)}), false)`
    return sql`select ${id} as id, ${name} as name, ${team} as team, ${manager} as manager, to_char(${left}, 'YYYY-MM-DD') as "leftOn", coalesce(${active}::text = 'true', false) as active, ${may(rights.see)} as see, ${may(rights.propose)} as propose, ${may(rights.set)} as "set" from record_slots ${sql.ref(source.alias)} ${source.joins} where ${key} order by ${name}, ${id}`
  })
}

function teamsStatement(db: Database, view: View): Statement {
  return kept(db, view, 'roster of teams', () => {
    const { id, at, key, source } = sourceOf(new QueryScope(view), 'team')
    const [name, parent, head] = [at('name'), at('parent'), at('head')]
    return sql`select ${id} as id, ${name} as name, ${parent} as parent, ${head} as head from record_slots ${sql.ref(source.alias)} ${source.joins} where ${key} order by ${name}, ${id}`
  })
}

function sourceOf(scope: QueryScope, object: string) {
  const source = new Source(scope, scope.object(object)).trusted
  const at = (name: string) => {
    const field = source.object.model.fields.get(name)
    if (!field) throw new Error(`The system bundle gives ${object} a ${name}.`)
    return source.value(field)
  }
  return { id: source.id, key: source.key, at, source }
}

function kept(db: Database, view: View, key: string, make: () => Parameters<typeof compileStatement>[1]): Statement {
  const known = view.workspace.statements.get(key)
  if (known) return known
  const statement = compileStatement(db, make())
  view.workspace.statements.set(key, statement)
  return statement
}
