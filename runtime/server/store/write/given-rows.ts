/** Rows that are handed to a statement as a table, e.g. `given`: any number of them as arrays, a single one as values. */
import { type RawBuilder, sql } from 'kysely'
import { named } from '../statement.ts'

/** SQL types by column. */
export type Columns = Readonly<Record<string, string>>
/** Values by column, as many in each as there are rows. */
export type Rows = Readonly<Record<string, readonly unknown[]>>

/** `name as (…)`, for a `with` clause; its values come from `valuesOfRows`. */
export function tableOfRows(name: string, columns: Columns, isSingle: boolean): RawBuilder<unknown> {
  const entries = Object.entries(columns)
  const value = (column: string) => named(bindingOf(name, column))
  if (isSingle) {
    // arrays, their unpacking and a table of the result would cost as much as the write of one record
    const values = entries.map(([column, type]) => sql`${value(column)}::${sql.raw(type)} as ${sql.ref(column)}`)
    return sql`${sql.ref(name)} as not materialized (select ${sql.join(values)})`
  }
  const arrays = entries.map(([column, type]) => sql`${value(column)}::${sql.raw(type)}[]`)
  const names = entries.map(([column]) => sql.ref(column))
  return sql`${sql.ref(name)} as (select * from unnest(${sql.join(arrays)}) as rows(${sql.join(names)}))`
}

/** What the table is filled with, to be bound by name. */
export function valuesOfRows(name: string, rows: Rows, isSingle: boolean): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(rows).map(([column, values]) => [bindingOf(name, column), isSingle ? values[0] : values]),
  )
}

function bindingOf(table: string, column: string): string {
  return `${table}.${column}`
}
