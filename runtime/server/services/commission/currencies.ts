/** Amounts of one currency in another, by the records of `exchange_rate`. */
import type { Refusal } from '@attain/engine/commission'
import { DEFAULT_CURRENCY } from '@attain/engine/metadata'
import { divide, type Fraction, fraction, multiply, text } from '@attain/engine/performance/fraction'
import { type ExchangeRate, exchangeRates } from '../../store/commission/exchange-rates.ts'
import type { Context } from '../context.ts'

export interface Currencies {
  /** What one unit was worth; undefined when nothing says so. */
  rate(from: string, into: string, day: string): Fraction | undefined
  convert(amount: string, from: string, into: string, day: string): string | Refusal
}

export async function currenciesOf({ db, view }: Context): Promise<Currencies> {
  // the newest first
  const known = await exchangeRates(db, view)
  const rate = (from: string, into: string, day: string) => {
    if (from === into) return one
    const found = known.find(
      (each) => each.since <= day && (isBetween(each, from, into) || isBetween(each, into, from)),
    )
    const direct = known.find((each) => each.since === found?.since && isBetween(each, from, into))
    if (direct !== undefined) return fraction(direct.rate)
    return found === undefined ? undefined : divide(one, fraction(found.rate))
  }
  return {
    rate,
    convert(amount, from, into, day) {
      const found = rate(from, into, day)
      if (found === undefined) return { refused: 'rate-missing', currency: from, into, day }
      return from === into ? amount : text(multiply(fraction(amount), found))
    },
  }
}

const one = fraction('1')

function isBetween({ from, into }: ExchangeRate, a: string, b: string): boolean {
  return from === a && into === b
}

/** What figures of KPIs and targets are in. */
export function ownCurrency({ view }: Context): string {
  return view.workspace.model.app.currency ?? DEFAULT_CURRENCY
}
