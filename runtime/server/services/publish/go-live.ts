/** What makes a kept revision the live one: records fitted to it, slots and roll-ups given, views made anew. */
import type { Model } from '@attain/engine/metadata'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../../database/schema.ts'
import { noteCommonDocuments } from '../sandboxes/common-documents.ts'
import { fitRecords } from './fit-records.ts'
import { giveFollowedFields } from './give-followed-fields.ts'
import { giveRollups } from './give-rollups.ts'
import { giveObjectKeys, giveSlots } from './give-slots.ts'
import { refuseRemovedApprovals } from './removed-approvals.ts'
import { refreshReportingViews } from './reporting-views.ts'

/** `before` is the model that is live; undefined before the first publish. */
export async function goLive(
  tx: Transaction<DB>,
  workspaceId: number,
  revision: number,
  before: Model | undefined,
  model: Model,
  who: { readonly by: string | null; readonly at: Date },
): Promise<void> {
  if (before) await refuseRemovedApprovals(tx, workspaceId, before, model)
  const created = await giveObjectKeys(tx, workspaceId, model)
  if (before) await fitRecords(tx, workspaceId, before, model, who)
  await giveSlots(tx, workspaceId, before, model, created)
  await giveRollups(tx, workspaceId, model, created)
  await giveFollowedFields(tx, workspaceId, model, created)
  await refreshReportingViews(tx, workspaceId, before, model)
  await sql`insert into live_revisions (workspace_id, revision) values (${workspaceId}, ${revision})
    on conflict (workspace_id) do update set revision = excluded.revision`.execute(tx)
  await noteCommonDocuments(tx, workspaceId)
}
