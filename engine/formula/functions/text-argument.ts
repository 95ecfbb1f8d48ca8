/** What functions of text take. */
import { sql } from 'kysely'
import type { Environment, Evaluator, RecordView } from '../evaluate/value.ts'
import type { SqlCompiler } from '../sql/compiler.ts'
import type { Sql } from '../sql/source.ts'

export type TextIn = (record: RecordView, environment: Environment) => string

/** Blank counts as an empty text. */
export function textIn(arg: Evaluator): TextIn {
  return (record, environment) => (arg(record, environment) as string | null) ?? ''
}

export function casedSql(upper: boolean, value: Sql, compiler: SqlCompiler): Sql {
  const collate = sql` collate ${sql.id(compiler.options.caseCollation ?? 'und-x-icu')}`
  // the rules of letters must not become the order of what is compared
  return sql`(${upper ? sql`upper` : sql`lower`}(${value}${collate}) collate "default")`
}
