/** The clock and the working days that a workspace's formulas go by. */
import {
  type CalendarContext,
  type CalendarRecords,
  standardCalendar,
  type WorkCalendar,
  workCalendarOf,
} from '@attain/engine/formula/language'
import type { Model } from '@attain/engine/metadata'
import { sql } from 'kysely'
import type { LiveObject, View } from './live-workspace.ts'
import type { Database } from './statement.ts'

/** System objects whose records are part of what formulas calculate with. */
const calendarObjects: ReadonlySet<string> = new Set(['working_calendar', 'calendar_day'])

export function isOfCalendars(object: string): boolean {
  return calendarObjects.has(object)
}

/** What the application says, and its working calendars; the first of them counts where a formula names none. */
export async function readCalendars(
  db: Database,
  workspaceId: number,
  { app }: Model,
  objects: ReadonlyMap<string, LiveObject>,
): Promise<CalendarContext> {
  const calendars = await readWorkCalendars(db, workspaceId, objects)
  return {
    timeZone: app.timeZone ?? 'UTC',
    fiscalYearStart: app.fiscalYearStartMonth ?? 1,
    weekStart: 1,
    calendar: calendars.values().next().value ?? standardCalendar,
    calendars,
  }
}

interface CalendarRow extends CalendarRecords {
  readonly name: string
}

async function readWorkCalendars(
  db: Database,
  workspaceId: number,
  objects: ReadonlyMap<string, LiveObject>,
): Promise<ReadonlyMap<string, WorkCalendar>> {
  const [calendar, day] = [objects.get('working_calendar'), objects.get('calendar_day')]
  if (!calendar || !day) return new Map()
  const rows = (object: LiveObject) =>
    sql`workspace_id = ${workspaceId} and object_key = ${object.key} and deleted_at is null`
  const { rows: found } = await sql<CalendarRow>`
    select c.doc ->> 'name' as name, c.doc -> 'weekdays' as weekdays, c.doc ->> 'works_from' as works_from,
      c.doc ->> 'works_until' as works_until, c.doc ->> 'lunch_from' as lunch_from, c.doc ->> 'lunch_until' as lunch_until,
      coalesce(d.days, '[]') as days
    from (select id, doc from records where ${rows(calendar)}) c
    left join (
      select doc ->> 'calendar' as calendar,
        jsonb_agg(jsonb_build_object('date', doc ->> 'date', 'working', coalesce(doc -> 'working', 'false'))) as days
      from records where ${rows(day)} group by 1
    ) d on d.calendar = c.id::text
    order by c.id`.execute(db)
  return new Map(found.map((row) => [row.name, workCalendarOf(row)]))
}

/** Tells every process to read the calendars again, when it was calendars that were written. */
export async function announceCalendars(db: Database, view: View, object: LiveObject): Promise<void> {
  if (!isOfCalendars(object.model.name)) return
  await sql`select pg_notify('attain_workspaces', ${String(view.workspace.id)})`.execute(db)
}
