/** Many rows for one statement, column by column: Postgres reads that in half the time of an array of JSON objects. */
import { type RawBuilder, sql } from 'kysely'

/** Values of a column as a `text[]`; none may hold the end of a line, which JSON does not. */
export function textColumn(values: readonly string[]): RawBuilder<string[]> {
  return sql`string_to_array(${values.join('\n')}, E'\\n')`
}
