/** What periods are called. */
import type { Language, Text } from '../../metadata/model.ts'
import type { Calendar, Part, Period } from './calendar.ts'

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const chineseNumbers = ['一', '二', '三', '四'] as const

/** `Q1 FY2026`, `2026财年第一季度`, `January 2026`, `2026年1月`. */
export function nameOfPeriod(calendar: Calendar, period: Period, language: Language): string {
  const { granularity, year, from } = period
  const isChinese = language === 'zh-CN'
  const date = dateOf(from)
  const given = givenName(calendar, period, language)
  if (granularity === 'day')
    return isChinese
      ? `${date.year}年${date.month}月${date.day}日`
      : `${englishMonths[date.month - 1]} ${date.day}, ${date.year}`
  // months of the wall calendar lie in its years, whatever the fiscal year is
  if (granularity === 'month' && calendar.months === 'names' && given === undefined)
    return isChinese ? `${date.year}年${date.month}月` : `${englishMonths[date.month - 1]} ${date.year}`
  const years = isChinese
    ? `${year}${calendar.isPlainYear ? '年' : '财年'}`
    : `${calendar.isPlainYear ? '' : 'FY'}${year}`
  if (granularity === 'year') return years
  const part = given ?? partName(calendar, period, isChinese)
  return isChinese ? `${years}${part}` : `${part} ${years}`
}

/** Where the year is known, as in the head of a grid: `Q1`, `一季度`, `Jan`, `1月`, `W5`, `第5周`. */
export function shortNameOfPeriod(calendar: Calendar, period: Period, language: Language): string {
  const { granularity, number, from } = period
  const isChinese = language === 'zh-CN'
  const date = dateOf(from)
  const given = givenName(calendar, period, language)
  if (given !== undefined) return given
  const month = isChinese ? `${date.month}月` : `${englishMonths[date.month - 1]?.slice(0, 3)}`
  switch (granularity) {
    case 'year':
      return nameOfPeriod(calendar, period, language)
    case 'half':
      return partName(calendar, period, isChinese)
    case 'quarter':
      return isChinese ? `${chineseNumbers[number - 1]}季度` : `Q${number}`
    case 'month':
      if (calendar.months === 'names') return month
      if (isChinese) return partName(calendar, period, true)
      return `${calendar.months === 'periods' ? 'P' : 'M'}${number}`
    case 'week':
      return isChinese ? `第${number}周` : `W${number}`
    case 'day':
      return isChinese ? `${month}${date.day}日` : `${month} ${date.day}`
  }
}

function partName({ months }: Calendar, { granularity, number }: Period, isChinese: boolean): string {
  switch (granularity) {
    case 'half':
      return isChinese ? (number === 1 ? '上半年' : '下半年') : `H${number}`
    case 'quarter':
      return isChinese ? `第${chineseNumbers[number - 1]}季度` : `Q${number}`
    case 'week':
      return isChinese ? `第${number}周` : `Week ${number}`
    default:
      if (months === 'periods') return isChinese ? `第${number}期` : `Period ${number}`
      return isChinese ? `第${number}月` : `Month ${number}`
  }
}

function givenName({ names }: Calendar, { granularity, number }: Period, language: Language): string | undefined {
  if (!isPart(granularity)) return undefined
  const words: Text | undefined = names[granularity][number]
  return words?.[language] ?? words?.en
}

function isPart(granularity: Period['granularity']): granularity is Part {
  return granularity === 'month' || granularity === 'quarter' || granularity === 'half'
}

function dateOf(day: string) {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8)) }
}
