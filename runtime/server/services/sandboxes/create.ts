/** A sandbox is a workspace with the documents of a live one, its asking administrator, and records on their way. */
import { type NewSandboxBody, type RefreshSandboxBody, usualRecordsPerObject } from '@attain/contract'
import { isAdministrator } from '@attain/engine/access'
import { sql, type Transaction } from 'kysely'
import { setMembership } from '../../accounts/index.ts'
import type { DB } from '../../database/schema.ts'
import { AttainError } from '../../errors.ts'
import { viewOf } from '../../store/live-workspace.ts'
import { LiveWorkspaces, readDocuments } from '../../store/live-workspaces.ts'
import { type Context, inTransaction } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { publish } from '../publish/index.ts'
import { addPeople, addWorkspace } from '../workspaces.ts'
import { noteCommonDocuments } from './common-documents.ts'
import { eraseRecords, keepMembers } from './erase.ts'
import { busy, type Sandbox, takeSandbox } from './family.ts'

const MOST_SANDBOXES = 20

interface Administrator {
  readonly personId: string
  readonly accountId: string
  readonly roles: readonly string[]
}

/** Makes a sandbox of the context's workspace. Its records are copied afterwards, by a worker. */
export function createSandbox(context: Context, body: NewSandboxBody): Promise<{ id: number; slug: string }> {
  return inTransaction(context, async (inside) => {
    const tx = inside.db as Transaction<DB>
    const { view, now: at } = inside
    const { id: liveId } = view.workspace
    await assertRoom(tx, liveId)
    const members = await administratorsOf(inside, [view.actor.personId, ...(body.administrators ?? [])])
    const slug = body.slug ?? (await freeSlug(tx, view.workspace.slug))
    const id = await addWorkspace(tx, { slug, name: body.name })
    await tx
      .insertInto('sandboxes')
      .values({
        workspace_id: id,
        live_id: liveId,
        made_at: at,
        made_by: view.actor.personId,
        refreshed_at: at,
        ...contentOf(body),
      })
      .execute()
    await publishLive(tx, liveId, id, { by: view.actor.personId, at, message: messageIn(inside, 'new') })
    const names = await peopleNames(
      inside,
      members.map(({ personId }) => personId),
    )
    const sandboxView = viewOf(await new LiveWorkspaces(tx).get(id), view.actor)
    const people = members.map(({ personId }) => ({ id: personId, name: names.get(personId) ?? '?' }))
    await addPeople(tx, sandboxView, people, at)
    for (const { personId, accountId, roles } of members) await setMembership(tx, id, personId, accountId, roles, true)
    return { id, slug }
  })
}

/** Documents and records as live has them now. What was changed in the sandbox is gone, but not its drafts. */
export function refreshSandbox(context: Context, slug: string, body: RefreshSandboxBody): Promise<Sandbox> {
  return inTransaction(context, async (inside) => {
    const tx = inside.db as Transaction<DB>
    const { view, now: at } = inside
    const sandbox = await takeSandbox(tx, view.workspace.id, slug)
    if (sandbox.state !== 'ready' && sandbox.state !== 'failed') throw busy(sandbox)
    await tx
      .updateTable('sandboxes')
      .set({ ...contentOf(body), refreshed_at: at, attempts: 0, problem: null })
      .where('workspace_id', '=', sandbox.id)
      .execute()
    // publishes wait for this row
    await sql`select from workspaces where id = ${sandbox.id} for update`.execute(tx)
    const members = await keepMembers(tx, sandbox.id)
    await eraseRecords(tx, sandbox.id)
    await tx.deleteFrom('rollouts').where('workspace_id', '=', sandbox.id).execute()
    await publishLive(tx, view.workspace.id, sandbox.id, {
      by: view.actor.personId,
      at,
      message: messageIn(inside, 'refreshed'),
    })
    await addPeople(tx, viewOf(await new LiveWorkspaces(tx).get(sandbox.id), view.actor), members, at)
    return sandbox
  })
}

function contentOf({ data, records = usualRecordsPerObject, maskAmounts = false }: RefreshSandboxBody) {
  const state = data === 'none' ? ('ready' as const) : ('filling' as const)
  return { data, records_per_object: records, masks_amounts: data === 'masked' && maskAmounts, state }
}

/** What its list of revisions says, in the language of whoever asks. */
function messageIn({ view, language }: Context, why: 'new' | 'refreshed'): string {
  const { slug } = view.workspace
  if (language === 'en') return why === 'new' ? `From ${slug}` : `Refreshed from ${slug}`
  return why === 'new' ? `来自 ${slug}` : `从 ${slug} 刷新`
}

/** Exactly the documents of the live revision become those of the sandbox. */
async function publishLive(
  tx: Transaction<DB>,
  liveId: number,
  id: number,
  who: { readonly by: string; readonly at: Date; readonly message: string },
): Promise<void> {
  const { revision } = await tx
    .selectFrom('live_revisions')
    .select('revision')
    .where('workspace_id', '=', liveId)
    .executeTakeFirstOrThrow()
  const documents = (await readDocuments(tx, liveId, revision)) as object[]
  await publish(tx, id, { documents, ...who })
  // also where there was nothing to publish
  await noteCommonDocuments(tx, id)
}

/** Locks the live workspace for a moment, so that two sandboxes made at once are counted both. */
async function assertRoom(tx: Transaction<DB>, liveId: number): Promise<void> {
  await sql`select from workspaces where id = ${liveId} for no key update`.execute(tx)
  const family = await tx
    .selectFrom('sandboxes')
    .select(['workspace_id', 'live_id'])
    .where((where) => where.or([where('live_id', '=', liveId), where('workspace_id', '=', liveId)]))
    .execute()
  if (family.some(({ workspace_id }) => workspace_id === liveId)) {
    throw new AttainError('invalid_request', {
      problem: { en: 'a sandbox is made from a live workspace.', 'zh-CN': '沙盒须从正式工作区创建。' },
    })
  }
  if (family.length < MOST_SANDBOXES) return
  throw new AttainError('invalid_request', {
    problem: {
      en: `there are ${MOST_SANDBOXES} sandboxes already, which is the most. Delete one first.`,
      'zh-CN': `已有 ${MOST_SANDBOXES} 个沙盒，达到上限。请先删除一个。`,
    },
  })
}

/** Who of these people administers the workspace; refuses others, and people without an account. */
async function administratorsOf({ db, view }: Context, people: readonly string[]): Promise<Administrator[]> {
  const wanted = [...new Set(people)]
  const rows = await db
    .selectFrom('memberships')
    .select(['person_id as personId', 'account_id as accountId', 'roles'])
    .where('workspace_id', '=', view.workspace.id)
    .where('active', '=', true)
    .where('person_id', 'in', wanted)
    .execute()
  const members = rows.filter(({ roles }) => isAdministrator(view.workspace.model, roles))
  if (members.length === wanted.length) return members
  throw new AttainError('invalid_request', {
    problem: {
      en: '"administrators" must be people who administer this workspace.',
      'zh-CN': '“administrators”须为此工作区的管理员。',
    },
  })
}

/** `main-sandbox`, `main-sandbox-2`, … */
async function freeSlug(tx: Transaction<DB>, liveSlug: string): Promise<string> {
  const stem = `${liveSlug.slice(0, 28)}-sandbox`
  const rows = await tx.selectFrom('workspaces').select('slug').where('slug', 'like', `${stem}%`).execute()
  const taken = new Set(rows.map(({ slug }) => slug))
  for (let number = 1; ; number++) {
    const slug = number === 1 ? stem : `${stem}-${number}`
    if (!taken.has(slug)) return slug
  }
}
