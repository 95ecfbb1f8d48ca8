/** What a formula may know of the world: given by the caller, so that the same inputs give the same result. */
import type { Fiscal, WorkCalendar } from './calendar.ts'

/** The workspace's clockwork; the SQL backend needs it when it compiles. */
export interface CalendarContext extends Fiscal {
  /** IANA name; days and hours are those of its wall clocks. */
  readonly timeZone: string
  /** For WORKDAYS without a name. */
  readonly calendar: WorkCalendar
  /** For WORKDAYS with one. */
  readonly calendars: ReadonlyMap<string, WorkCalendar>
}
