/** Figures as people read them: 1.2M, 120万, 63.1 %; exact where there is room. */
import type { Language } from '../metadata/model.ts'
import { wordOf } from '../performance/figures/index.ts'
import type { KpiBody } from './answer.ts'

type Unit = KpiBody['unit']

const formats = new Map<string, Intl.NumberFormat>()

function formatOf(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language}${JSON.stringify(options)}`
  const format = formats.get(key) ?? new Intl.NumberFormat(language, options)
  formats.set(key, format)
  return format
}

/** In full: `$1,204,500`, `63.1%`, `47.8 days`. */
export function exactFigure(value: string | null, unit: Unit, language: Language): string {
  return write(value, unit, language, {})
}

/** Shortened where it is long: `$1.2M`, `¥120.5万`. */
export function shortFigure(value: string | null, unit: Unit, language: Language): string {
  const isLong = value !== null && Math.abs(Number(value)) >= 10_000
  return write(value, unit, language, isLong ? { notation: 'compact', maximumFractionDigits: 1 } : {})
}

/** For axes: without words. */
export function axisFigure(value: number, unit: Unit, language: Language): string {
  return write(
    String(value),
    { ...unit, decimals: 0 },
    language,
    { notation: 'compact', maximumFractionDigits: 1 },
    false,
  )
}

function write(
  value: string | null,
  unit: Unit,
  language: Language,
  more: Intl.NumberFormatOptions,
  withWords = true,
): string {
  if (value === null) return '–'
  const digits = { minimumFractionDigits: 0, maximumFractionDigits: unit.decimals }
  const number = Number(value)
  switch (unit.type) {
    case 'currency':
      return formatOf(language, {
        ...digits,
        ...more,
        style: 'currency',
        currency: unit.currency ?? 'USD',
        currencyDisplay: 'narrowSymbol',
      }).format(number)
    case 'percent':
      return formatOf(language, { ...digits, style: 'percent' }).format(number)
    case 'days':
    case 'number': {
      const text = formatOf(language, { ...digits, ...more }).format(number)
      const word = wordOf(text, unit, language)
      return !withWords || !word ? text : language === 'zh-CN' ? `${text}${word}` : `${text} ${word}`
    }
  }
}

/** How a figure stands against another one: +12.3 %; of a percentage in points. Undefined where there is nothing to say. */
export interface Change {
  readonly text: string
  readonly direction: 'up' | 'down' | 'same'
  readonly isGood: boolean | undefined
}

export function changeOf(
  value: string | null,
  before: string | null | undefined,
  { unit, better }: Pick<KpiBody, 'unit' | 'better'>,
  language: Language,
): Change | undefined {
  if (value === null || before === null || before === undefined) return undefined
  const [now, then] = [Number(value), Number(before)]
  const isPoints = unit.type === 'percent'
  if (!isPoints && then === 0) return undefined
  const by = isPoints ? (now - then) * 100 : (now - then) / Math.abs(then)
  const direction = now > then ? 'up' : now < then ? 'down' : 'same'
  const sign = { signDisplay: 'exceptZero', maximumFractionDigits: 1 } as const
  const text = isPoints
    ? `${formatOf(language, sign).format(by)}${language === 'zh-CN' ? ' 个百分点' : ' pts'}`
    : formatOf(language, { ...sign, style: 'percent' }).format(by)
  return { text, direction, isGood: direction === 'same' ? undefined : (direction === 'up') === (better === 'higher') }
}
