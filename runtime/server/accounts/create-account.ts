import { randomUUID } from 'node:crypto'
import type { FieldProblem } from '@attain/contract'
import { hashPassword } from 'better-auth/crypto'
import type { Kysely, Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from '../database/schema.ts'
import { AttainError } from '../errors.ts'
import type { Language } from './language.ts'
import { passwordLength, usernameLength, usernamePattern } from './sign-in-names.ts'

export interface NewAccount {
  /** 3 to 60 of `A-Z a-z 0-9 . _ -`; case does not matter. */
  readonly username: string
  readonly email?: string
  readonly name: string
  /** 10 to 200 characters. */
  readonly password: string
}

/**
 * Creates an account that can sign in, and answers with its id. It may do nothing until `setMembership` makes it a
 * person of a workspace. Throws `not_unique` when the username or email is taken, an Error when a value has not the
 * form that the contract asks for.
 */
export async function createAccount(
  db: Kysely<DB> | Transaction<DB>,
  { username, email, name, password }: NewAccount,
  language: Language = 'en',
): Promise<string> {
  assertUsername(username)
  assertPassword(password)
  const id = randomUUID()
  const hash = await hashPassword(password)
  try {
    // One statement, so that it needs no transaction of its own.
    await db
      .with('created', (insert) =>
        insert
          .insertInto('auth_user')
          .values({ id, name, username: username.toLowerCase(), email: email?.toLowerCase() ?? null })
          .returning('id'),
      )
      .insertInto('auth_account')
      .columns(['id', 'account_id', 'provider_id', 'user_id', 'password'])
      .expression((from) =>
        from
          .selectFrom('created')
          .select((value) => [
            value.val(randomUUID()).as('id'),
            'created.id as account_id',
            value.val('credential').as('provider_id'),
            'created.id as user_id',
            value.val(hash).as('password'),
          ]),
      )
      .execute()
  } catch (error) {
    throw translateTaken(error, language)
  }
  return id
}

/** Sets the username and email. Throws `not_unique` when another account has one of them. */
export async function renameAccount(
  db: Kysely<DB> | Transaction<DB>,
  accountId: string,
  { username, email }: { username: string; email: string | undefined },
  language: Language = 'en',
): Promise<void> {
  assertUsername(username)
  try {
    await db
      .updateTable('auth_user')
      .set({ username: username.toLowerCase(), email: email?.toLowerCase() ?? null, updated_at: new Date() })
      .where('id', '=', accountId)
      .execute()
  } catch (error) {
    throw translateTaken(error, language)
  }
}

/** Sets a new password without asking for the old one, and ends all sessions of the account. */
export async function resetPassword(db: Transaction<DB>, accountId: string, password: string): Promise<void> {
  assertPassword(password)
  await db
    .updateTable('auth_account')
    .set({ password: await hashPassword(password), updated_at: new Date() })
    .where('user_id', '=', accountId)
    .where('provider_id', '=', 'credential')
    .execute()
  await db.deleteFrom('auth_session').where('user_id', '=', accountId).execute()
}

function assertUsername(username: string): void {
  const { least, most } = usernameLength
  if (username.length >= least && username.length <= most && usernamePattern.test(username)) return
  throw new Error(
    `A username has ${least} to ${most} characters out of A–Z, a–z, 0–9, ".", "_" and "-", but this is ${JSON.stringify(username.slice(0, 80))}.`,
  )
}

function assertPassword(password: string): void {
  const { least, most } = passwordLength
  if (password.length >= least && password.length <= most) return
  throw new Error(`A password has ${least} to ${most} characters, but this has ${password.length}.`)
}

const takenFields: Readonly<Record<string, string>> = {
  auth_user_username_key: 'username',
  auth_user_email_key: 'email',
}

function translateTaken(error: unknown, language: Language): unknown {
  const field = error instanceof pg.DatabaseError ? takenFields[error.constraint ?? ''] : undefined
  if (field === undefined) return error
  const message =
    language === 'en'
      ? `Another account has this ${field}.`
      : `此${field === 'email' ? '邮箱' : '用户名'}已被其他账号使用。`
  const problem: FieldProblem = { field, code: 'not_unique', message }
  return new AttainError('not_unique', { field }, [problem], { cause: error })
}
