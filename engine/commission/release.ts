/** Hold and release (回款): earned now, payable as the money comes in; the rate is frozen when it is earned. */
import { compare, divide, type Fraction, multiply, signOf, subtract, zero } from '../performance/fraction.ts'
import { roundMoney } from '../performance/scorecard/money.ts'

/** What is to be released of an earning now: 10,000, of which 30 % has come in, releases 3,000; the last takes the rest. */
export function releaseOf(
  earned: Fraction,
  { owed, paid }: { readonly owed: Fraction; readonly paid: Fraction },
  released: Fraction,
  currency: string,
): Fraction {
  const isAll = compare(paid, owed) >= 0
  const due = isAll ? earned : signOf(paid) <= 0 ? zero : roundMoney(divide(multiply(earned, paid), owed), currency)
  return subtract(due, released)
}
