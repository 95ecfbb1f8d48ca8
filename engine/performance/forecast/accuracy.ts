/** How far past forecasts were off. */
import {
  absolute,
  add,
  divide,
  type Fraction,
  fraction,
  hundred,
  multiply,
  signOf,
  subtract,
  sum,
  text,
} from '../fraction.ts'
import type { Foretold } from './trend.ts'

/** All in per cent, exactly; absent where there is nothing to divide by. */
export interface Accuracy {
  /** The mean of what each was off, of its actual; periods without anything cannot say, and are left out. */
  readonly mape?: string
  /** All that was off, of all actuals: small periods count little. */
  readonly wape?: string
  /** Above zero when too much was foretold. */
  readonly bias?: string
  readonly count: number
  /** How many `mape` leaves out. */
  readonly without: number
}

export function accuracyOf(pairs: readonly Foretold[]): Accuracy {
  const read = pairs.map(({ forecast, actual }) => {
    const is = fraction(actual)
    const off = subtract(fraction(forecast), is)
    return { off, isOff: absolute(off), size: absolute(is) }
  })
  const known = read.filter((one) => signOf(one.size) !== 0)
  const whole = sum(read.map((one) => one.size))
  const shares = known.map((one) => divide(one.isOff, one.size))
  return {
    ...(known.length > 0 && { mape: percent(sum(shares), fraction(String(known.length))) }),
    ...(signOf(whole) !== 0 && {
      wape: percent(sum(read.map(({ isOff }) => isOff)), whole),
      bias: percent(
        read.reduce((total, { off }) => add(total, off), fraction('0')),
        whole,
      ),
    }),
    count: read.length,
    without: read.length - known.length,
  }
}

function percent(part: Fraction, whole: Fraction): string {
  return text(multiply(divide(part, whole), hundred))
}
