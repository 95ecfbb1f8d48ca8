import type { Kysely } from 'kysely'
import type { DB } from '../database/schema.ts'
import type { AccountMemory, Answer } from './account-memory.ts'
import { type Language, languages } from './language.ts'

/** Who acts, and in which workspace. The same frozen object serves many requests. */
export interface Principal {
  readonly workspaceId: number
  readonly workspaceSlug: string
  /** The record of the object `person` in this workspace. */
  readonly personId: string
  readonly accountId: string
  /** Names of role documents, sorted. */
  readonly roles: readonly string[]
  /** The language that the request asked for. */
  readonly language: Language
}

/** A membership as requests need it: its principal in each language. */
export type Membership = Readonly<Record<Language, Principal>>

const slugPattern = /^[a-z][a-z0-9-]{0,40}$/

/** The key of a membership in the memory; no slug means the account's first workspace. */
export function membershipKey(accountId: string, workspaceSlug: string | undefined): string {
  return workspaceSlug === undefined ? accountId : `${accountId} ${workspaceSlug}`
}

/** Who an account is in a workspace, or in its first one; null when it is not (any more) active there. */
export function learnMembership(
  db: Kysely<DB>,
  memory: AccountMemory<Membership>,
  accountId: string,
  workspaceSlug?: string,
): Promise<Membership | null> {
  if (workspaceSlug !== undefined && !slugPattern.test(workspaceSlug)) return Promise.resolve(null)
  return memory.learn(membershipKey(accountId, workspaceSlug), () => readMembership(db, accountId, workspaceSlug))
}

async function readMembership(
  db: Kysely<DB>,
  accountId: string,
  workspaceSlug: string | undefined,
): Promise<Answer<Membership> | null> {
  let query = db
    .selectFrom('memberships as membership')
    .innerJoin('workspaces as workspace', 'workspace.id', 'membership.workspace_id')
    .select(['workspace.id', 'workspace.slug', 'membership.person_id', 'membership.roles'])
    .where('membership.account_id', '=', accountId)
    .where('membership.active', '=', true)
  if (workspaceSlug !== undefined) query = query.where('workspace.slug', '=', workspaceSlug)
  const row = await query.orderBy('workspace.id').limit(1).executeTakeFirst()
  if (row === undefined) return null
  const roles = Object.freeze([...row.roles].sort())
  const answer = Object.fromEntries(
    languages.map((language) => [
      language,
      Object.freeze({
        workspaceId: row.id,
        workspaceSlug: row.slug,
        personId: row.person_id,
        accountId,
        roles,
        language,
      }),
    ]),
  ) as Record<Language, Principal>
  return { accountId, answer: Object.freeze(answer) }
}
