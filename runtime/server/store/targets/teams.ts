/** Who heads which team, and which team is above it. */
import { sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import type { Database } from '../statement.ts'

export interface TeamPlace {
  readonly id: string
  readonly head: string | null
  readonly parent: string | null
}

export async function readTeams(db: Database, { workspace }: View): Promise<ReadonlyMap<string, TeamPlace>> {
  const { rows } = await sql<TeamPlace>`
    select id, doc ->> 'head' as head, doc ->> 'parent' as parent from records
    where workspace_id = ${workspace.id} and object_key = ${workspace.objects.get('team')?.key ?? 0}
      and deleted_at is null`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
