/** How points, shares and figures of KPIs are written. */
import type { CardItemBody } from '@attain/contract'
import type { Language } from '@attain/form'

/** Points and weights: as many digits as say something. */
export function points(value: string | number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2, signDisplay: 'negative' }).format(Number(value))
}

/** `+2`, `−3`. */
export function signed(value: string | number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2, signDisplay: 'exceptZero' }).format(Number(value))
}

export function figure(value: string | null, kpi: CardItemBody['kpi'], language: Language): string {
  if (value === null) return '–'
  const { unit } = kpi ?? {}
  const digits = { maximumFractionDigits: Math.max(unit?.decimals ?? 2, 0) }
  if (unit?.type === 'currency' && unit.currency !== undefined)
    return new Intl.NumberFormat(language, {
      style: 'currency',
      currency: unit.currency,
      currencyDisplay: 'narrowSymbol',
      ...digits,
      minimumFractionDigits: 0,
    }).format(Number(value))
  if (unit?.type === 'percent')
    return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(Number(value))
  const number = new Intl.NumberFormat(language, digits).format(Number(value))
  const word = unit?.word?.[language] ?? unit?.word?.en
  return word === undefined ? number : `${number} ${word}`
}

export function money(amount: string, currency: string, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
    Number(amount),
  )
}
