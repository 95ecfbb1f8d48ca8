/** Values of compiled formulas as text that equals what the JavaScript backend gives. */
import type { FormulaType } from '@attain/engine/formula/language'
import { type RawBuilder, sql } from 'kysely'

type Sql = RawBuilder<unknown>

/** Wraps a formula's SQL so that it arrives as its canonical value. */
export function canonicalSql(value: Sql, { kind }: FormulaType): Sql {
  switch (kind) {
    case 'number':
    case 'currency':
    case 'percent':
    case 'duration':
      return sql`trim_scale(${value})::text`
    case 'date':
      return sql`to_char(${value}, 'YYYY-MM-DD')`
    case 'datetime':
      return sql`to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    case 'reference':
    case 'option':
    case 'text':
      return sql`(${value})::text`
    default:
      return value
  }
}
