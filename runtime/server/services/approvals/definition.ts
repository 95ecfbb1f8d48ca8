/** The definition that an approval keeps from the revision it began under, whatever is published later. */
import { type ApprovalDocument, type ApprovalModel, compileApproval } from '@attain/engine/metadata'
import type { LiveWorkspace } from '../../store/live-workspace.ts'
import type { Database } from '../../store/statement.ts'

/** What documents of earlier revisions compile to, until the next publish. */
const compiled = new WeakMap<LiveWorkspace, Map<string, ApprovalModel>>()

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
  const earlier = compiled.get(workspace) ?? new Map<string, ApprovalModel>()
  compiled.set(workspace, earlier)
  const key = `${pinned.revision}|${identity}`
  const known = earlier.get(key)
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
  earlier.set(key, model)
  return model
}
