/** Pools: each result so far is all that is in the pool; everybody gets the part that their weight has. */
import { fraction, sum, text } from '../performance/fraction.ts'
import { type Account, placesOf, spanAt } from './account.ts'
import type { ComponentResult } from './component.ts'
import type { CommissionPlan, Component } from './definition.ts'
import { divideAmong } from './pool.ts'

export function dividePools(
  period: string,
  { currency }: CommissionPlan,
  { name }: Component,
  accounts: readonly Account[],
): void {
  const pools = new Map<string, { account: Account; at: number; weight: string }[]>()
  for (const account of accounts)
    for (const at of placesOf(account, period)) {
      const pool = spanAt(account, at).components[name]?.pool
      if (pool === undefined) continue
      pools.set(pool.name, [...(pools.get(pool.name) ?? []), { account, at, weight: pool.weight }])
    }
  for (const [pool, members] of pools) {
    const whole = members.map(({ account, at }) => account.results.get(name)?.[at]).find(isEarned)
    if (whole === undefined) continue
    const weights = members.map(({ weight }) => fraction(weight))
    const parts = divideAmong(whole.earned, weights, currency)
    for (const [index, { account, at, weight }] of members.entries()) {
      const part = parts[index] as (typeof parts)[number]
      const step = {
        type: 'pool',
        pool,
        amount: text(whole.earned),
        weight,
        weights: text(sum(weights)),
        pays: text(part),
      } as const
      const results = account.results.get(name) ?? []
      account.results.set(
        name,
        results.map((result, place) =>
          place === at && isEarned(result)
            ? {
                ...result,
                earned: part,
                figures: new Map([...result.figures, ['earned', part]]),
                steps: [...result.steps, step],
              }
            : result,
        ),
      )
    }
  }
}

function isEarned(result: ComponentResult | undefined): result is Extract<ComponentResult, { status: 'earned' }> {
  return result?.status === 'earned'
}
