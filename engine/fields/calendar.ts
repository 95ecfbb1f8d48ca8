/** Days and moments as text, checked for real: there was no 29 February 2017. */

const dayText = /^(\d{4})-(\d{2})-(\d{2})$/
const momentText =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/

/** The day as `2017-03-01`, or null when there is none; years 1000 to 9999. */
export function dayOf(year: number, month: number, day: number): string | null {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`
}

export function readDay(text: string): string | null {
  const match = dayText.exec(text)
  return match === null ? null : dayOf(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** The moment in UTC with milliseconds, from ISO 8601 with seconds and offset; finer digits are dropped. */
export function readMoment(text: string): string | null {
  const match = momentText.exec(text)
  if (match === null) return null
  const [
    ,
    day = '',
    hours = '',
    minutes = '',
    seconds = '',
    fraction = '',
    sign,
    offsetHours = '0',
    offsetMinutes = '0',
  ] = match
  if (readDay(day) === null) return null
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '-' ? -1 : 1)
  const local = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z`)
  const moment = new Date(local - offset * 60_000).toISOString()
  return /^[1-9]\d{3}-/.test(moment) ? moment : null
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
