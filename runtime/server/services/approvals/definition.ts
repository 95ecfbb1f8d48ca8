/** The definition that an approval keeps from the revision it began under, whatever is published later. */
import { type ApprovalDocument, type ApprovalModel, compileApproval } from '@attain/engine/metadata'
import { LRUCache } from 'lru-cache'
import type { LiveWorkspace } from '../../store/live-workspace.ts'
import type { Database } from '../../store/statement.ts'

/** Published documents never change, so what they compile to is kept as long as there is room. */
const compiled = new LRUCache<string, ApprovalModel>({ max: 500 })

/** Where an approval's definition stands: `object` and `name` of its document. */
export interface Pinned {
  readonly object: string
  readonly name: string
  readonly revision: number
}

export async function definitionOf(db: Database, workspace: LiveWorkspace, pinned: Pinned): Promise<ApprovalModel> {
  const identity = `${pinned.object}/${pinned.name}`
  const live = pinned.revision === workspace.revision ? workspace.model.approvals.get(identity) : undefined
  if (live) return live
  const key = `${workspace.id}|${pinned.revision}|${identity}`
  const known = compiled.get(key)
  if (known) return known
  const { content } = await db
    .selectFrom('revision_documents as r')
    .innerJoin('documents as d', (join) =>
      join.onRef('d.workspace_id', '=', 'r.workspace_id').onRef('d.hash', '=', 'r.hash'),
    )
    .select('d.content')
    .where('r.workspace_id', '=', workspace.id)
    .where('r.revision', '=', pinned.revision)
    .where('r.identity', '=', `approval:${identity}`)
    .executeTakeFirstOrThrow()
  const document = content as ApprovalDocument
  const model = { document, definition: compileApproval(document) }
  compiled.set(key, model)
  return model
}
