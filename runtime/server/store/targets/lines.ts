/** Lines of targets: those in force on a day, and all of them, each for any number of subjects and periods at once. */
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { QueryScope, Source } from '../query/source.ts'
import { compileForValues, type Database, named, run, type Statement } from '../statement.ts'

export interface LinesQuestion {
  /** The name of the document. */
  readonly target: string
  /** Keys of periods. */
  readonly periods: readonly string[]
  /** Whoever has any, without it. */
  readonly subjects?: readonly string[]
}

/** The line that holds for a period and a subject. */
export interface LineInForce {
  readonly id: string
  readonly period: string
  readonly subject: string
  /** Exact decimal; null where it says that there is no target any more. */
  readonly amount: string | null
  /** The day from which it holds. */
  readonly effective: string
}

export type LineState = 'proposed' | 'submitted' | 'agreed' | 'replaced' | 'rejected'

export interface Line extends LineInForce {
  readonly state: LineState
  readonly reason: string
  readonly author: string | null
  readonly decider: string | null
  readonly change: string | null
  readonly version: number
  readonly target: string
  /** When it was written. */
  readonly at: string
}

const heldFields = ['target', 'period', 'subject', 'amount', 'effective', 'state'] as const

/** Of every period and subject the agreed line that began to hold last, up to and on the day. */
export async function linesInForce(
  db: Database,
  view: View,
  { target, periods, subjects }: LinesQuestion,
  asOf: string,
): Promise<readonly LineInForce[]> {
  const statement = kept(db, view, `targets in force ${subjects === undefined}`, () => {
    const { id, fields, key, from } = lineSource(view, 'target_value', heldFields)
    const { target, period, subject, amount, effective, state } = fields
    const whose = subjects === undefined ? sql`` : sql` and ${subject} = any(${named('subjects')}::text[])`
    return sql`select distinct on (${period}, ${subject}) ${id} as id, ${period} as period, ${subject} as subject, ${amount}::text as amount, to_char(${effective}, 'YYYY-MM-DD') as effective ${from} where ${key} and ${target} = ${named('target')} and ${period} = any(${named('periods')}::text[]) and ${state} = 'agreed' and ${effective} <= ${named('asOf')}::timestamp${whose} order by ${period}, ${subject}, ${effective} desc`
  })
  const { rows } = await run<LineInForce>(db, statement, { named: { target, periods, subjects, asOf } })
  return rows.map(plain)
}

/** Every agreed line, whenever it holds, the newest first; read without a look into documents. */
export async function agreedLines(
  db: Database,
  view: View,
  { target, periods }: Omit<LinesQuestion, 'subjects'>,
): Promise<readonly LineInForce[]> {
  const statement = kept(db, view, 'agreed targets', () => {
    const { id, fields, key, from } = lineSource(view, 'target_value', heldFields)
    const { target, period, subject, amount, effective, state } = fields
    return sql`select ${id} as id, ${period} as period, ${subject} as subject, ${amount}::text as amount, to_char(${effective}, 'YYYY-MM-DD') as effective ${from} where ${key} and ${target} = ${named('target')} and ${period} = any(${named('periods')}::text[]) and ${state} = 'agreed' order by ${id} desc`
  })
  const { rows } = await run<LineInForce>(db, statement, { named: { target, periods } })
  return rows.map(plain)
}

/** All lines with one of the states, the newest first. */
export async function linesWithState(
  db: Database,
  view: View,
  { target, periods, subjects }: LinesQuestion,
  states: readonly LineState[],
): Promise<readonly Line[]> {
  const whose = (subject: Sql) =>
    subjects === undefined ? sql`` : sql` and ${subject} = any(${named('subjects')}::text[])`
  const statement = kept(db, view, `lines of targets ${subjects === undefined}`, () =>
    wholeLines(
      view,
      ({ target, period, subject, state }) =>
        sql`${target} = ${named('target')} and ${period} = any(${named('periods')}::text[]) and ${state} = any(${named('states')}::text[])${whose(subject)}`,
    ),
  )
  const { rows } = await run<Line>(db, statement, { named: { target, periods, subjects, states } })
  return rows.map(plain)
}

/** These lines, whatever they are for. */
export async function linesById(db: Database, view: View, ids: readonly string[]): Promise<readonly Line[]> {
  const statement = kept(db, view, 'lines of targets by id', () =>
    wholeLines(view, (_, id) => sql`${id} = any(${named('ids')}::uuid[])`),
  )
  const { rows } = await run<Line>(db, statement, { named: { ids } })
  return rows.map(plain)
}

/** The lines of one change that is being approved. */
export async function linesOfChange(db: Database, view: View, change: string): Promise<readonly Line[]> {
  const statement = kept(db, view, 'lines of a change of targets', () =>
    wholeLines(view, (fields) => sql`${fields.change} = ${named('change')}::uuid`),
  )
  const { rows } = await run<Line>(db, statement, { named: { change } })
  return rows.map(plain)
}

type Sql = RawBuilder<unknown>

const lineFields = [
  'target',
  'period',
  'subject',
  'amount',
  'effective',
  'state',
  'reason',
  'author',
  'decider',
  'change',
  'created_at',
] as const

function wholeLines(
  view: View,
  where: (fields: Readonly<Record<(typeof lineFields)[number], Sql>>, id: Sql) => Sql,
): Sql {
  const { id, version, fields, key, from } = lineSource(view, 'target_value', lineFields)
  const { target, period, subject, amount, effective, state, reason, author, decider, change, created_at } = fields
  return sql`select ${id} as id, ${version} as version, ${target} as target, ${period} as period, ${subject} as subject, ${amount}::text as amount, to_char(${effective}, 'YYYY-MM-DD') as effective, ${state} as state, ${reason} as reason, ${author} as author, ${decider} as decider, ${change} as change, to_char(${created_at}, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at ${from} where ${key} and ${where(fields, id)} order by ${id} desc`
}

/** Lines of an object of the system bundle, with these fields. */
export function lineSource<Name extends string>(view: View, object: string, names: readonly Name[]) {
  const scope = new QueryScope(view)
  const source = new Source(scope, scope.object(object)).trusted
  const valueAt = (name: string) => {
    const field = source.object.model.fields.get(name)
    if (!field) throw new Error(`The system bundle gives a ${object} its ${name}.`)
    return source.value(field)
  }
  const fields = Object.fromEntries(names.map((name) => [name, valueAt(name)])) as Record<Name, Sql>
  const { id, version, key, joins, alias } = source
  return { id, version, key, fields, from: sql`from record_slots ${sql.ref(alias)} ${joins}` }
}

export function kept(db: Database, view: View, key: string, make: () => Sql): Statement {
  const known = view.workspace.statements.get(key)
  if (known) return known
  const statement = compileForValues(db, make())
  view.workspace.statements.set(key, statement)
  return statement
}

function plain<Row extends { readonly amount: string | null }>(row: Row): Row {
  return { ...row, amount: row.amount === null ? null : plainDecimal(row.amount) }
}

/** As decimals are kept: "25.0" is "25". */
export function plainDecimal(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount
}
