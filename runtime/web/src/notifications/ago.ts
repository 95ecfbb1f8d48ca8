/** A moment as people say it: "3 minutes ago", "yesterday", later the day. */

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WEEK = 7 * DAY

export function showAgo(moment: string, language: string, now = Date.now()): string {
  const seconds = Math.round((Date.parse(moment) - now) / 1000)
  const passed = Math.abs(seconds)
  if (passed >= WEEK) {
    return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric' }).format(
      new Date(moment),
    )
  }
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  if (passed < MINUTE) return words.format(0, 'second')
  if (passed < HOUR) return words.format(Math.trunc(seconds / MINUTE), 'minute')
  if (passed < DAY) return words.format(Math.trunc(seconds / HOUR), 'hour')
  return words.format(Math.trunc(seconds / DAY), 'day')
}
