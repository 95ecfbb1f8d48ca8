/** Publishing: from documents to a live revision, in one transaction; nothing of it shows when it fails. */
import { createHash } from 'node:crypto'
import type { PublishReport, RevisionBody } from '@attain/contract'
import {
  bundleFromDocuments,
  compileBundle,
  diffBundles,
  hasErrors,
  identityOf,
  impactOf,
  type Model,
  type Problem,
} from '@attain/engine/metadata'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../database/schema.ts'
import { AttainError } from '../errors.ts'
import type { LiveWorkspace } from '../store/live-workspace.ts'
import { readDocuments } from '../store/live-workspaces.ts'
import { planSlots } from '../store/slot-columns.ts'
import type { Database } from '../store/statement.ts'
import { fitRecords, isRetyped } from './fit-records.ts'
import { giveRollups } from './publish-rollups.ts'
import { refreshReportingViews } from './reporting-views.ts'

export interface Publication {
  readonly documents: readonly object[]
  readonly message: string
  readonly by: string | null
  readonly at: Date
  readonly expectedRevision?: number
}

/** What publishing would change: against the live revision, without doing it. */
export async function previewPublication(db: Database, workspace: LiveWorkspace, documents: readonly object[]) {
  const raw = bundleFromDocuments(documents)
  const { problems, model } = compileBundle(raw)
  const before = await readDocuments(db, workspace.id, workspace.revision)
  const changes = diffBundles(bundleFromDocuments(before), raw)
  return { problems, changes, impact: model ? impactOf(changes, workspace.model, model) : [] }
}

/** Publishes documents as the next revision. The same documents again make no revision. */
export async function publish(db: Database, workspaceId: number, publication: Publication): Promise<PublishReport> {
  const raw = bundleFromDocuments(publication.documents)
  const { problems, model } = compileBundle(raw)
  if (!model) throw invalidBundle(problems)
  const run = (tx: Transaction<DB>) => publishIn(tx, workspaceId, publication, raw, model, problems)
  return db.isTransaction ? run(db as Transaction<DB>) : db.transaction().execute(run)
}

async function publishIn(
  tx: Transaction<DB>,
  workspaceId: number,
  publication: Publication,
  raw: ReturnType<typeof bundleFromDocuments>,
  model: Model,
  problems: readonly Problem[],
): Promise<PublishReport> {
  // publishes of one workspace take turns
  await sql`select from workspaces where id = ${workspaceId} for update`.execute(tx)
  const live = await tx
    .selectFrom('live_revisions')
    .select('revision')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  const before = live?.revision ?? 0
  const { expectedRevision } = publication
  if (expectedRevision !== undefined && expectedRevision !== before) {
    throw new AttainError(
      'conflict',
      {
        problem: {
          en: `revision ${before} is live by now, and this change was made on revision ${expectedRevision}. Compare with it and publish again.`,
          'zh-CN': `当前线上版本为 ${before}，而此改动基于版本 ${expectedRevision}。请比较后重新发布。`,
        },
      },
      { revision: before },
    )
  }
  const beforeRaw = bundleFromDocuments(await readDocuments(tx, workspaceId, before))
  const changes = diffBundles(beforeRaw, raw)
  const beforeModel = compileBundle(beforeRaw).model
  const impact = beforeModel ? impactOf(changes, beforeModel, model) : []
  if (before > 0 && changes.length === 0)
    return { revision: before, published: false, changes: [], impact: [], problems: [...problems] }

  const last = await tx
    .selectFrom('revisions')
    .select(sql<number>`max(revision)`.as('revision'))
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  const revision = (last?.revision ?? 0) + 1
  await tx
    .insertInto('revisions')
    .values({
      workspace_id: workspaceId,
      revision,
      published_at: publication.at,
      published_by: publication.by,
      message: publication.message,
      changes: changes.length,
    })
    .execute()
  await storeDocuments(tx, workspaceId, revision, raw)
  const created = await giveObjectKeys(tx, workspaceId, model)
  if (beforeModel && before > 0) await fitRecords(tx, workspaceId, beforeModel, model, publication)
  await giveSlots(tx, workspaceId, beforeModel, model, created)
  await giveRollups(tx, workspaceId, model, created)
  await refreshReportingViews(tx, workspaceId, before > 0 ? beforeModel : undefined, model)
  await sql`insert into live_revisions (workspace_id, revision) values (${workspaceId}, ${revision})
    on conflict (workspace_id) do update set revision = excluded.revision`.execute(tx)
  return { revision, published: true, changes: [...changes], impact: [...impact], problems: [...problems] }
}

/** Publishes the documents of an earlier revision again, as a new one. */
export async function rollBack(
  db: Database,
  workspaceId: number,
  revision: number,
  by: string | null,
  at: Date,
): Promise<PublishReport> {
  const found = await db
    .selectFrom('revisions')
    .select('revision')
    .where('workspace_id', '=', workspaceId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (!found) {
    throw new AttainError('not_found', { what: { en: `revision ${revision}`, 'zh-CN': `版本 ${revision}` } })
  }
  const documents = (await readDocuments(db, workspaceId, revision)) as object[]
  return publish(db, workspaceId, { documents, message: `Back to revision ${revision}`, by, at })
}

export async function listRevisions(db: Database, workspaceId: number): Promise<RevisionBody[]> {
  const rows = await db
    .selectFrom('revisions')
    .leftJoin('live_revisions', (join) =>
      join
        .onRef('live_revisions.workspace_id', '=', 'revisions.workspace_id')
        .onRef('live_revisions.revision', '=', 'revisions.revision'),
    )
    .select([
      'revisions.revision',
      'published_at',
      'published_by',
      'message',
      'changes',
      'live_revisions.revision as live',
    ])
    .where('revisions.workspace_id', '=', workspaceId)
    .orderBy('revisions.revision', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    revision: row.revision,
    publishedAt: new Date(row.published_at).toISOString(),
    publishedBy: row.published_by,
    message: row.message,
    live: row.live !== null,
    changes: row.changes,
  }))
}

export function invalidBundle(problems: readonly Problem[]): AttainError {
  const count = problems.filter((problem) => hasErrors([problem])).length
  return new AttainError('invalid_bundle', { count }, problems)
}

/** Documents are kept by content: a revision that changes one of five hundred adds one. */
async function storeDocuments(
  tx: Transaction<DB>,
  workspaceId: number,
  revision: number,
  raw: ReturnType<typeof bundleFromDocuments>,
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

/**
 * An object keeps its number for good, also while no revision has it: its records are still there. Returns the names
 * of objects that never were before.
 */
async function giveObjectKeys(tx: Transaction<DB>, workspaceId: number, model: Model): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`insert into object_keys (workspace_id, object_key, name)
    select ${workspaceId}::integer, (select coalesce(max(object_key), 0) from object_keys where workspace_id = ${workspaceId}) + row_number() over (), g.name
    from unnest(${[...model.objects.keys()]}::text[]) as g(name)
    where not exists (select from object_keys k where k.workspace_id = ${workspaceId} and k.name = g.name)
    returning name`.execute(tx)
  return new Set(rows.map((row) => row.name))
}

async function giveSlots(
  tx: Transaction<DB>,
  workspaceId: number,
  before: Model | undefined,
  model: Model,
  created: ReadonlySet<string>,
): Promise<void> {
  const keys = await tx
    .selectFrom('object_keys')
    .select(['name', 'object_key'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  const slots = await tx
    .selectFrom('field_slots')
    .select(['object_key', 'field', 'slot', 'state'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  for (const { name, object_key } of keys) {
    const object = model.objects.get(name)
    const current = slots.filter((slot) => slot.object_key === object_key)
    const plan = planSlots(current, object ? object.fields.values() : [])
    for (const { field, slot } of plan.release) {
      await tx
        .updateTable('field_slots')
        .set({ state: 'releasing' })
        .where('workspace_id', '=', workspaceId)
        .where('object_key', '=', object_key)
        .where('field', '=', field)
        .where('slot', '=', slot)
        .execute()
    }
    const retyped = object
      ? [...object.fields.values()].filter((field) =>
          isRetyped(before?.objects.get(name)?.fields.get(field.name), field),
        )
      : []
    if (retyped.length > 0) {
      // a slot that stays holds what the old definition put there
      await tx
        .updateTable('field_slots')
        .set({ state: 'filling' })
        .where('workspace_id', '=', workspaceId)
        .where('object_key', '=', object_key)
        .where('state', '=', 'ready')
        .where(
          'field',
          'in',
          retyped.map((field) => field.name),
        )
        .execute()
    }
    if (plan.assign.length === 0) continue
    // of an object that is there already, somebody may be writing the first record at this moment
    const state = created.has(name) ? 'ready' : 'filling'
    await tx
      .insertInto('field_slots')
      .values(plan.assign.map(({ field, slot }) => ({ workspace_id: workspaceId, object_key, field, slot, state })))
      .execute()
  }
}
