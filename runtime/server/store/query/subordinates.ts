import { sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import type { Database } from '../statement.ts'
import { below } from './hierarchy.ts'
import { QueryScope } from './source.ts'

/** Everybody who stands under a person, at any distance. */
export async function subordinatesOf(db: Database, view: View, person: string): Promise<ReadonlySet<string>> {
  const all = below(new QueryScope(view), 'person', 'manager', sql`${person}::uuid`)
  const { rows } = await sql<{ descendant_id: string }>`${all} and p.depth > 0`.execute(db)
  return new Set(rows.map((row) => row.descendant_id))
}
