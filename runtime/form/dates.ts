/** Dates in the habit of the person: language chosen in the product, region taken from the browser. */
import type { Language } from './language.ts'

/** The locale for dates: `en-GB` for an English page in a British browser, otherwise the language itself. */
export function dateLocale(language: Language, preferred: readonly string[] = browserLanguages()): string {
  const base = language.split('-')[0]
  return (
    preferred.find((tag) => tag.split('-')[0] === base && tag.includes('-') && isLocale(tag)) ??
    (language === 'en' ? 'en-US' : 'zh-CN')
  )
}

/** Browsers may pass on what the system says, such as `en-US@posix`, which no formatter takes. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function browserLanguages(): readonly string[] {
  return typeof navigator === 'undefined' ? [] : navigator.languages
}

const PATTERN: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {
  year: 'YYYY',
  month: 'MM',
  day: 'DD',
  hour: 'HH',
  minute: 'mm',
}

/** The Day.js pattern in which people of a locale write a date, e.g. `DD/MM/YYYY`. */
export function datePattern(locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts()
  return parts.map((part) => PATTERN[part.type] ?? part.value).join('')
}

/** The same with hours and minutes. */
export function dateTimePattern(locale: string): string {
  return `${datePattern(locale)} HH:mm`
}

/** A stored date (`2017-03-01`) for reading; it has no time zone and never moves to another day. */
export function showDate(value: string, locale: string): string {
  const day = new Date(`${value}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return value
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(day)
}

/** A stored moment for reading, in the time zone of the browser. */
export function showMoment(value: string, locale: string): string {
  const moment = new Date(value)
  if (Number.isNaN(moment.getTime())) return value
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(moment)
}
