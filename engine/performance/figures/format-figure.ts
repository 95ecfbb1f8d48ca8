/** Figures as people read them: with their unit once, and short where there is little room. */
import { formatNumber } from '../../fields/decimal-like.ts'
import type { Language, Text } from '../../metadata/model.ts'

export interface FigureUnit {
  readonly type: 'number' | 'currency' | 'percent' | 'days'
  /** ISO 4217. */
  readonly currency?: string
  /** Digits after the point. */
  readonly decimals: number
  readonly word?: Text
  /** The word for one of them, where it is another. */
  readonly one?: Text
}

/** `1234.5` as "¥1,235", "12.5%", "12.3 days", "8 deals"; an exact decimal comes in. */
export function formatFigure(value: string, unit: FigureUnit, language: Language): string {
  return write(value, unit, language, { minimumFractionDigits: unit.decimals, maximumFractionDigits: unit.decimals })
}

/** The same with three digits that count: "1.23M", in Chinese "123万". */
export function formatFigureShort(value: string, unit: FigureUnit, language: Language): string {
  if (unit.type === 'percent') return formatFigure(value, unit, language)
  return write(value, unit, language, { notation: 'compact', maximumSignificantDigits: 3 })
}

function write(value: string, unit: FigureUnit, language: Language, digits: Intl.NumberFormatOptions): string {
  switch (unit.type) {
    case 'currency':
      return formatNumber(value, language, {
        ...digits,
        style: 'currency',
        currency: unit.currency ?? 'USD',
        currencyDisplay: 'narrowSymbol',
      })
    case 'percent':
      return formatNumber(value, language, { ...digits, style: 'percent' })
    case 'days':
    case 'number': {
      const number = formatNumber(value, language, digits)
      const word = wordOf(number, unit, language)
      return word === undefined ? number : `${number} ${word}`
    }
  }
}

/** What a figure is counted in, as it stands behind the number that is shown: 1 day, 0.9 days, 2 days. */
export function wordOf(shown: string, unit: FigureUnit, language: Language): string | undefined {
  const isOne = /^[-−]?1$/.test(shown)
  if (unit.type === 'days') return language === 'zh-CN' ? '天' : isOne ? 'day' : 'days'
  // Chinese has one word for both: the English word for one is none of it
  return (isOne ? unit.one?.[language] : undefined) ?? unit.word?.[language] ?? unit.word?.en
}
