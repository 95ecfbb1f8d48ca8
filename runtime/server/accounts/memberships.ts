import type { Kysely, Transaction } from 'kysely'
import type { DB } from '../database/schema.ts'

/**
 * Makes an account the account of a person in a workspace, or changes its roles there. An inactive membership lets
 * nobody in: its API keys are deleted, and the sessions of an account without any other active membership end. Whoever
 * is let in no more is not let into sandboxes of the workspace either, which have its data.
 */
export async function setMembership(
  db: Kysely<DB> | Transaction<DB>,
  workspaceId: number,
  personId: string,
  accountId: string,
  roles: readonly string[],
  active: boolean,
): Promise<void> {
  const set = { account_id: accountId, roles: [...new Set(roles)].sort(), active }
  await db
    .insertInto('memberships')
    .values({ workspace_id: workspaceId, person_id: personId, ...set })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'person_id']).doUpdateSet(set))
    .execute()
  if (active) return
  const sandboxes = db.selectFrom('sandboxes').select('workspace_id').where('live_id', '=', workspaceId)
  await db
    .updateTable('memberships')
    .set({ active: false })
    .where('account_id', '=', accountId)
    .where('workspace_id', 'in', sandboxes)
    .execute()
  await db
    .deleteFrom('api_keys')
    .where('account_id', '=', accountId)
    .where((where) => where.or([where('workspace_id', '=', workspaceId), where('workspace_id', 'in', sandboxes)]))
    .execute()
  await db
    .deleteFrom('auth_session')
    .where('user_id', '=', accountId)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('memberships')
            .select('workspace_id')
            .where('account_id', '=', accountId)
            .where('active', '=', true),
        ),
      ),
    )
    .execute()
}

/** An account as an administrator of one workspace sees it. */
export interface PersonAccount {
  readonly accountId: string
  readonly username: string
  readonly email: string | null
  readonly roles: readonly string[]
  readonly active: boolean
  /** Whether it belongs to other workspaces as well, whose people then depend on it too. */
  readonly shared: boolean
}

/** The account of a person in a workspace, if any. */
export async function readPersonAccount(
  db: Kysely<DB> | Transaction<DB>,
  workspaceId: number,
  personId: string,
): Promise<PersonAccount | undefined> {
  return db
    .selectFrom('memberships as membership')
    .innerJoin('auth_user as account', 'account.id', 'membership.account_id')
    .where('membership.workspace_id', '=', workspaceId)
    .where('membership.person_id', '=', personId)
    .select((column) => [
      'account.id as accountId',
      'account.username',
      'account.email',
      'membership.roles',
      'membership.active',
      column
        .exists(
          column
            .selectFrom('memberships as other')
            .select('other.workspace_id')
            .whereRef('other.account_id', '=', 'account.id')
            .where('other.workspace_id', '<>', workspaceId)
            // its sandboxes have nothing that its own administrators may not see
            .where(
              'other.workspace_id',
              'not in',
              column.selectFrom('sandboxes').select('sandboxes.workspace_id').where('live_id', '=', workspaceId),
            ),
        )
        .$castTo<boolean>()
        .as('shared'),
    ])
    .executeTakeFirst()
}

/** Lets one change of memberships of a workspace happen at a time, until the end of the transaction. */
export async function lockMemberships(db: Transaction<DB>, workspaceId: number): Promise<void> {
  await db.selectFrom('workspaces').select('id').where('id', '=', workspaceId).forNoKeyUpdate().execute()
}
