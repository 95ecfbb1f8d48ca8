/** A tier's part as a line of arithmetic. */
import { type Fraction, text, zero } from '../../performance/fraction.ts'
import { amountOf, type Slice, type Standing, type Terms } from '../rates/index.ts'
import type { TierStep } from '../step.ts'

type Written = { -readonly [K in keyof TierStep]?: TierStep[K] }

/** Put together field by field: there are several of every line, of everybody, in every period. */
export function tierStep({ from, to, on, base, pay }: Slice, standing: Standing | undefined, rates: Terms): TierStep {
  const step: Written = {}
  const write = (name: Exclude<keyof TierStep, 'on'>, value: Fraction | undefined) => {
    if (value !== undefined) step[name] = text(value)
  }
  write('from', from)
  write('to', to)
  step.on = on
  write('key', standing?.key ?? zero)
  write('column', standing?.column)
  write('base', base)
  write('percent', pay.percent)
  write('perUnit', pay.perUnit)
  write('amount', pay.amount)
  write('times', pay.times)
  write('baseRate', pay.times && rates.baseRate)
  write('payout', pay.payout)
  write('targetIncentive', pay.payout && rates.targetIncentive)
  write('pays', amountOf(pay, base, rates))
  return step as TierStep
}
