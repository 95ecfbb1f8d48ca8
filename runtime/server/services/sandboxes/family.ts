/** A live workspace and its sandboxes. */
import type { Text } from '@attain/engine/metadata'
import { AttainError } from '../../errors.ts'
import type { Database } from '../../store/statement.ts'
import { type Context, inTransaction } from '../context.ts'

/** The live workspace that this one is a sandbox of; itself when it is none. */
export async function liveIdOf(db: Database, workspaceId: number): Promise<number> {
  const sandbox = await db
    .selectFrom('sandboxes')
    .select('live_id')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  return sandbox?.live_id ?? workspaceId
}

export interface Sandbox {
  readonly id: number
  readonly slug: string
  readonly name: string
  readonly state: 'filling' | 'ready' | 'failed' | 'deleting'
}

/** Takes the sandbox of a live workspace for the rest of the transaction. */
export async function takeSandbox(db: Database, liveId: number, slug: string): Promise<Sandbox> {
  const sandbox = await db
    .selectFrom('sandboxes')
    .innerJoin('workspaces', 'workspaces.id', 'sandboxes.workspace_id')
    .select(['workspaces.id', 'workspaces.slug', 'workspaces.name', 'sandboxes.state'])
    .where('sandboxes.live_id', '=', liveId)
    .where('workspaces.slug', '=', slug)
    .forUpdate('sandboxes')
    .executeTakeFirst()
  if (!sandbox) throw new AttainError('not_found', { what: sandboxText })
  return sandbox
}

export async function renameSandbox(context: Context, slug: string, name: string): Promise<void> {
  await inTransaction(context, async ({ db, view }) => {
    const { id } = await takeSandbox(db, view.workspace.id, slug)
    await db.updateTable('workspaces').set({ name }).where('id', '=', id).execute()
  })
}

const sandboxText: Text = { en: 'sandbox', 'zh-CN': '沙盒' }

export function busy({ name, state }: Sandbox): AttainError {
  return new AttainError('conflict', {
    problem:
      state === 'deleting'
        ? { en: `the sandbox "${name}" is being deleted.`, 'zh-CN': `沙盒“${name}”正在删除。` }
        : {
            en: `the sandbox "${name}" is being filled. Wait until it is ready.`,
            'zh-CN': `沙盒“${name}”正在填充，请等它就绪。`,
          },
  })
}
