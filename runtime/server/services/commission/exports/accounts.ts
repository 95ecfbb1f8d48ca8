/** Which accounts lines of statements are booked on: of those that the plan names, the first that fits. */
import type { Line } from '@attain/engine/commission'
import type { plans } from '@attain/engine/metadata'

type Account = plans.Account
export type Group = NonNullable<Account['lines']>

export const groups: Readonly<Record<Line['type'], Group>> = {
  earning: 'earnings',
  transaction: 'earnings',
  limit: 'earnings',
  multiplier: 'earnings',
  cap: 'earnings',
  floor: 'earnings',
  poolCap: 'earnings',
  clawback: 'earnings',
  adjustment: 'adjustments',
  correction: 'adjustments',
  draw: 'draws',
  recovery: 'draws',
  carriedIn: 'draws',
  carriedOut: 'draws',
  hold: 'holds',
  release: 'holds',
}

export function accountOf(
  accounts: readonly Account[] = [],
  group: Group,
  component: string | null,
): Pick<Account, 'debit' | 'credit'> | undefined {
  return accounts.find(
    (one) =>
      (one.lines === undefined || one.lines === group) && (one.component === undefined || one.component === component),
  )
}

/** What payments are taken from: the account that is owed on, of whatever it is. */
export function payableOf(accounts: readonly Account[] = []): string | null {
  return (
    (accounts.find(({ component, lines }) => component === undefined && lines === undefined) ?? accounts[0])?.credit ??
    null
  )
}
