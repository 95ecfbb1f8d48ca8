/**
 * Ways to live that take their time: a canary, which some people try while the others stay, and a revision that goes
 * live at a given time. Both are kept as revisions at once; promoting is what publishing would have done.
 */
import type { CanaryBody, PublishReport } from '@attain/contract'
import { compileBundleInSteps, type Model, readDocumentsInSteps } from '@attain/engine/metadata'
import type { Transaction } from 'kysely'
import type { DB } from '../../database/schema.ts'
import { AttainError } from '../../errors.ts'
import { inSlices } from '../../in-slices.ts'
import { readDocuments } from '../../store/live-workspaces.ts'
import type { Database } from '../../store/statement.ts'
import { canaryObstacles } from './canary-obstacles.ts'
import { giveObjectKeys, giveSlots } from './give-slots.ts'
import { goLive } from './go-live.ts'
import { invalidBundle, type Publication } from './publication.ts'
import { prepare, takeTurn } from './publish.ts'

/** Lets some people work with the documents as a revision of their own. */
export function startCanary(
  db: Database,
  workspaceId: number,
  publication: Publication,
  { people, roles }: CanaryBody,
): Promise<PublishReport> {
  return prepare(db, workspaceId, publication, async (tx, { revision, model, beforeModel, liveRevision }) => {
    if (!beforeModel) throw nothingLive()
    const [obstacle] = canaryObstacles(beforeModel, model)
    if (obstacle) throw new AttainError('no_canary', { why: obstacle })
    // of objects that only they have, nobody else writes records: those get what they need at once
    const created = await giveObjectKeys(tx, workspaceId, model)
    if (created.size > 0) await giveSlots(tx, workspaceId, beforeModel, only(created, beforeModel, model), created)
    await tx
      .insertInto('rollouts')
      .values({
        workspace_id: workspaceId,
        revision,
        kind: 'canary',
        base_revision: liveRevision,
        people,
        roles,
        at: null,
      })
      .execute()
  })
}

/** Makes the documents live at a time to come. */
export function schedule(
  db: Database,
  workspaceId: number,
  publication: Publication,
  at: Date,
): Promise<PublishReport> {
  return prepare(db, workspaceId, publication, async (tx, { revision, liveRevision }) => {
    await tx
      .insertInto('rollouts')
      .values({ workspace_id: workspaceId, revision, kind: 'scheduled', base_revision: liveRevision, at })
      .execute()
  })
}

/** Makes a canary, or a scheduled revision before its time, live for everybody. */
export async function promote(
  db: Database,
  workspaceId: number,
  revision: number,
  who: { readonly by: string | null; readonly at: Date },
): Promise<void> {
  const run = async (tx: Transaction<DB>) => {
    const rollout = await findRollout(tx, workspaceId, revision)
    const live = await takeTurn(tx, workspaceId, rollout.base_revision, revision)
    const model = await modelOf(tx, workspaceId, revision)
    const before = live > 0 ? await modelOf(tx, workspaceId, live) : undefined
    await endRollout(tx, workspaceId, revision)
    await goLive(tx, workspaceId, revision, before, model, who)
  }
  return db.isTransaction ? run(db as Transaction<DB>) : db.transaction().execute(run)
}

/** Ends a canary, or calls a scheduled revision off: everybody stays on what is live. */
export async function withdraw(db: Database, workspaceId: number, revision: number): Promise<void> {
  await findRollout(db, workspaceId, revision)
  await endRollout(db, workspaceId, revision)
}

async function findRollout(db: Database, workspaceId: number, revision: number) {
  const rollout = await db
    .selectFrom('rollouts')
    .select(['base_revision', 'kind'])
    .where('workspace_id', '=', workspaceId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (rollout) return rollout
  throw new AttainError('not_found', {
    what: { en: `revision ${revision} on its way to live`, 'zh-CN': `待上线的版本 ${revision}` },
  })
}

async function endRollout(db: Database, workspaceId: number, revision: number): Promise<void> {
  await db.deleteFrom('rollouts').where('workspace_id', '=', workspaceId).where('revision', '=', revision).execute()
}

async function modelOf(db: Database, workspaceId: number, revision: number): Promise<Model> {
  const raw = await inSlices(readDocumentsInSteps(await readDocuments(db, workspaceId, revision)))
  const { model, problems } = await inSlices(compileBundleInSteps(raw))
  if (!model) throw invalidBundle(problems)
  return model
}

/** The live model with the objects that are new: slots of the others stay as they are. */
function only(created: ReadonlySet<string>, live: Model, model: Model): Model {
  const added = [...model.objects].filter(([name]) => created.has(name))
  return { ...live, objects: new Map([...live.objects, ...added]) }
}

function nothingLive(): AttainError {
  return new AttainError('no_canary', { why: { en: 'Nothing is live yet.', 'zh-CN': '尚无线上版本。' } })
}
