import { currencyDigits } from '../../fields/currencies.ts'
import { type Fraction, round } from '../fraction.ts'

/** ISO 4217. */
export type Currency = string

export interface Money {
  readonly amount: string
  readonly currency: Currency
}

/** Half up, once, to the minor unit: CNY 2, JPY 0, KWD 3. */
export function roundMoney(amount: Fraction, currency: Currency): Fraction {
  return round(amount, currencyDigits(currency))
}
