import { compileCalendar } from '../../../performance/calendar/compile.ts'
import { type Finding, problem } from '../../problem.ts'
import type { CalendarDocument } from './types.generated.ts'

/** What a calendar's schema cannot say. */
export function* checkCalendar(document: CalendarDocument): Generator<Finding> {
  const { parts } = compileCalendar(document)
  const seen = new Set<string>()
  for (const [index, { granularity, number }] of (document.names ?? []).entries()) {
    const place = `/names/${index}`
    const words = granularityWords[granularity]
    const last = parts[granularity].length
    if (last === 0) yield problem('no-such-granularity', `${place}/granularity`, { found: words })
    else if (number > last)
      yield problem('no-such-period', `${place}/number`, { what: words, found: number, expected: last })
    const key = `${granularity} ${number}`
    if (seen.has(key)) yield problem('duplicate-name', `${place}/number`, { found: number })
    seen.add(key)
  }
}

const granularityWords = {
  half: { en: 'halves', 'zh-CN': '半年' },
  quarter: { en: 'quarters', 'zh-CN': '季度' },
  month: { en: 'months', 'zh-CN': '月' },
} as const
