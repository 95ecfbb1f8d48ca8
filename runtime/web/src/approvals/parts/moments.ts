/** Moments as seen from now: `2 hours ago`, `3 days late`. */
import type { Language } from '@attain/form'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Unit = 'minute' | 'hour' | 'day'

function measure(milliseconds: number): { count: number; unit: Unit } {
  const size = Math.abs(milliseconds)
  if (size < HOUR) return { count: Math.floor(size / MINUTE), unit: 'minute' }
  if (size < DAY) return { count: Math.floor(size / HOUR), unit: 'hour' }
  return { count: Math.floor(size / DAY), unit: 'day' }
}

/** `2 hours ago`; days as a date once a month is over. */
export function since(at: string, now: number, language: Language): string {
  const passed = now - Date.parse(at)
  if (passed >= 30 * DAY) return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(at))
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  if (passed < MINUTE) return words.format(0, 'second')
  const { count, unit } = measure(passed)
  return words.format(-count, unit)
}

/** How long there is until a moment, or since when it is over. */
export function dueIn(dueAt: string, now: number, language: Language): { isLate: boolean; span: string } {
  const left = Date.parse(dueAt) - now
  const { count, unit } = measure(left)
  const span = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
  return { isLate: left <= 0, span }
}
