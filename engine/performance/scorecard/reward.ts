/** What follows from a result by rule: lines that a statement takes up. */

import { compare, divide, type Fraction, fraction, multiply, signOf, subtract, text } from '../fraction.ts'
import type { Base, Prorate, Reward } from './definition.ts'
import { type Currency, type Money, roundMoney } from './money.ts'

export interface RewardFacts {
  readonly score: string
  readonly grade: string
  readonly coefficient: string
  /** Amounts of the person, by field. */
  readonly amounts: Readonly<Record<string, Money | null>>
  /** Days worked, of the days of the cycle; missing when all of them count. */
  readonly days?: Readonly<Record<Exclude<Prorate, 'no'>, { readonly worked: string; readonly of: string }>>
}

export type RewardLine = { readonly reward: string; readonly reason: Reason } & (
  | ({ readonly type: 'bonus' | 'fixed'; readonly amount: string; readonly currency: Currency } & {
      readonly steps: readonly RewardStep[]
    })
  | { readonly type: 'notice' }
  | { readonly type: 'refused'; readonly refused: 'base-missing'; readonly field: string }
  | { readonly type: 'refused'; readonly refused: 'days-zero' }
)

/** The result that it follows from. */
export interface Reason {
  readonly score: string
  readonly grade: string
  readonly coefficient: string
}

export type RewardStep =
  | { readonly type: 'base'; readonly amount: string; readonly field?: string }
  | { readonly type: 'coefficient'; readonly coefficient: string; readonly amount: string }
  | { readonly type: 'days'; readonly worked: string; readonly of: string; readonly amount: string }
  /** By how much it was rounded, half up, to the minor unit of the currency. */
  | { readonly type: 'rounding'; readonly by: string; readonly amount: string }

/** A line for each reward whose condition the result meets; bonus 5,000 × 1.2 × 20/22 days = 5,454.55. */
export function rewardLines(rewards: readonly Reward[], facts: RewardFacts): readonly RewardLine[] {
  const { score, grade, coefficient } = facts
  const reason = { score, grade, coefficient }
  return rewards
    .filter((reward) => applies(reward, facts))
    .map((reward): RewardLine => ({ reward: reward.name, reason, ...lineOf(reward, facts) }))
}

function applies({ grades, from, below }: Reward, { grade, score }: RewardFacts): boolean {
  if (grades !== undefined && !grades.includes(grade)) return false
  if (from !== undefined && compare(fraction(score), fraction(from)) < 0) return false
  return below === undefined || compare(fraction(score), fraction(below)) < 0
}

/** A line without what all lines have; each of a union by itself. */
type Own = RewardLine extends infer L ? (L extends RewardLine ? Omit<L, 'reward' | 'reason'> : never) : never

function lineOf(reward: Reward, facts: RewardFacts): Own {
  if (reward.type === 'notice') return { type: 'notice' }
  const base =
    reward.type === 'fixed' ? { amount: reward.amount, currency: reward.currency } : baseOf(reward.base, facts)
  if ('refused' in base) return { type: 'refused', ...base }
  const { currency, ...written } = base
  const steps: RewardStep[] = [{ type: 'base', ...written }]
  let exactly: Fraction = fraction(base.amount)
  if (reward.type === 'bonus') {
    const { coefficient } = facts
    exactly = multiply(exactly, fraction(coefficient))
    steps.push({ type: 'coefficient', coefficient, amount: text(exactly) })
  }
  if (reward.prorate !== 'no' && facts.days !== undefined) {
    const { worked, of } = facts.days[reward.prorate]
    if (signOf(fraction(of)) <= 0) return { type: 'refused', refused: 'days-zero' }
    exactly = divide(multiply(exactly, fraction(worked)), fraction(of))
    steps.push({ type: 'days', worked, of, amount: text(exactly) })
  }
  const rounded = roundMoney(exactly, currency)
  const amount = text(rounded)
  if (compare(rounded, exactly) !== 0) steps.push({ type: 'rounding', by: text(subtract(rounded, exactly)), amount })
  return { type: reward.type, amount, currency, steps }
}

type Amount = Money & { readonly field?: string }

function baseOf(
  base: Base,
  { amounts }: RewardFacts,
): Amount | { readonly refused: 'base-missing'; readonly field: string } {
  if (!('field' in base)) return base
  const { field } = base
  const money = Object.hasOwn(amounts, field) ? amounts[field] : undefined
  return money ? { ...money, field } : { refused: 'base-missing', field }
}
