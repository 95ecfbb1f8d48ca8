/** Fills a sandbox with records of its live workspace: in one transaction, which sees live as it was at one moment. */
import { createHmac, randomBytes } from 'node:crypto'
import type { Masking } from '@attain/engine/fields/masking'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../../database/schema.ts'
import { viewOf } from '../../store/live-workspace.ts'
import { LiveWorkspaces } from '../../store/live-workspaces.ts'
import { fillAllRollups } from '../../workers/fill-rollups.ts'
import { addPeople } from '../workspaces.ts'
import { type Choices, chooseRecords } from './choose-records.ts'
import { copyRecords } from './copy-records.ts'
import { eraseRecords, keepMembers } from './erase.ts'

/**
 * All or nothing. Does nothing when the sandbox is not waiting for it any more; when it is deleted meanwhile, the end of
 * the transaction is refused. `reporting` is another connection.
 */
export async function fillSandbox(db: Kysely<DB>, reporting: Kysely<DB>, id: number): Promise<void> {
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const sandbox = await tx
        .selectFrom('sandboxes')
        .selectAll()
        .where('workspace_id', '=', id)
        .where('state', '=', 'filling')
        .executeTakeFirst()
      if (!sandbox) return
      await sql`set local statement_timeout = 0`.execute(tx)
      // publishes of the sandbox wait, drafts do not
      await sql`select from workspaces where id = ${id} for no key update`.execute(tx)
      await fill(reporting, tx, id, {
        liveId: sandbox.live_id,
        perObject: sandbox.records_per_object,
        by: sandbox.made_by,
        masking: sandbox.data === 'masked' ? createMasking(sandbox.masks_amounts) : undefined,
      })
      await tx.updateTable('sandboxes').set({ state: 'ready', problem: null }).where('workspace_id', '=', id).execute()
    })
  await reporting.deleteFrom('sandbox_progress').where('workspace_id', '=', id).execute()
}

/** What is left of the secret when this has been filled is nothing: it is kept nowhere but here. */
function createMasking(amounts: boolean): Masking {
  const secret = randomBytes(32)
  return { pseudonym: (text) => createHmac('sha256', secret).update(text).digest(), amounts }
}

interface Filling {
  readonly liveId: number
  readonly perObject: number
  readonly by: string
  readonly masking: Masking | undefined
}

async function fill(
  reporting: Kysely<DB>,
  tx: Transaction<DB>,
  id: number,
  { liveId, perObject, by, masking }: Filling,
): Promise<void> {
  const at = new Date()
  const workspaces = new LiveWorkspaces(tx)
  const live = await workspaces.get(liveId)
  const sandbox = await workspaces.get(id)
  const members = await keepMembers(tx, id)
  const memberIds = members.map((member) => member.id)
  const choices = await chooseRecords(tx, live, sandbox, perObject, memberIds)
  const progress = reportProgress(reporting, id, choices)
  await eraseRecords(tx, id)
  await progress(0)
  await copyRecords({
    ...{ tx, live, sandbox, choices, masking, by, at },
    members: new Set(members.flatMap((member) => (member.isOfLive ? [member.id] : []))),
    onCopied: progress,
  })
  // working days count in conditions of roll-ups, and have just come
  const filled = viewOf(await workspaces.reload(id), { personId: by, roles: [] })
  const left = members.filter((member) => !choices.get('person')?.lines.has(member.id))
  if (left.length > 0) await addPeople(tx, filled, left, at)
  await fillAllRollups(tx, filled)
}

/** Written outside of the transaction, or nobody would see it. */
function reportProgress(db: Kysely<DB>, id: number, choices: Choices): (count: number) => Promise<void> {
  let total = 0
  for (const { lines } of choices.values()) total += lines.size
  let done = 0
  return async (count) => {
    done += count
    await db
      .insertInto('sandbox_progress')
      .values({ workspace_id: id, done, total })
      .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ done, total }))
      .execute()
  }
}
