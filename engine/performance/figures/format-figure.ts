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
      return `${formatNumber(value, language, digits)}${language === 'en' ? ' days' : ' 天'}`
    case 'number': {
      const word = unit.word?.[language] ?? unit.word?.en
      return `${formatNumber(value, language, digits)}${word === undefined ? '' : ` ${word}`}`
    }
  }
}
