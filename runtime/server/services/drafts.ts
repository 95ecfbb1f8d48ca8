/**
 * Drafts: what somebody changes in the designer before it is published. One for each person of a workspace; a save
 * names the version that its author has seen, and what somebody else saved since in the same documents is a conflict,
 * which the designer merges by field.
 */
import type {
  DraftBody,
  DraftChanges,
  DraftDocument,
  DraftSummary,
  SaveDraftBody,
  SavedDocument,
} from '@attain/contract'
import { identityOf, isKind } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { AttainError } from '../errors.ts'
import { readDocuments } from '../store/live-workspaces.ts'
import type { Database } from '../store/statement.ts'
import { type Context, inTransaction } from './context.ts'
import { peopleNames } from './people-names.ts'
import { forgetTaken, settleTaken } from './sandboxes/common-documents.ts'

/** Every draft that differs from its revision, the last changed first. */
export async function listDrafts(context: Context): Promise<DraftSummary[]> {
  const { rows } = await sql<Omit<DraftSummary, 'ownerName'>>`
    select d.owner, d.base_revision as "baseRevision", d.version, c.changes,
      to_char(d.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt"
    from drafts d, lateral (
      select count(*)::integer as changes from draft_documents x
      left join revision_documents r on r.workspace_id = x.workspace_id and r.revision = d.base_revision and r.identity = x.identity
      left join documents b on b.workspace_id = r.workspace_id and b.hash = r.hash
      where x.workspace_id = d.workspace_id and x.owner = d.owner
        and (x.content is distinct from b.content or x.unfinished is not null)
    ) c
    where d.workspace_id = ${context.view.workspace.id} and c.changes > 0
    order by d.changed_at desc limit 200`.execute(context.db)
  const names = await peopleNames(
    context,
    rows.map(({ owner }) => owner),
  )
  return rows.map((row) => ({ ...row, ownerName: names.get(row.owner) ?? null }))
}

/** A draft with everything in it; one that nobody has begun yet is empty, on the live revision. */
export async function readDraft(context: Context, owner: string): Promise<DraftBody> {
  const { db, view, now } = context
  const { id: workspaceId, revision: liveRevision } = view.workspace
  const draft = await findDraft(db, workspaceId, owner)
  const documents = draft ? await savedDocuments(context, owner, 0) : []
  const baseRevision = draft?.baseRevision ?? liveRevision
  const names = await peopleNames(context, [owner])
  const base = (await readDocuments(db, workspaceId, baseRevision)) as DraftBody['base']
  return {
    owner,
    ownerName: names.get(owner) ?? null,
    baseRevision,
    liveRevision,
    version: draft?.version ?? 0,
    changedAt: (draft?.changedAt ?? now).toISOString(),
    base,
    documents,
  }
}

/** What was saved in a draft after a version of it. */
export async function readDraftChanges(context: Context, owner: string, since: number): Promise<DraftChanges> {
  const { id, revision: liveRevision } = context.view.workspace
  const draft = await findDraft(context.db, id, owner)
  return {
    version: draft?.version ?? 0,
    baseRevision: draft?.baseRevision ?? liveRevision,
    liveRevision,
    documents: draft && draft.version > since ? await savedDocuments(context, owner, since) : [],
  }
}

/** Saves documents into a draft, which begins with the first of them. Answers with what others saved meanwhile. */
export function saveDraft(context: Context, owner: string, body: SaveDraftBody): Promise<DraftChanges> {
  for (const document of body.documents) assertFiledRight(document)
  return inTransaction(context, async (inside) => {
    const { db, view, now } = inside
    const { id: workspaceId, revision: liveRevision } = view.workspace
    await assertPerson(inside, owner)
    const { seen } = body
    await db
      .insertInto('drafts')
      .values({ workspace_id: workspaceId, owner, base_revision: body.baseRevision ?? liveRevision, changed_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const draft = await lockDraft(db, workspaceId, owner)
    const baseRevision = body.baseRevision ?? draft.baseRevision
    const isMoving = baseRevision !== draft.baseRevision
    if (isMoving) await assertRevision(db, workspaceId, baseRevision)
    const since = await savedDocuments(inside, owner, seen)
    const named = new Set(body.documents.map(({ identity }) => identity))
    const overtaken = since.filter(({ identity }) => isMoving || named.has(identity))
    if (overtaken.length > 0 || seen > draft.version) {
      throw new AttainError(
        'draft_moved',
        {},
        { version: draft.version, baseRevision: draft.baseRevision, documents: overtaken },
      )
    }
    const version = draft.version + 1
    if (isMoving) {
      await db
        .deleteFrom('draft_documents')
        .where('workspace_id', '=', workspaceId)
        .where('owner', '=', owner)
        .execute()
    }
    await writeDocuments(inside, owner, version, body.documents)
    await db
      .updateTable('drafts')
      .set({ version, base_revision: baseRevision, changed_at: now })
      .where('workspace_id', '=', workspaceId)
      .where('owner', '=', owner)
      .execute()
    return { version, baseRevision, liveRevision, documents: since }
  })
}

/** Throws a draft away. It cannot be brought back. */
export async function discardDraft({ db, view }: Context, owner: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('drafts')
    .where('workspace_id', '=', view.workspace.id)
    .where('owner', '=', owner)
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) throw noDraft()
  await forgetTaken(db, view.workspace.id, owner)
}

/** The documents that a draft amounts to, at the version that its author has looked at. */
export async function draftedDocuments(
  { db, view }: Context,
  owner: string,
  seen: number,
): Promise<{ readonly baseRevision: number; readonly documents: readonly object[] }> {
  const { id: workspaceId } = view.workspace
  const draft = await lockDraft(db, workspaceId, owner)
  if (draft.version !== seen) throw new AttainError('draft_moved', {}, { version: draft.version })
  const rows = await db
    .selectFrom('draft_documents')
    .select(['identity', 'content', 'unfinished'])
    .where('workspace_id', '=', workspaceId)
    .where('owner', '=', owner)
    .execute()
  const open = rows.filter(({ unfinished }) => unfinished !== null).map(({ identity }) => identity)
  if (open.length > 0) throw new AttainError('draft_unfinished', { documents: open.join(', ') }, { documents: open })
  const documents = new Map(
    ((await readDocuments(db, workspaceId, draft.baseRevision)) as DraftBody['base']).map((document) => [
      identityIn(document),
      document,
    ]),
  )
  for (const { identity, content } of rows) {
    if (content === null) documents.delete(identity)
    else documents.set(identity, content as DraftBody['base'][number])
  }
  return { baseRevision: draft.baseRevision, documents: [...documents.values()] }
}

/** After its publish a draft changes nothing any more, and goes on from the revision that it made. */
export async function settleDraft({ db, view, now }: Context, owner: string, revision: number): Promise<void> {
  const at = { workspace_id: view.workspace.id, owner }
  await settleTaken(db, at.workspace_id, owner, revision)
  await db
    .deleteFrom('draft_documents')
    .where('workspace_id', '=', at.workspace_id)
    .where('owner', '=', owner)
    .execute()
  await db
    .updateTable('drafts')
    .set((set) => ({ base_revision: revision, version: set('version', '+', 1), changed_at: now }))
    .where('workspace_id', '=', at.workspace_id)
    .where('owner', '=', owner)
    .execute()
}

interface Draft {
  readonly baseRevision: number
  readonly version: number
  readonly changedAt: Date
}

async function findDraft(db: Database, workspaceId: number, owner: string, lock = false): Promise<Draft | undefined> {
  const query = db
    .selectFrom('drafts')
    .select(['base_revision', 'version', 'changed_at'])
    .where('workspace_id', '=', workspaceId)
    .where('owner', '=', owner)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row && { baseRevision: row.base_revision, version: row.version, changedAt: new Date(row.changed_at) }
}

async function lockDraft(db: Database, workspaceId: number, owner: string): Promise<Draft> {
  const draft = await findDraft(db, workspaceId, owner, true)
  if (!draft) throw noDraft()
  return draft
}

async function savedDocuments(context: Context, owner: string, since: number): Promise<SavedDocument[]> {
  const rows = await context.db
    .selectFrom('draft_documents')
    .select(['identity', 'content', 'unfinished', 'version', 'changed_by', 'changed_at'])
    .where('workspace_id', '=', context.view.workspace.id)
    .where('owner', '=', owner)
    .where('version', '>', since)
    .orderBy('identity')
    .execute()
  const names = await peopleNames(
    context,
    rows.map((row) => row.changed_by),
  )
  return rows.map(({ identity, content, unfinished, version, changed_by, changed_at }) => ({
    identity,
    content: content as SavedDocument['content'],
    unfinished,
    version,
    changedBy: changed_by,
    changedByName: names.get(changed_by) ?? null,
    changedAt: new Date(changed_at).toISOString(),
  }))
}

async function writeDocuments(
  { db, view, now }: Context,
  owner: string,
  version: number,
  documents: readonly DraftDocument[],
): Promise<void> {
  if (documents.length === 0) return
  await sql`insert into draft_documents
      (workspace_id, owner, identity, content, unfinished, version, changed_by, changed_at)
    select ${view.workspace.id}::integer, ${owner}::uuid, g.identity, g.content::jsonb, g.unfinished, ${version}::integer,
      ${view.actor.personId}::uuid, ${now}::timestamptz
    from unnest(
      ${documents.map(({ identity }) => identity)}::text[],
      ${documents.map(({ content }) => (content === null ? null : JSON.stringify(content)))}::text[],
      ${documents.map(({ unfinished }) => unfinished)}::text[]
    ) as g(identity, content, unfinished)
    on conflict (workspace_id, owner, identity) do update set content = excluded.content,
      unfinished = excluded.unfinished, version = excluded.version, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at`.execute(db)
}

/** A document is kept under the identity that its names give it; under another one two could become the same. */
function assertFiledRight({ identity, content }: DraftDocument): void {
  const own = content === null ? identity : identityIn(content)
  if (own === identity) return
  throw new AttainError('invalid_request', {
    problem: {
      en: `the document filed as "${identity}" is ${own === undefined ? 'of no kind that there is, or has no name' : `"${own}"`}.`,
      'zh-CN': `归为“${identity}”的文档${own === undefined ? '类型未知或缺少名称' : `实为“${own}”`}。`,
    },
  })
}

function identityIn(document: DraftBody['base'][number]): string | undefined {
  return isKind(document.kind) ? identityOf(document.kind, document) : undefined
}

async function assertRevision(db: Database, workspaceId: number, revision: number): Promise<void> {
  const found = await db
    .selectFrom('revisions')
    .select('revision')
    .where('workspace_id', '=', workspaceId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (!found) throw new AttainError('not_found', { what: { en: `revision ${revision}`, 'zh-CN': `版本 ${revision}` } })
}

async function assertPerson(context: Context, id: string): Promise<void> {
  const names = await peopleNames(context, [id])
  if (id !== context.view.actor.personId && !names.has(id)) {
    throw new AttainError('not_found', { what: { en: 'person', 'zh-CN': '人员' } })
  }
}

function noDraft(): AttainError {
  return new AttainError('not_found', { what: { en: 'draft', 'zh-CN': '草稿' } })
}
