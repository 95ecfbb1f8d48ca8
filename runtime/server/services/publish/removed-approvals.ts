import type { Model } from '@attain/engine/metadata'
import type { Transaction } from 'kysely'
import type { DB } from '../../database/schema.ts'
import { AttainError } from '../../errors.ts'

/** An approval that still runs somewhere cannot be removed: the rest of its way would be nobody's to change. */
export async function refuseRemovedApprovals(
  tx: Transaction<DB>,
  workspaceId: number,
  before: Model,
  after: Model,
): Promise<void> {
  for (const [identity, { document }] of before.approvals) {
    if (after.approvals.has(identity)) continue
    const { count } = await tx
      .selectFrom('approvals as a')
      .innerJoin('object_keys as k', (join) =>
        join.onRef('k.workspace_id', '=', 'a.workspace_id').onRef('k.object_key', '=', 'a.object_key'),
      )
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('a.workspace_id', '=', workspaceId)
      .where('k.name', '=', document.object)
      .where('a.name', '=', document.name)
      .where('a.status', 'in', ['running', 'returned'])
      .executeTakeFirstOrThrow()
    if (Number(count) > 0)
      throw new AttainError('approval_in_use', { approval: document.label, count: Number(count) }, { identity })
  }
}
