/** Values of related records for rules of the model, which look at everything whatever the actor may see. */
import type { Json } from '@attain/engine/fields'
import type { FieldPath } from '@attain/engine/formula'
import { sql } from 'kysely'
import type { LiveObject, View } from '../live-workspace.ts'
import type { Database } from '../statement.ts'
import { QueryScope, Source } from './source.ts'

/** By record id and path. The paths go from an object that points to `target` with their first hop. */
export async function relatedValues(
  db: Database,
  view: View,
  target: LiveObject,
  ids: readonly string[],
  paths: readonly FieldPath[],
): Promise<Map<string, ReadonlyMap<string, Json>>> {
  const source = new Source(new QueryScope(view), target).trusted
  const values = paths.map(
    ({ hops, field }, i) => sql`${source.through(hops.slice(1)).json(field)} as ${sql.ref(`v${i}`)}`,
  )
  const { rows } = await sql<{ id: string } & Record<string, Json>>`
    select ${source.id} as id, ${sql.join(values)} from record_slots ${sql.ref(source.alias)} ${source.joins}
    where ${source.key} and ${source.id} = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, new Map(paths.map(({ path }, i) => [path, row[`v${i}`] ?? null]))]))
}
