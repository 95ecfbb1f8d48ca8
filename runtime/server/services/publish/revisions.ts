/** What was published: every revision with its state, its documents, and who changed a document when. */
import type { RevisionBody, RevisionDetailBody } from '@attain/contract'
import { diffInSteps, readDocumentsInSteps, type Text } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { inSlices } from '../../in-slices.ts'
import { readDocuments } from '../../store/live-workspaces.ts'
import type { Context } from '../context.ts'
import { peopleNames } from '../people-names.ts'

const MAX_LISTED = 200

/** The newest first; `document`: those alone that added, changed or removed this one. */
export async function listRevisions(context: Context, document?: string): Promise<RevisionBody[]> {
  const { db, view } = context
  const { id } = view.workspace
  const { rows } = await sql<Omit<RevisionBody, 'publishedByName'>>`
    with changed as (
      select r.revision from revisions r
      left join revision_documents d on d.workspace_id = r.workspace_id and d.revision = r.revision and d.identity = ${document ?? null}
      left join revision_documents b on b.workspace_id = r.workspace_id and b.identity = ${document ?? null}
        and b.revision = (select max(p.revision) from revisions p where p.workspace_id = r.workspace_id and p.revision < r.revision)
      where r.workspace_id = ${id} and (${document ?? null}::text is null or d.hash is distinct from b.hash)
      order by r.revision desc limit ${MAX_LISTED}
    )
    select r.revision, to_char(r.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt",
      r.published_by as "publishedBy", r.message, r.changes, l.revision is not null as live,
      case when o.revision is null then null else jsonb_build_object('kind', o.kind, 'people', o.people, 'roles', o.roles,
        'at', to_char(o.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'problem', o.problem) end as rollout,
      coalesce((select sum(e.count) from revision_errors e where e.workspace_id = r.workspace_id and e.revision = r.revision), 0)::integer as errors
    from revisions r join changed using (revision)
    left join live_revisions l on l.workspace_id = r.workspace_id and l.revision = r.revision
    left join rollouts o on o.workspace_id = r.workspace_id and o.revision = r.revision
    where r.workspace_id = ${id} order by r.revision desc`.execute(db)
  const people = rows.flatMap(({ publishedBy, rollout }) => [publishedBy, ...(rollout?.people ?? [])])
  const names = await peopleNames(context, people)
  return rows.map((row) => ({
    ...row,
    publishedByName: names.get(row.publishedBy ?? '') ?? null,
    rollout: row.rollout && {
      ...row.rollout,
      peopleNames: row.rollout.people.map((person) => names.get(person) ?? '—'),
      problem: inLanguage(row.rollout.problem as unknown as Text | null, context.language),
    },
  }))
}

/** One revision: its documents, and what it changed against the one before. */
export async function readRevision(context: Context, revision: number): Promise<RevisionDetailBody> {
  const { db, view } = context
  const { id } = view.workspace
  await assertRevision(context, revision)
  const documents = await readDocuments(db, id, revision)
  const before = await readDocuments(db, id, revision - 1)
  const [old, young] = [await inSlices(readDocumentsInSteps(before)), await inSlices(readDocumentsInSteps(documents))]
  const changes = await inSlices(diffInSteps(old, young))
  return { revision, documents: documents as RevisionDetailBody['documents'], changes: [...changes] }
}

/** What went wrong for people while they worked under a revision, the most frequent first. */
export async function revisionErrors({ db, view }: Context, revision: number) {
  const { rows } = await sql<{
    code: string
    status: number
    count: number
    lastAt: string
    lastMessage: string
    lastRequest: string
  }>`
    select code, status, count::integer as count, last_message as "lastMessage", last_request as "lastRequest",
      to_char(last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastAt"
    from revision_errors where workspace_id = ${view.workspace.id} and revision = ${revision}
    order by count desc, code limit 100`.execute(db)
  return rows
}

export async function assertRevision({ db, view }: Context, revision: number): Promise<void> {
  const found = await db
    .selectFrom('revisions')
    .select('revision')
    .where('workspace_id', '=', view.workspace.id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (!found) throw new AttainError('not_found', { what: { en: `revision ${revision}`, 'zh-CN': `版本 ${revision}` } })
}

function inLanguage(text: Text | null, language: 'en' | 'zh-CN'): string | null {
  return text && (text[language] ?? text.en)
}
