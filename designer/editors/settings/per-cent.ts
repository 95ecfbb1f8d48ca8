/** Shares as people read and write them: documents say 0.6, people 60 %. Exact both ways. */
import type { scorecards } from '@attain/engine/metadata'
import { fraction, multiply, text } from '@attain/engine/performance/fraction'
import { parseAmount } from '@attain/engine/performance/target'
import { decimalFrom } from './decimal-from.ts'

const hundred = fraction('100')

export function toPerCent(share: scorecards.Decimal | undefined): scorecards.Decimal | undefined {
  return share === undefined ? undefined : decimalFrom(text(multiply(fraction(String(share)), hundred)))
}

export function fromPerCent(perCent: scorecards.Decimal | undefined): scorecards.Decimal | undefined {
  return perCent === undefined ? undefined : decimalFrom(parseAmount(`${perCent}%`) ?? '')
}
