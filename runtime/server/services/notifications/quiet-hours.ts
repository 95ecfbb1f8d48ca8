/** When somebody wants no e-mail: every day from one time to another, where they are. */

export interface QuietHours {
  readonly timeZone: string
  /** Minutes after midnight; the same as `until` for none. */
  readonly from: number
  readonly until: number
}

const DAY = 24 * 60
const MINUTE_MS = 60_000

/** The end of the quiet hours that this moment is in; null when it is in none. */
export function endOfQuiet(now: Date, { timeZone, from, until }: QuietHours): Date | null {
  const minute = minuteOfDay(now, timeZone)
  const isQuiet = from <= until ? minute >= from && minute < until : minute >= from || minute < until
  if (!isQuiet) return null
  const thisMinuteMs = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS
  const end = new Date(thisMinuteMs + ((until - minute + DAY) % DAY) * MINUTE_MS)
  // clocks may have been moved meanwhile
  const moved = minuteOfDay(end, timeZone) - until
  const shift = moved > DAY / 2 ? moved - DAY : moved < -DAY / 2 ? moved + DAY : moved
  const corrected = new Date(end.getTime() - shift * MINUTE_MS)
  // a time that clocks leap over comes when they have
  return minuteOfDay(corrected, timeZone) === until ? corrected : end
}

function minuteOfDay(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).formatToParts(moment)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return of('hour') * 60 + of('minute')
}
