import type { Span } from '@attain/engine/performance/calendar'
import { dateLocale } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useCallback, useMemo } from 'react'

const DAY_MS = 86_400_000

export function daysIn({ from, until }: Span): number {
  return (Date.parse(until) - Date.parse(from)) / DAY_MS
}

/** The first and the last day of a span, in the habit of the person: “Apr 1 – Jun 30”. */
export function useSpanText(): (span: Span, withYear?: boolean) => string {
  const [language] = useLanguage()
  const locale = dateLocale(language)
  const [short, long] = useMemo(() => {
    const day = { month: 'short', day: 'numeric', timeZone: 'UTC' } as const
    return [new Intl.DateTimeFormat(locale, day), new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' })]
  }, [locale])
  return useCallback(
    ({ from, until }, withYear) => (withYear ? long : short).formatRange(Date.parse(from), Date.parse(until) - DAY_MS),
    [short, long],
  )
}
