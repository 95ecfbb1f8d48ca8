/** Files that belong to opinions: read by whoever may look at the approval. */
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import type { Context } from '../context.ts'
import type { FoundFile } from '../files.ts'
import { findInstance, noSuchApproval } from './instance.ts'
import { mayLookAt } from './who-may-look.ts'

/** Only files that one uploaded oneself; whoever knows the id of another must not get to read it by that. */
export async function checkFiles({ db, view }: Context, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from files where workspace_id = ${view.workspace.id}
    and uploaded_by = ${view.actor.personId} and id = any(${[...ids]}::uuid[])`.execute(db)
  if (rows.length < new Set(ids).size) throw noSuchFile()
  return ids
}

export async function fileOfApproval(context: Context, approvalId: string, fileId: string): Promise<FoundFile> {
  const instance = await findInstance(context, approvalId)
  if (!instance || !(await mayLookAt(context, instance))) throw noSuchApproval()
  const { rows } = await sql<FoundFile>`select name, media_type as "mediaType", content from files f
    where workspace_id = ${context.view.workspace.id} and id = ${fileId} and exists (select from approval_history h
      where h.workspace_id = f.workspace_id and h.approval_id = ${approvalId} and f.id = any(h.files))`.execute(
    context.db,
  )
  const file = rows[0]
  if (!file) throw noSuchFile()
  return file
}

function noSuchFile(): AttainError {
  return new AttainError('not_found', { what: { en: 'file', 'zh-CN': '文件' } })
}
