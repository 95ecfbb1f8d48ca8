import { createHash } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/schema.ts'
import { AttainError } from '../errors.ts'

/** How many sign-ins may fail within a window of time. */
export interface ThrottleLimits {
  readonly perAccount: number
  /** Higher: whole offices share an address. */
  readonly perAddress: number
  readonly windowSeconds: number
}

/** At most 10 guesses per name and quarter of an hour, from wherever they come. */
export const defaultLimits: ThrottleLimits = { perAccount: 10, perAddress: 100, windowSeconds: 15 * 60 }

/** An attempt that was counted as failed beforehand, so that many at once are no way around the limit. */
export interface Attempt {
  succeeded(): Promise<void>
}

/**
 * Counts an attempt to sign in as `name` (whether there is such an account or not) from an address. Throws
 * `too_many_requests` when that is one too many; the password must not be looked at then.
 */
export async function beginAttempt(
  db: Kysely<DB>,
  name: string,
  address: string,
  limits: ThrottleLimits,
): Promise<Attempt> {
  // Digests, because people type passwords into the wrong field.
  const accountKey = `account ${digest(name.trim().toLowerCase())}`
  const addressKey = `address ${digest(addressGroup(address))}`
  const window = sql<string>`make_interval(secs => ${limits.windowSeconds})`
  // Always account before address: two attempts that lock the same rows in different orders would block each other.
  const { rows } = await sql<{ key: string; failures: number; wait: number }>`
    insert into sign_in_failures as known (key, failures, since)
    values (${accountKey}, 1, now()), (${addressKey}, 1, now())
    on conflict (key) do update set
      failures = case when known.since + ${window} <= now() then 1 else known.failures + 1 end,
      since = case when known.since + ${window} <= now() then now() else known.since end
    returning key, failures, ceil(extract(epoch from since + ${window} - now()))::integer as wait`.execute(db)

  const waits = rows
    .filter((row) => row.failures > (row.key === accountKey ? limits.perAccount : limits.perAddress))
    .map((row) => Math.max(row.wait, 1))
  if (waits.length > 0) {
    const retryAfterSeconds = Math.max(...waits)
    throw new AttainError('too_many_requests', { seconds: retryAfterSeconds }, { retryAfterSeconds })
  }
  return {
    async succeeded() {
      await sql`with forgiven as (delete from sign_in_failures where key = ${accountKey})
        update sign_in_failures set failures = failures - 1 where key = ${addressKey} and failures > 0`.execute(db)
    },
  }
}

/** Removes counts whose window is over. */
export async function forgetOldAttempts(db: Kysely<DB>, limits: ThrottleLimits): Promise<void> {
  await sql`delete from sign_in_failures
    where since + make_interval(secs => ${limits.windowSeconds}) <= now()`.execute(db)
}

/** What counts as one address: for IPv6 the network, because everybody has a whole one. */
export function addressGroup(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined && isIPv4(mapped)) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
