/** Who asks, when and where: the person in front of the page, and the workspace that the draft describes. */
import { standardCalendar, type WorkCalendar, workCalendarOf } from '@attain/engine/formula/language'
import { getSession } from '@attain/ui/api'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listAll } from '../../api/records.ts'
import { useDraftState, usePlace } from '../../draft/draft-context.tsx'
import type { Circumstances } from './evaluate-sample.ts'

const MINUTE_MS = 60_000
/** Of many years. */
const MOST_DAYS = 4000

export function useCircumstances(): Circumstances {
  const { workspace, me } = usePlace()
  const app = useDraftState((state) => state.documents.get('app'))
  const session = useQuery({ queryKey: ['session', workspace], queryFn: ({ signal }) => getSession(signal) })
  const calendars = useQuery({
    queryKey: ['calendars', workspace],
    queryFn: ({ signal }) => fetchCalendars(signal),
    staleTime: 10 * MINUTE_MS,
  })
  return useMemo(() => {
    const known = calendars.data ?? new Map<string, WorkCalendar>()
    const { timeZone, fiscalYearStartMonth } = app ?? {}
    return {
      currentUser: me.id,
      roles: new Set(session.data?.roles),
      now: new Date().toISOString(),
      timeZone: typeof timeZone === 'string' ? timeZone : 'UTC',
      fiscalYearStart: typeof fiscalYearStartMonth === 'number' ? fiscalYearStartMonth : 1,
      weekStart: 1,
      calendar: known.values().next().value ?? standardCalendar,
      calendars: known,
    }
  }, [app, calendars.data, me.id, session.data])
}

/** The working calendars as they are live, the oldest first, as the server has them. */
async function fetchCalendars(signal: AbortSignal): Promise<ReadonlyMap<string, WorkCalendar>> {
  const [calendars = [], days = []] = await Promise.all([
    listAll('working_calendar', { fields: ['name', 'weekdays'] }, MOST_DAYS, signal),
    listAll('calendar_day', { fields: ['calendar', 'date', 'working'] }, MOST_DAYS, signal),
  ])
  const oldestFirst = [...calendars].sort((a, b) => (a.id < b.id ? -1 : 1))
  return new Map(
    oldestFirst.map(({ id, values: { name, weekdays } }) => [
      String(name),
      workCalendarOf({
        weekdays: Array.isArray(weekdays) ? weekdays.map(String) : null,
        days: days
          .filter(({ values }) => values.calendar === id)
          .map(({ values }) => ({ date: String(values.date), working: values.working === true })),
      }),
    ]),
  )
}
