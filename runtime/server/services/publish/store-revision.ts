/** A revision as it is kept: its documents by content, and what it is about. */
import { createHash } from 'node:crypto'
import { bundleFromDocuments, identityOf, type RawBundle } from '@attain/engine/metadata'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../../database/schema.ts'
import type { Publication } from './publication.ts'

/** Keeps the documents as the next revision and returns its number; nobody runs on it yet. */
export async function storeRevision(
  tx: Transaction<DB>,
  workspaceId: number,
  { documents, message, by, at }: Publication,
  changes: number,
): Promise<number> {
  const last = await tx
    .selectFrom('revisions')
    .select(sql<number>`max(revision)`.as('revision'))
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  const revision = (last?.revision ?? 0) + 1
  await tx
    .insertInto('revisions')
    .values({ workspace_id: workspaceId, revision, published_at: at, published_by: by, message, changes })
    .execute()
  await storeDocuments(tx, workspaceId, revision, bundleFromDocuments(documents))
  return revision
}

/** Documents are kept by content: a revision that changes one of five hundred adds one. */
async function storeDocuments(
  tx: Transaction<DB>,
  workspaceId: number,
  revision: number,
  raw: RawBundle,
): Promise<void> {
  const rows = raw.documents.map(({ kind, value }) => {
    const content = JSON.stringify(value)
    return { id: identityOf(kind, value), content, hash: createHash('sha256').update(content).digest('hex') }
  })
  await sql`insert into documents (workspace_id, hash, content)
    select distinct on (hash) ${workspaceId}::integer, hash, content::jsonb
    from unnest(${rows.map((row) => row.hash)}::text[], ${rows.map((row) => row.content)}::text[]) as g(hash, content)
    on conflict do nothing`.execute(tx)
  await sql`insert into revision_documents (workspace_id, revision, identity, hash)
    select ${workspaceId}::integer, ${revision}::integer, identity, hash
    from unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.hash)}::text[]) as g(identity, hash)`.execute(
    tx,
  )
}
