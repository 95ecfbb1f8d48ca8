import { type RawBuilder, sql } from 'kysely'
import type { QueryScope } from './source.ts'

type Sql = RawBuilder<unknown>

/** The ids of everything below (and including) a record of a hierarchy. */
export function below(scope: QueryScope, object: string, field: string, id: Sql): Sql {
  return sql`select p.descendant_id from hierarchy_paths p where ${belowWhere(scope, object, field, id)}`
}

/** True when one record of a hierarchy stands above another, at any distance. */
export function isAbove(scope: QueryScope, object: string, field: string, above: Sql, id: Sql): Sql {
  return sql`exists (select from hierarchy_paths p where ${belowWhere(scope, object, field, above)} and p.descendant_id = ${id} and p.depth > 0)`
}

function belowWhere(scope: QueryScope, object: string, field: string, id: Sql): Sql {
  return sql`p.workspace_id = ${sql.lit(scope.view.workspace.id)} and p.object_key = ${sql.lit(scope.object(object).key)} and p.field = ${sql.lit(field)} and p.ancestor_id = ${id}`
}
