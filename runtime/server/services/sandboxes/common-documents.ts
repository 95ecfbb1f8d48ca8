/**
 * Documents as two workspaces last had them both: the base of a three-way merge between them. A sandbox begins with all
 * documents of live. From then on a document becomes common when both have the same live, whichever way that came
 * about, and when one has taken over what the other has and published it.
 */
import { identityOf, isKind, isSame, merge } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { readDocuments } from '../../store/live-workspaces.ts'
import type { Database } from '../../store/statement.ts'

type Json = Parameters<typeof isSame>[0]
type DocumentMap = ReadonlyMap<string, Json>

/** Call it when a revision has gone live. */
export async function noteCommonDocuments(db: Database, workspaceId: number): Promise<void> {
  await sql`with pairs as (
      select workspace_id, live_id as other_id from sandboxes where ${workspaceId} in (workspace_id, live_id)
    ),
    common as (
      select p.workspace_id, p.other_id, one.identity, d.content from pairs p
      join live_revisions l on l.workspace_id = p.workspace_id
      join revision_documents one on one.workspace_id = p.workspace_id and one.revision = l.revision
      join documents d on d.workspace_id = one.workspace_id and d.hash = one.hash
      join live_revisions m on m.workspace_id = p.other_id
      join revision_documents two on two.workspace_id = p.other_id and two.revision = m.revision
        and two.identity = one.identity
      join documents e on e.workspace_id = two.workspace_id and e.hash = two.hash and e.content = d.content
    ),
    gone as (
      delete from common_documents c using pairs p
      where c.workspace_id = p.workspace_id and c.other_id = p.other_id and not exists (
        select from live_revisions l join revision_documents x on x.workspace_id = l.workspace_id and x.revision = l.revision
        where l.workspace_id in (c.workspace_id, c.other_id) and x.identity = c.identity)
    )
    insert into common_documents as c (workspace_id, other_id, identity, content) select * from common
    on conflict (workspace_id, other_id, identity) do update set content = excluded.content
      where c.content <> excluded.content`.execute(db)
}

export async function readCommonDocuments(db: Database, one: number, two: number): Promise<DocumentMap> {
  const rows = await db
    .selectFrom('common_documents')
    .select(['identity', 'content'])
    .where('workspace_id', '=', Math.max(one, two))
    .where('other_id', '=', Math.min(one, two))
    .execute()
  return new Map(rows.map(({ identity, content }) => [identity, content as Json]))
}

/** A draft has taken these documents over, as the other workspace had them in that revision. */
export async function noteTaken(
  db: Database,
  taking: { readonly workspaceId: number; readonly owner: string },
  source: { readonly workspaceId: number; readonly revision: number },
  identities: readonly string[],
): Promise<void> {
  const documents = byIdentity(await readDocuments(db, source.workspaceId, source.revision))
  const contents = identities.map((identity) => documents.get(identity))
  await sql`insert into taken_documents (workspace_id, owner, source_id, identity, content)
    select ${taking.workspaceId}::integer, ${taking.owner}::uuid, ${source.workspaceId}::integer, g.identity, g.content::jsonb
    from unnest(${identities}::text[],
      ${contents.map((content) => (content === undefined ? null : JSON.stringify(content)))}::text[]) as g(identity, content)
    on conflict (workspace_id, owner, source_id, identity) do update set content = excluded.content`.execute(db)
}

/**
 * The draft is live now: what it took over is common, as far as nothing of it was taken back before publishing. What
 * both had changed was decided then, and is not asked again.
 */
export async function settleTaken(db: Database, workspaceId: number, owner: string, revision: number): Promise<void> {
  const taken = await db
    .deleteFrom('taken_documents')
    .where('workspace_id', '=', workspaceId)
    .where('owner', '=', owner)
    .returning(['source_id', 'identity', 'content'])
    .execute()
  if (taken.length === 0) return
  const live = byIdentity(await readDocuments(db, workspaceId, revision))
  for (const sourceId of new Set(taken.map(({ source_id }) => source_id))) {
    const base = await readCommonDocuments(db, workspaceId, sourceId)
    for (const { identity, content } of taken.filter(({ source_id }) => source_id === sourceId)) {
      const theirs = (content ?? undefined) as Json
      const mine = live.get(identity)
      const isTaken = isSame(merge(base.get(identity), mine, theirs).value, mine)
      if (isTaken) await writeCommon(db, workspaceId, sourceId, identity, theirs)
    }
  }
}

export async function forgetTaken(db: Database, workspaceId: number, owner: string): Promise<void> {
  await db.deleteFrom('taken_documents').where('workspace_id', '=', workspaceId).where('owner', '=', owner).execute()
}

async function writeCommon(db: Database, one: number, two: number, identity: string, content: Json): Promise<void> {
  const key = { workspace_id: Math.max(one, two), other_id: Math.min(one, two), identity }
  if (content === undefined) {
    await db
      .deleteFrom('common_documents')
      .where('workspace_id', '=', key.workspace_id)
      .where('other_id', '=', key.other_id)
      .where('identity', '=', identity)
      .execute()
    return
  }
  const text = JSON.stringify(content)
  await db
    .insertInto('common_documents')
    .values({ ...key, content: text })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'other_id', 'identity']).doUpdateSet({ content: text }))
    .execute()
}

function byIdentity(documents: readonly unknown[]): DocumentMap {
  return new Map(
    documents.flatMap((document) => {
      const { kind } = document as { kind: string }
      const identity = isKind(kind) ? identityOf(kind, document as never) : undefined
      return identity === undefined ? [] : [[identity, document as Json] as const]
    }),
  )
}
