/** A file that belongs to a dispute. */
import { sql } from 'kysely'
import { AttainError } from '../../../errors.ts'
import type { Context } from '../../context.ts'
import type { FoundFile } from '../../files.ts'
import { may, visibleStatements } from '../rights.ts'

/** For the payee and whoever sees the plan whole; managers see that there is a dispute, not what was said. */
export async function fileOfDispute(context: Context, id: string, file: string): Promise<FoundFile> {
  const { db, view } = context
  const { rows } = await sql<FoundFile & { plan: string; payee: string }>`select d.plan, d.payee_id as payee, f.name,
      f.media_type as "mediaType", f.content
    from commission_disputes d join commission_statements s on s.workspace_id = d.workspace_id and s.id = d.statement_id
    join files f on f.workspace_id = d.workspace_id and f.id = any(d.files)
    where d.workspace_id = ${view.workspace.id} and d.id = ${id}::uuid and f.id = ${file}::uuid
      and ${visibleStatements(context)}`.execute(db)
  const [found] = rows
  if (found === undefined || !(found.payee === view.actor.personId || may(context, found.plan, 'see')))
    throw new AttainError('not_found', { what: { en: 'file', 'zh-CN': '文件' } })
  const { name, mediaType, content } = found
  return { name, mediaType, content }
}
