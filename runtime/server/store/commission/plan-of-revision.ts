/** Plans of earlier revisions: a statement is said as it was when it was made. */
import type { plans } from '@attain/engine/metadata'
import { sql } from 'kysely'
import type { Database } from '../statement.ts'

/** A plan as a revision says it; undefined where it has none of this name. */
export async function planOfRevision(
  db: Database,
  workspace: number,
  revision: number,
  name: string,
): Promise<plans.CommissionPlanDocument | undefined> {
  const { rows } = await sql<{ content: plans.CommissionPlanDocument }>`select content
    from revision_documents join documents using (workspace_id, hash)
    where workspace_id = ${workspace} and revision = ${revision} and identity = ${`commission-plan:${name}`}`.execute(
    db,
  )
  return rows[0]?.content
}
