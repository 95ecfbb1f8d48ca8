/** Quota and target incentive of a window, from those of its periods. */
import { divide, type Fraction, fraction, hundred, multiply, signOf, sum, text } from '../performance/fraction.ts'
import type { CommissionPlan, Component } from './definition.ts'
import type { Span } from './facts.ts'
import type { Refusal } from './refusal.ts'

/** What can be asked of a part of a period only in part. */
export type Prorated = 'quota' | 'targetIncentive' | 'draw' | 'limits'

/**
 * The part of a period's amount that a span has: active days ÷ days of the period, 92,000 × 46 ÷ 92 = 46,000. Of what the
 * plan does not prorate the spans of a period have all together.
 */
export function partOf(amount: Fraction, span: Span, spans: readonly Span[], isProrated: boolean): Fraction {
  const of = isProrated
    ? span.days.of
    : spans.reduce((days, other) => (other.period === span.period ? days + other.days.active : days), 0)
  return span.days.active === of || of === 0
    ? amount
    : divide(multiply(amount, fraction(String(span.days.active))), fraction(String(of)))
}

/** A decimal, or the part of one that a period has: a twelfth of 10,000 is `10000/12`. */
function amountOf(written: string): Fraction {
  const [whole = '', parts] = written.split('/')
  return parts === undefined ? fraction(whole) : divide(fraction(whole), fraction(parts))
}

/** Most periods have the same amount as the one before. */
function readingOnce(): typeof amountOf {
  let known: { readonly written: string; readonly amount: Fraction } | undefined
  return (written) => {
    if (known?.written !== written) known = { written, amount: amountOf(written) }
    return known.amount
  }
}

/** Of some spans together. Refused when it is missing, or when nothing can be a share of it. */
export function quotaOf(
  { prorates }: CommissionPlan,
  { name }: Component,
  some: readonly Span[],
  spans: readonly Span[],
): Fraction | Refusal {
  const parts: Fraction[] = []
  const read = readingOnce()
  for (const span of some) {
    const quota = span.components[name]?.quota
    if (quota === undefined || quota === null) return { refused: 'quota-missing' }
    parts.push(partOf(read(quota), span, spans, prorates.has('quota')))
  }
  const quota = sum(parts)
  return signOf(quota) > 0 ? quota : { refused: 'quota-not-positive', quota: text(quota) }
}

/** Of some spans together; a weight gives a component's part of it. Undefined when somebody has none. */
export function incentiveOf(
  { prorates }: CommissionPlan,
  weight: Fraction,
  some: readonly Span[],
  spans: readonly Span[],
): Fraction | undefined {
  const parts: Fraction[] = []
  const read = readingOnce()
  for (const span of some) {
    if (span.targetIncentive === undefined) return undefined
    parts.push(partOf(read(span.targetIncentive), span, spans, prorates.has('targetIncentive')))
  }
  return divide(multiply(sum(parts), weight), hundred)
}
