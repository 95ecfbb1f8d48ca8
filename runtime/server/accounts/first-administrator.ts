import { randomInt } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { DB } from '../database/schema.ts'
import { createAccount } from './create-account.ts'
import { lockMemberships, setMembership } from './memberships.ts'
import { passwordLength } from './sign-in-names.ts'

export interface FirstAdministrator {
  readonly workspaceId: number
  /** The person record that the administrator is. */
  readonly personId: string
  readonly name: string
  /** Role documents, one of which makes an administrator. */
  readonly roles: readonly string[]
  /** Default `admin`. */
  readonly username?: string
  readonly email?: string
  /** The setting ATTAIN_ADMIN_PASSWORD, at least 10 characters; without it one is made up. */
  readonly password?: string
}

export interface FirstAdministratorReport {
  /** False when the workspace has somebody already; then nothing was done. */
  readonly created: boolean
  readonly accountId: string | null
  readonly username: string
  /** The password that was made up: to be printed once, it is kept nowhere. */
  readonly madeUpPassword: string | null
}

/**
 * Makes the first account of a workspace that has none. Safe to call on each start, and by several processes at once.
 * When the username exists already (it administers another workspace), that account joins and keeps its password.
 */
export async function ensureFirstAdministrator(
  db: Kysely<DB> | Transaction<DB>,
  given: FirstAdministrator,
): Promise<FirstAdministratorReport> {
  const { workspaceId, personId, name, roles, username = 'admin', email, password } = given
  if (password !== undefined && password.length < passwordLength.least) {
    throw new Error(
      `ATTAIN_ADMIN_PASSWORD must have at least ${passwordLength.least} characters, but has ${password.length}. Choose a longer one, or leave it out: then one is made up and printed.`,
    )
  }
  const make = async (transaction: Transaction<DB>) => {
    await lockMemberships(transaction, workspaceId)
    const somebody = await transaction
      .selectFrom('memberships')
      .select('account_id')
      .where('workspace_id', '=', workspaceId)
      .limit(1)
      .executeTakeFirst()
    if (somebody !== undefined) return { created: false, accountId: null, username, madeUpPassword: null }

    const known = await transaction
      .selectFrom('auth_user')
      .select('id')
      .where('username', '=', username.toLowerCase())
      .executeTakeFirst()
    const madeUpPassword = known === undefined && password === undefined ? makeUpPassword() : null
    const accountId =
      known?.id ??
      (await createAccount(transaction, {
        username,
        name,
        password: password ?? madeUpPassword ?? '',
        ...(email === undefined ? {} : { email }),
      }))
    await setMembership(transaction, workspaceId, personId, accountId, roles, true)
    return { created: true, accountId, username, madeUpPassword }
  }
  return db.isTransaction ? make(db as Transaction<DB>) : db.transaction().execute(make)
}

// Nothing that looks like something else (0 o, 1 l i), and hardly a word by accident.
const letters = 'bcdfghjkmnpqrstvwxz23456789'

/** A password that can be read out and typed, such as `kwqt-7mvx-bz3h-9pcr`: 76 bits. */
export function makeUpPassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}
