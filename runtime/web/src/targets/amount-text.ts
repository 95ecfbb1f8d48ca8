/** Targets as they are read and written: the unit stands at the head, not in every cell. */
import type { KpiBody } from '@attain/contract'
import type { Language } from '@attain/form'

type Unit = Pick<KpiBody['unit'], 'type' | 'decimals'>

const formats = new Map<string, Intl.NumberFormat>()

function formatOf(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language}${JSON.stringify(options)}`
  const format = formats.get(key) ?? new Intl.NumberFormat(language, options)
  formats.set(key, format)
  return format
}

/** `1,200` or `60%`; blank for none. */
export function amountText(amount: string | null, unit: Unit, language: Language): string {
  if (amount === null) return ''
  if (unit.type === 'percent')
    return formatOf(language, { style: 'percent', maximumFractionDigits: 4 }).format(Number(amount))
  return formatOf(language, { maximumFractionDigits: 6 }).format(amount as unknown as number)
}

/** With its sign: `+1,200`. */
export function differenceText(amount: string, unit: Unit, language: Language): string {
  const text = amountText(amount.replace('-', ''), unit, language)
  return `${amount.startsWith('-') ? '−' : '+'}${text}`
}

/** Of per cent: `83.5%`; what is many times the whole needs no tenths: `1,055%`. */
export function percentText(percent: string, language: Language): string {
  const maximumFractionDigits = Math.abs(Number(percent)) < 1000 ? 1 : 0
  return formatOf(language, { style: 'percent', maximumFractionDigits }).format(Number(percent) / 100)
}

/** As one types it: without separators. */
export function amountToEdit(amount: string | null, { type }: Unit): string {
  if (amount === null) return ''
  return type === 'percent' ? `${Number((Number(amount) * 100).toFixed(6))}%` : amount
}
