/**
 * A compiled SQL statement that holds no values: where a value goes there is a `Binding`, filled in at each run.
 * So one statement serves everybody with the same roles, and Postgres keeps one plan for it.
 */
import { type Compilable, type CompiledQuery, type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import { runCompiled } from '../database/connect.ts'
import { PLANNED_FOR_VALUES } from '../database/preparing-pool.ts'
import type { DB } from '../database/schema.ts'

export type Database = Kysely<DB> | Transaction<DB>

/** Does several statements as one: in the transaction that is open, or in a new one. */
export function asOne<T>(db: Database, work: (db: Database) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}

/** What the values of one run are taken from. */
export interface Arguments {
  readonly personId?: string
  /** The workspace's date, as a timestamp: "2026-11-22". */
  readonly today?: string
  /** Constants of the condition, in the order in which it was compiled. */
  readonly constants?: readonly unknown[]
  /** Whatever else a statement names. */
  readonly named?: Readonly<Record<string, unknown>>
}

/** A place for a value. Kysely passes it through as a parameter. */
export class Binding {
  readonly take: (values: Arguments) => unknown

  constructor(take: (values: Arguments) => unknown) {
    this.take = take
  }
}

/** A place for a constant of the question, by its number. */
export class ConstantBinding extends Binding {
  readonly index: number

  constructor(index: number) {
    super((values) => values.constants?.[index])
    this.index = index
  }
}

export const personBinding = new Binding((values) => values.personId)
export const todayBinding = new Binding((values) => values.today)
export const named = (name: string) => new Binding((values) => values.named?.[name])

export interface Statement {
  readonly sql: string
  readonly parameters: readonly unknown[]
  /** What the compiler learnt that the reader of the rows needs. */
  readonly compiled: CompiledQuery
}

export function compileStatement(db: Database, query: RawBuilder<unknown> | Compilable): Statement {
  const compiled = 'toOperationNode' in query ? (query as RawBuilder<unknown>).compile(db) : query.compile()
  return { sql: compiled.sql, parameters: compiled.parameters, compiled }
}

/** One that goes through so many records that it is planned for the values of each run, and keeps no plan. */
export function compileForValues(db: Database, query: RawBuilder<unknown>): Statement {
  return compileStatement(db, sql`${sql.raw(PLANNED_FOR_VALUES)}${query}`)
}

export function run<Row>(db: Database, statement: Statement, values: Arguments): Promise<{ readonly rows: Row[] }> {
  return runCompiled<Row>(db, statement.compiled, parametersOf(statement, values))
}

/** What goes to the places of a statement. */
export function parametersOf({ parameters }: Statement, values: Arguments): unknown[] {
  return parameters.map((parameter) => (parameter instanceof Binding ? parameter.take(values) : parameter))
}
