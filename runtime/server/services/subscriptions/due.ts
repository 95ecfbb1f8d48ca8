/** When a dashboard is sent: at an hour of the workspace's clock. */
import type { Weekday } from '@attain/contract'
import { lastOnSchedule, nextOnSchedule, type Schedule } from '../rules/due-times.ts'

export interface Times {
  readonly every: 'day' | 'week' | 'month'
  readonly weekday: Weekday | null
  readonly day: number | null
  readonly at: string
}

const DAY_MS = 24 * 3_600_000

/** The last moment at which it was due since `after`, and within a day; what is older is not made up for. */
export function lastDue(times: Times, after: number, now: number, timeZone: string): number | undefined {
  return lastOnSchedule(scheduleOf(times), Math.max(after, now - DAY_MS), now, timeZone)
}

export function nextDue(times: Times, now: number, timeZone: string): number {
  return nextOnSchedule(scheduleOf(times), now, timeZone)
}

function scheduleOf({ every, weekday, day, at }: Times): Schedule {
  return { type: 'schedule', every, at, ...(weekday && { weekday }), ...(day && { day }) }
}
