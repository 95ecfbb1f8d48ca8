import type { PublishReport } from '@attain/contract'
import { readDocuments } from '../../store/live-workspaces.ts'
import type { Context } from '../context.ts'
import { publish } from './publish.ts'
import { assertRevision } from './revisions.ts'

/** Publishes the documents of an earlier revision again, as a new one. */
export async function rollBack(context: Context, revision: number): Promise<PublishReport> {
  const { db, view, now } = context
  await assertRevision(context, revision)
  const documents = (await readDocuments(db, view.workspace.id, revision)) as object[]
  const message = `Back to revision ${revision}`
  return publish(db, view.workspace.id, { documents, message, by: view.actor.personId, at: now })
}
