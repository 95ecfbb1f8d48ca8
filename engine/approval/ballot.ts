/** Several decisions become one. */
import type { Needed, Voting } from './definition.ts'

export type Verdict = 'open' | 'approved' | 'rejected'

/** Approved when enough approve; rejected when one may veto and did, or when enough cannot approve any more. */
export function verdictOf({ needed, veto }: Voting, votes: readonly Verdict[]): Verdict {
  const approvals = votes.filter((vote) => vote === 'approved').length
  const rejections = votes.filter((vote) => vote === 'rejected').length
  const enough = votesNeeded(needed, votes.length)
  if (veto && rejections > 0) return 'rejected'
  if (approvals >= enough) return 'approved'
  return votes.length - rejections < enough ? 'rejected' : 'open'
}

/**
 * How many of so many votes it takes: at least one, at most all. A share is rounded up, exactly: `2/3` and `66.7%` of
 * three are two and three.
 */
export function votesNeeded(needed: Needed, votes: number): number {
  if ('of' in needed) return votes
  const wanted = 'count' in needed ? needed.count : shareOf(needed.ratio, votes)
  return Math.min(Math.max(wanted, 1), votes)
}

function shareOf(ratio: string, votes: number): number {
  const [part, whole] = fractionOf(ratio)
  return Number((BigInt(votes) * part + whole - 1n) / whole)
}

/** `60%`, `66.7%` or `2/3` as numerator and denominator. */
function fractionOf(ratio: string): readonly [bigint, bigint] {
  const { a, b, whole, rest = '' } = pattern.exec(ratio)?.groups ?? {}
  if (a !== undefined && b !== undefined) return [BigInt(a), BigInt(b)]
  if (whole !== undefined) return [BigInt(whole + rest), 100n * 10n ** BigInt(rest.length)]
  throw new Error(`"${ratio}" is no ratio; the checks of the definition let none of these through.`)
}

const pattern = /^(?:(?<a>\d{1,4})\/(?<b>[1-9]\d{0,3})|(?<whole>\d{1,3})(?:\.(?<rest>\d{1,4}))?%)$/
