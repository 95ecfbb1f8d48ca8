/** What a sandbox loses when it is refreshed or deleted. Other workspaces are never emptied. */
import { sql, type Transaction } from 'kysely'
import type { DB } from '../../database/schema.ts'
import { AttainError } from '../../errors.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../context.ts'
import { reportingSchemaOf } from '../publish/reporting-views.ts'
import { busy, takeSandbox } from './family.ts'

/** Everything that consists of records or follows from them. */
const RECORD_TABLES = [
  'records',
  'record_slots',
  'record_words',
  'unique_keys',
  'hierarchy_paths',
  'audit',
  'past_values',
  'events',
  'turns',
  'rule_runs',
  'rule_clocks',
  'rule_firings',
  'counters',
  'files',
  'score_rewards',
  'score_results',
  'score_appeals',
  'score_reviews',
  'score_cards',
  'score_history',
  'score_definition_decisions',
  'score_definitions',
  'score_cycles',
  'commission_exports',
  'commission_disputes',
  'commission_statement_events',
  'commission_statements',
  'commission_credits',
  'commission_credit_sums',
  'commission_adjustments',
  'commission_periods',
  'commission_runs',
  'commission_scenarios',
  'approval_actions',
  'approval_copies',
  'approval_tasks',
  'approval_history',
  'approvals',
] as const

/** Those that refer to others first. */
const OTHER_TABLES = [
  'idempotency_keys',
  'delegations',
  'opinion_phrases',
  'notifications',
  'notification_preferences',
  'told_alerts',
  'subscriptions',
  'deliveries',
  'channels',
  'allowed_hosts',
  'taken_documents',
  'common_documents',
  'draft_documents',
  'drafts',
  'installed_templates',
  'revision_errors',
  'rollouts',
  'live_revisions',
  'revision_documents',
  'revisions',
  'documents',
  'field_slots',
  'kept_rollups',
  'followed_fields',
  'followed_changes',
  'forgotten_changes',
  'object_keys',
  'api_keys',
  'memberships',
  'sandbox_progress',
] as const

/** Every table that knows workspaces, but for the one that says what is a sandbox; a test holds that none is missing. */
export const erasedTables: readonly string[] = [...RECORD_TABLES, ...OTHER_TABLES]

/** Give the transaction. */
export async function eraseRecords(tx: Transaction<DB>, id: number): Promise<void> {
  for (const table of RECORD_TABLES) await sql`delete from ${sql.table(table)} where workspace_id = ${id}`.execute(tx)
}

/** Somebody with an account in a sandbox. */
export interface Member {
  readonly id: string
  readonly name: string
  /** The same person with the same account works in live; others may have been given an account by anybody here. */
  readonly isOfLive: boolean
}

/** People with an account in the sandbox, by their names; they outlive its records. */
export async function keepMembers(tx: Transaction<DB>, id: number): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select m.person_id as id, coalesce(r.doc ->> 'name', a.name) as name,
      exists (select from memberships l join sandboxes s on s.live_id = l.workspace_id
        where s.workspace_id = ${id} and l.person_id = m.person_id and l.account_id = m.account_id and l.active) as "isOfLive"
    from memberships m join auth_user a on a.id = m.account_id
    left join object_keys k on k.workspace_id = m.workspace_id and k.name = 'person'
    left join records r on r.workspace_id = m.workspace_id and r.object_key = k.object_key and r.id = m.person_id
      and r.deleted_at is null
    where m.workspace_id = ${id} order by m.person_id`.execute(tx)
  return rows
}

/** From now on nobody gets in; a worker takes away what is there. `name` must be the sandbox's. */
export function startDeleting(context: Context, slug: string, name: string): Promise<void> {
  return inTransaction(context, async ({ db, view }) => {
    const sandbox = await takeSandbox(db, view.workspace.id, slug)
    if (sandbox.state === 'deleting') throw busy(sandbox)
    if (sandbox.name !== name) {
      throw new AttainError('invalid_request', {
        problem: { en: '"name" must be the name of the sandbox.', 'zh-CN': '“name”须为沙盒的名称。' },
      })
    }
    await db
      .updateTable('sandboxes')
      .set({ state: 'deleting', attempts: 0, problem: null })
      .where('workspace_id', '=', sandbox.id)
      .execute()
    await db.deleteFrom('api_keys').where('workspace_id', '=', sandbox.id).execute()
    await db.deleteFrom('memberships').where('workspace_id', '=', sandbox.id).execute()
  })
}

/** Takes a sandbox away with all that it has; does nothing when another process was faster. */
export async function deleteSandbox(tx: Transaction<DB>, id: number): Promise<void> {
  const sandbox = await tx
    .selectFrom('sandboxes')
    .innerJoin('workspaces', 'workspaces.id', 'sandboxes.workspace_id')
    .select('workspaces.slug')
    .where('workspace_id', '=', id)
    .where('state', '=', 'deleting')
    .forUpdate()
    .executeTakeFirst()
  if (!sandbox) return
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`drop schema if exists ${sql.ref(reportingSchemaOf(sandbox.slug))} cascade`.execute(tx)
  await eraseRecords(tx, id)
  await sql`delete from common_documents where other_id = ${id}`.execute(tx)
  await sql`delete from taken_documents where source_id = ${id}`.execute(tx)
  for (const table of OTHER_TABLES) await sql`delete from ${sql.table(table)} where workspace_id = ${id}`.execute(tx)
  await tx.deleteFrom('sandboxes').where('workspace_id', '=', id).execute()
  await tx.deleteFrom('workspaces').where('id', '=', id).execute()
}
