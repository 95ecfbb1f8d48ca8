/** A bundle published on an empty database, as an administrator publishes it. */
import type { Model } from '@attain/engine/metadata'
import type { Kysely } from 'kysely'
import { connect } from '../database/connect.ts'
import type { DB } from '../database/schema.ts'
import { publish } from '../services/publish/index.ts'
import { addWorkspace } from '../services/workspaces.ts'
import type { LiveWorkspace } from '../store/live-workspace.ts'
import { LiveWorkspaces } from '../store/live-workspaces.ts'

export interface Trial {
  readonly db: Kysely<DB>
  readonly workspace: LiveWorkspace
  readonly close: () => Promise<void>
}

/** On a database that `makeTrialDatabase` has made. */
export async function openTrial(url: string, documents: readonly object[]): Promise<Trial> {
  const db = connect(url, { poolSize: 2, idleInTransactionTimeoutMs: 0, applicationName: 'attain trial' })
  try {
    const workspaces = new LiveWorkspaces(db)
    const id = await db.transaction().execute((tx) => addWorkspace(tx, { slug: 'trial', name: 'Trial' }))
    let model: Model | undefined
    const { revision } = await publish(db, id, {
      ...{ documents, message: 'Trial', by: null, at: new Date() },
      compiled: (compiled) => {
        model = compiled
      },
    })
    if (model !== undefined) workspaces.remember(id, revision, model)
    return { db, workspace: await workspaces.get(id), close: () => db.destroy() }
  } catch (error) {
    await db.destroy()
    throw error
  }
}
