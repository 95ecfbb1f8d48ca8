import { isDatePattern, readByPattern } from '../../fields/date-pattern.ts'
import type { Column } from './column.ts'

const days = [
  'yyyy-M-d',
  'yyyy/M/d',
  'yyyy.M.d',
  'yyyy年M月d日',
  'yyyyMMdd',
  ...['-', '/', '.'].flatMap((mark) =>
    ['d M yyyy', 'M d yyyy', 'd M yy', 'M d yy', 'yy M d'].map((order) => order.replaceAll(' ', mark)),
  ),
  ...['d MMM yyyy', 'd-MMM-yyyy', 'd-MMM-yy', 'd MMM yy', 'MMM d, yyyy', 'd MMMM yyyy', 'MMMM d, yyyy'],
]
const moments = days.flatMap((day) => [`${day} H:mm`, `${day} H:mm:ss`])

/** Enough values to see which patterns are worth trying on all. */
const PROBED = 60

export interface DatePattern {
  readonly pattern: string
  /** Others that as many cells fit, as other days. */
  readonly alternatives: readonly string[]
}

/**
 * The pattern that most cells fit. `20-10-16` fits several; among those the one whose days lie closest together is
 * meant, for what people write in one column happened within a few years.
 */
export function datePatternOf(column: Column, withTime: boolean): DatePattern | undefined {
  const probed = column.values.slice(0, PROBED)
  const candidates = (withTime ? moments : days)
    .filter(
      (pattern) =>
        isDatePattern(pattern) && probed.filter(({ text }) => fits(text, pattern)).length * 2 >= probed.length,
    )
    .map((pattern) => ({ pattern, ...measure(column, pattern) }))
  const most = Math.max(0, ...candidates.map(({ count }) => count))
  const best = candidates.filter(({ count }) => count === most && count > 0).sort((a, b) => a.span - b.span)
  const [first, ...others] = best
  if (first === undefined) return undefined
  const different = others.filter(({ total }) => total !== first.total)
  return { pattern: first.pattern, alternatives: different.map(({ pattern }) => pattern) }
}

function fits(text: string, pattern: string): boolean {
  return readByPattern(text, pattern) !== null
}

function measure(
  column: Column,
  pattern: string,
): { readonly count: number; readonly span: number; readonly total: number } {
  let count = 0
  let total = 0
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of column.values) {
    const reading = readByPattern(value.text, pattern)
    if (reading === null) continue
    count += value.count
    const at = Date.parse(reading.moment)
    total += at
    first = Math.min(first, at)
    last = Math.max(last, at)
  }
  return { count, span: last - first, total }
}
