/** What a formula in SQL is asked about, and the settings with which it is compiled. */
import type { RawBuilder } from 'kysely'
import type { FieldPath } from '../paths.ts'
import type { ListPath, TypedAggregate } from '../types/typed.ts'
import type { SqlType } from './sql-type.ts'

export type Sql = RawBuilder<unknown>

/** A field as SQL. */
export interface SqlField {
  /**
   * text, numeric, boolean, date, timestamp (UTC), or text[] for lists; references, options and compound values as text
   * or anything that compares with text after a cast.
   */
  readonly sql: Sql
  /** For money kept as whole numbers of 10^-unitScale: `sql` is that whole number, a bigint unless `isCalculated`. */
  readonly unitScale?: number
  /** Worked out by a formula: a numeric, and not for nothing. */
  readonly isCalculated?: true
  /** For a date kept as a moment, its beginning: what to compare instead, so that an index serves. */
  readonly keptAs?: { readonly sql: Sql; readonly type: 'timestamp' }
  /** Cast for constants compared with it; `uuid` for ids, so that indexes serve. Text when absent. */
  readonly comparesAs?: 'uuid' | 'text'
}

/** Rows that a formula is asked about: gives fields as SQL, and joins what they need as it goes. */
export interface SqlSource {
  field(path: FieldPath): SqlField
  /** The child records of a row. Read `from` and `where` last: fields taken before may add joins. */
  children(list: ListPath): SqlChildren
  readonly now: Sql
  readonly today: Sql
  readonly currentUser: Sql
  readonly roles: Sql
  isManagerOf(person: Sql): Sql
}

export interface SqlChildren {
  readonly source: SqlSource
  /** Puts records in the order in which they were created. */
  readonly id: Sql
  from(): Sql
  where(): Sql
  /**
   * When all rows are asked for: what is selected of the children of each, grouped once instead of looked up row by
   * row; null where a row has none. The same node is grouped once.
   */
  readonly grouped?: (node: TypedAggregate, select: Sql, condition: Sql) => Sql
}

export interface SqlOptions {
  /** How constants are bound; as parameters with a cast when absent. */
  readonly constant?: (value: unknown, type: SqlType) => Sql
  /** Gives a number in units of 10^-unitScale. */
  readonly unitScale?: number
  /** Order of text, as lists have it. */
  readonly collation?: string
  /** Rules for upper and lower case. */
  readonly caseCollation?: string
}
