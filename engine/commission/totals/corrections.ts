/** A closed period stays as it is; what it would be now is more or less, and that is due in the first open one. */
import { signOf, text } from '../../performance/fraction.ts'
import type { Account } from '../account.ts'
import type { Line } from '../line.ts'

export function correctionLines({ corrections }: Account): readonly Line[] {
  const lines = [...corrections].flatMap(([period, amount]): Line[] =>
    signOf(amount) === 0 ? [] : [{ type: 'correction', period, amount: text(amount), steps: [] }],
  )
  corrections.clear()
  return lines
}
