import type { plans } from '@attain/engine/metadata'

/** A second figure decides where there is one, and goes where it does not decide. */
export function withTies(contest: plans.ContestRank, chosen: string, kpi: string | undefined): plans.ContestRank {
  const ties = chosen as NonNullable<plans.ContestRank['ties']>
  const { ties: _, second = kpi, ...rest } = contest
  if (ties === 'share') return rest
  return { ...rest, ties, ...(ties === 'second' && second !== undefined && { second }) }
}
