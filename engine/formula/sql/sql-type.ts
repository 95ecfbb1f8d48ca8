/** The types of Postgres that values of formulas have. */
import type { FormulaType } from '../types/type.ts'

export type SqlType =
  | 'text'
  | 'numeric'
  | 'bigint'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'uuid'
  | 'text[]'
  | 'numeric[]'
  | 'bigint[]'
  | 'date[]'
  | 'timestamp[]'
  | 'uuid[]'
  | 'integer'

export function sqlType(type: FormulaType): SqlType {
  switch (type.kind) {
    case 'number':
    case 'currency':
    case 'percent':
    case 'duration':
      return 'numeric'
    case 'boolean':
      return 'boolean'
    case 'date':
      return 'date'
    case 'datetime':
      return 'timestamp'
    default:
      return 'text'
  }
}
