import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/schema.ts'

/** What every key begins with, for people and for scanners that look for leaked secrets. */
export const keyPrefix = 'attain_'

const keyPattern = /^attain_[A-Za-z0-9_-]{43}$/
const hintLength = keyPrefix.length + 4

export interface NewApiKey {
  readonly accountId: string
  readonly workspaceId: number
  /** What it is for, in its owner's words. */
  readonly name: string
  readonly expiresAt?: Date
}

export interface ApiKey {
  readonly id: string
  readonly name: string
  /** Its first characters, for people to tell keys apart. */
  readonly hint: string
  readonly createdAt: string
  readonly expiresAt: string | null
  /** Exact to the hour. */
  readonly lastUsedAt: string | null
}

/** A key that was just made; `key` cannot be read again. */
export interface CreatedApiKey extends ApiKey {
  readonly key: string
}

/** Makes a key of 32 random bytes. It acts as the account in one workspace, with the rights the account has then. */
export async function createApiKey(db: Kysely<DB>, given: NewApiKey): Promise<CreatedApiKey> {
  const key = keyPrefix + randomBytes(32).toString('base64url')
  const row = await db
    .insertInto('api_keys')
    .values({
      id: randomUUID(),
      hash: hashOfKey(key),
      hint: key.slice(0, hintLength),
      name: given.name,
      workspace_id: given.workspaceId,
      account_id: given.accountId,
      expires_at: given.expiresAt ?? null,
    })
    .returning(apiKeyColumns)
    .executeTakeFirstOrThrow()
  return { ...row, key }
}

const apiKeyColumns = [
  'id',
  'name',
  'hint',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'last_used_at as lastUsedAt',
] as const

/** The keys of an account in a workspace, newest first, expired ones too. */
export function listApiKeys(db: Kysely<DB>, accountId: string, workspaceId: number): Promise<ApiKey[]> {
  return db
    .selectFrom('api_keys')
    .select(apiKeyColumns)
    .where('account_id', '=', accountId)
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
}

/** Deletes a key of this account; false when it has no such key. */
export async function deleteApiKey(db: Kysely<DB>, accountId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('api_keys')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Whether a text has the form of a key at all. */
export function isApiKey(text: string): boolean {
  return keyPattern.test(text)
}

/** What is stored of a key. It is too random to be guessed, so a fast hash without salt serves. */
export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

export interface FoundApiKey {
  readonly id: string
  readonly accountId: string
  readonly workspaceSlug: string
  readonly expiresAt: string | null
}

/** The valid key with this hash, or null. Notes its use, at most once an hour. */
export async function findApiKey(db: Kysely<DB>, hash: string): Promise<FoundApiKey | null> {
  const key = await db
    .selectFrom('api_keys as key')
    .innerJoin('workspaces as workspace', 'workspace.id', 'key.workspace_id')
    .select([
      'key.id',
      'key.account_id as accountId',
      'workspace.slug as workspaceSlug',
      'key.expires_at as expiresAt',
      sql<boolean>`coalesce(key.last_used_at < now() - interval '1 hour', true)`.as('isUseWorthNoting'),
    ])
    .where('key.hash', '=', hash)
    .where((where) => where.or([where('key.expires_at', 'is', null), where('key.expires_at', '>', sql<string>`now()`)]))
    .executeTakeFirst()
  if (key === undefined) return null
  if (key.isUseWorthNoting) {
    await db.updateTable('api_keys').set({ last_used_at: sql<string>`now()` }).where('id', '=', key.id).execute()
  }
  return key
}
