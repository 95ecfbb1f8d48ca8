/** A tier's part as a line of arithmetic. */
import { type Fraction, text, zero } from '../../performance/fraction.ts'
import { amountOf, type Slice, type Standing, type Terms } from '../rates/index.ts'
import type { TierStep } from '../step.ts'

export function tierStep({ from, to, on, base, pay }: Slice, standing: Standing | undefined, rates: Terms): TierStep {
  return {
    ...written('from', from),
    ...written('to', to),
    on,
    key: text(standing?.key ?? zero),
    ...written('column', standing?.column),
    base: text(base),
    ...written('percent', pay.percent),
    ...written('perUnit', pay.perUnit),
    ...written('amount', pay.amount),
    ...written('times', pay.times),
    ...written('baseRate', pay.times && rates.baseRate),
    ...written('payout', pay.payout),
    ...written('targetIncentive', pay.payout && rates.targetIncentive),
    pays: text(amountOf(pay, base, rates)),
  }
}

function written<N extends string>(name: N, value: Fraction | undefined) {
  return (value === undefined ? {} : { [name]: text(value) }) as { readonly [K in N]?: string }
}
