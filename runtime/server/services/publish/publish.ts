/** Publishing: from documents to a live revision, in one transaction; nothing of it shows when it fails. */
import type { PublishReport } from '@attain/contract'
import {
  compileBundleInSteps,
  diffInSteps,
  impactInSteps,
  type Model,
  readDocumentsInSteps,
} from '@attain/engine/metadata'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../../database/schema.ts'
import { AttainError } from '../../errors.ts'
import { inSlices } from '../../in-slices.ts'
import { readDocuments } from '../../store/live-workspaces.ts'
import type { Database } from '../../store/statement.ts'
import { goLive } from './go-live.ts'
import { invalidBundle, type Publication } from './publication.ts'
import { storeRevision } from './store-revision.ts'

/** Publishes documents as the next revision. The same documents again make no revision. */
export async function publish(db: Database, workspaceId: number, publication: Publication): Promise<PublishReport> {
  return prepare(db, workspaceId, publication, async (tx, { model, beforeModel, revision }) => {
    await goLive(tx, workspaceId, revision, beforeModel, model, publication)
  })
}

/** What a way to live starts from: the revision, kept already, and the models of before and after. */
export interface Prepared {
  readonly revision: number
  readonly model: Model
  /** Undefined before the first publish. */
  readonly beforeModel: Model | undefined
  readonly liveRevision: number
}

/**
 * Checks the documents, keeps them as the next revision, and hands over to `proceed`, all in one transaction in which
 * no other publish of the workspace happens.
 */
export async function prepare(
  db: Database,
  workspaceId: number,
  publication: Publication,
  proceed: (tx: Transaction<DB>, prepared: Prepared) => Promise<void>,
): Promise<PublishReport> {
  const raw = await inSlices(readDocumentsInSteps(publication.documents))
  const { problems, model } = await inSlices(compileBundleInSteps(raw))
  if (!model) throw invalidBundle(problems)
  publication.compiled?.(model)
  const run = async (tx: Transaction<DB>): Promise<PublishReport> => {
    const live = await takeTurn(tx, workspaceId, publication.expectedRevision)
    const beforeRaw = await inSlices(readDocumentsInSteps(await readDocuments(tx, workspaceId, live)))
    const changes = await inSlices(diffInSteps(beforeRaw, raw))
    if (live > 0 && changes.length === 0)
      return { revision: live, published: false, changes: [], impact: [], problems: [...problems] }
    const known = publication.live?.revision === live ? publication.live.model : undefined
    const beforeModel = known ?? (await inSlices(compileBundleInSteps(beforeRaw))).model
    const impact = beforeModel ? await inSlices(impactInSteps(changes, beforeModel, model)) : []
    const revision = await storeRevision(tx, workspaceId, publication, raw, changes.length)
    await proceed(tx, {
      revision,
      model,
      beforeModel: live > 0 ? beforeModel : undefined,
      liveRevision: live,
    })
    return { revision, published: true, changes: [...changes], impact: [...impact], problems: [...problems] }
  }
  return db.isTransaction ? run(db as Transaction<DB>) : db.transaction().execute(run)
}

/** Publishes of one workspace take turns. Gives the live revision; refuses when it is not the expected one, or one is being tried. */
export async function takeTurn(
  tx: Transaction<DB>,
  workspaceId: number,
  expectedRevision: number | undefined,
  own?: number,
): Promise<number> {
  await sql`select from workspaces where id = ${workspaceId} for update`.execute(tx)
  const live = await tx
    .selectFrom('live_revisions')
    .select('revision')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  const revision = live?.revision ?? 0
  if (expectedRevision !== undefined && expectedRevision !== revision) {
    throw new AttainError(
      'conflict',
      {
        problem: {
          en: `revision ${revision} is live by now, and this change was made on revision ${expectedRevision}. Compare with it and publish again.`,
          'zh-CN': `当前线上版本为 ${revision}，而此改动基于版本 ${expectedRevision}。请比较后重新发布。`,
        },
      },
      { revision },
    )
  }
  const canary = await tx
    .selectFrom('rollouts')
    .select('revision')
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', 'canary')
    .executeTakeFirst()
  if (canary && canary.revision !== own) {
    throw new AttainError('canary_running', { revision: canary.revision }, { revision: canary.revision })
  }
  return revision
}
