/** What the parts of the years before came to for everybody, when the draft goes by them. */
import { type Calendar, type Period, periodAt, shift, within } from '@attain/engine/performance/calendar'
import type { Figures } from '@attain/engine/performance/target'
import { useQuery } from '@tanstack/react-query'
import { previewKpi } from '../../../api/performance.ts'
import { usePlace } from '../../../draft/draft-context.tsx'
import { useTarget } from '../target-context.tsx'

/** The last year first; none while they are not known, or where the calendar of the draft is not live. */
export function useEarlierYears(calendar: Calendar, whole: Period): readonly Figures[] {
  const { workspace } = usePlace()
  const { target, kpi } = useTarget()
  const { every = 'month', method, years = 2 } = target.periods ?? {}
  const isAsked = method === 'season' || method === 'actuals' || target.pace === 'season'
  const year = periodAt(calendar, 'year', whole.from)
  const before = Array.from({ length: years }, (_, index) => shift(calendar, year, -1 - index))
  const canCut = calendar.granularities.includes(every) && every !== 'year'
  const { data } = useQuery({
    queryKey: ['target-years', workspace, calendar.name, every, year.key, years, JSON.stringify(kpi ?? null)],
    enabled: isAsked && canCut && kpi !== undefined,
    staleTime: 60_000,
    retry: false,
    queryFn: async ({ signal }) => {
      const parts = before.map((one) => within(calendar, one, every))
      const [from, to] = [parts.at(-1)?.[0]?.key, parts[0]?.at(-1)?.key]
      const body = await previewKpi(
        {
          document: { ...kpi, kind: 'kpi', name: kpi?.name ?? '' },
          periods: { calendar: calendar.name, granularity: every, ...(from && { from }), ...(to && { to }) },
        },
        signal,
      )
      const values = new Map(body.rows.map(({ period, values }) => [body.periods[period]?.key, values[0] ?? null]))
      return parts.map((year) => figuresOf(year, values))
    },
  })
  return isAsked && data !== undefined ? data : none
}

const none: readonly Figures[] = []

/** What took more back than it brought weighs nothing. */
function figuresOf(year: readonly Period[], values: ReadonlyMap<string | undefined, string | null>): Figures {
  return Object.fromEntries(
    year.flatMap(({ key, number }) => {
      const value = values.get(key) ?? null
      return value === null ? [] : [[String(number), value.startsWith('-') ? '0' : value]]
    }),
  )
}
