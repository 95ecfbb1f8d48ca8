import type { Kysely, Transaction } from 'kysely'
import type { DB } from '../database/schema.ts'
import type { AccountMemory } from './account-memory.ts'
import type { Authentication } from './authentication.ts'
import type { Identity } from './identity.ts'
import type { Membership, Principal } from './principal.ts'
import type { Origins } from './same-origin.ts'
import type { ThrottleLimits } from './sign-in-throttle.ts'

/** What accounts ask of the records and the published metadata of a workspace; the application answers. */
export interface Directory {
  /** Makes the published metadata of a workspace ready for the questions that follow. */
  load(workspaceId: number): Promise<unknown>
  /** Whether one of these roles makes an administrator. Asked on routes for administrators only. */
  isAdministrator(workspaceId: number, roles: readonly string[]): boolean
  /** Whether there is a role document of that name. */
  hasRole(workspaceId: number, role: string): boolean
  /** The person record, or null when there is none or it is deleted. */
  findPerson(workspaceId: number, personId: string): Promise<{ readonly name: string } | null>
  /** Somebody may not sign in any more; give the transaction that says so. */
  noteLockedOut(tx: Transaction<DB>, workspaceId: number, personId: string): Promise<void>
}

/** What the guard and the routes of accounts work with. */
export interface AccountSources {
  readonly db: Kysely<DB>
  readonly authentication: Authentication
  readonly identities: AccountMemory<Identity>
  readonly memberships: AccountMemory<Membership>
  readonly directory: Directory
  readonly publicOrigin: string | undefined
  readonly origins: Origins
  readonly throttle: ThrottleLimits
}

/** Who administers, by the roles that the guard found. */
export function administers(directory: Directory, principal: Principal): boolean {
  return directory.isAdministrator(principal.workspaceId, principal.roles)
}
