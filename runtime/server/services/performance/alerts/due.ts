/** When an alert is due. */
import type { AlertModel } from '@attain/engine/performance/target'
import { dateIn } from '../../context.ts'
import { lastOnSchedule } from '../../rules/due-times.ts'

const DAY_MS = 24 * 3_600_000

/** The last moment within a day before now at which the alert was due; undefined when there was none. */
export function lastDue({ repeat, at, weekday }: AlertModel, now: number, timeZone: string): number | undefined {
  const on = { type: 'schedule', at } as const
  return lastOnSchedule(
    repeat === 'week' ? { ...on, every: 'week', weekday } : { ...on, every: 'day' },
    now - DAY_MS,
    now,
    timeZone,
  )
}

/** For which people are told once: the period by itself, or a day of it. */
export function occasionOf({ repeat }: AlertModel, moment: number, timeZone: string): string {
  return repeat === 'once' ? '' : dateIn(timeZone, new Date(moment))
}
