/** A revision as it is kept: its documents by content, and what it is about. */
import { createHash } from 'node:crypto'
import { identityOf, type RawBundle } from '@attain/engine/metadata'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../../database/schema.ts'
import { createPause } from '../../in-slices.ts'
import type { Publication } from './publication.ts'

/** Keeps the documents as the next revision and returns its number; nobody runs on it yet. */
export async function storeRevision(
  tx: Transaction<DB>,
  workspaceId: number,
  { message, by, at }: Publication,
  raw: RawBundle,
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
  await storeDocuments(tx, workspaceId, revision, raw)
  return revision
}

/** Documents that are sent in one statement. */
const AT_ONCE = 100

/** Documents are kept by content: a revision that changes one of five hundred adds one. */
async function storeDocuments(
  tx: Transaction<DB>,
  workspaceId: number,
  revision: number,
  raw: RawBundle,
): Promise<void> {
  const pause = createPause()
  const rows: { readonly id: string | undefined; readonly hash: string; readonly content: string }[] = []
  for (const { kind, value } of raw.documents) {
    const content = JSON.stringify(value)
    rows.push({ id: identityOf(kind, value), hash: createHash('sha256').update(content).digest('hex'), content })
    await pause()
  }
  // most of them are there: sending them would hold everybody up for nothing
  const kept = new Set(
    (
      await sql<{ hash: string }>`select hash from documents
        where workspace_id = ${workspaceId} and hash = any(${rows.map(({ hash }) => hash)}::text[])`.execute(tx)
    ).rows.map(({ hash }) => hash),
  )
  const added = rows.filter(({ hash }) => !kept.has(hash))
  for (let start = 0; start < added.length; start += AT_ONCE) {
    const some = added.slice(start, start + AT_ONCE)
    await sql`insert into documents (workspace_id, hash, content)
      select distinct on (hash) ${workspaceId}::integer, hash, content::jsonb
      from unnest(${some.map((row) => row.hash)}::text[], ${some.map((row) => row.content)}::text[]) as g(hash, content)
      on conflict do nothing`.execute(tx)
  }
  await sql`insert into revision_documents (workspace_id, revision, identity, hash)
    select ${workspaceId}::integer, ${revision}::integer, identity, hash
    from unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.hash)}::text[]) as g(identity, hash)`.execute(
    tx,
  )
}
