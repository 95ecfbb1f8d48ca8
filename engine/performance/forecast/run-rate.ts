import { divide, fraction, round, signOf, text } from '../fraction.ts'
import { type GoneBy, shareGoneBy } from '../target/pace.ts'
import type { Refusal } from './refusal.ts'

export interface RunRate extends GoneBy {
  readonly actual: string
  readonly scale: number
}

/** What the period comes to when it goes on as it went: actual ÷ the share of the period that has gone. */
export function runRate({ actual, scale, ...gone }: RunRate): { readonly forecast: string } | Refusal {
  const share = shareGoneBy(gone)
  if (signOf(share) === 0) return { refused: 'nothing-gone' }
  return { forecast: text(round(divide(fraction(actual), share), scale)) }
}
