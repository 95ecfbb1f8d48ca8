import { readMoment } from './calendar.ts'
import { readByPattern } from './date-pattern.ts'
import { timeFormatter, timeLike } from './time-like.ts'

/** A moment, kept in UTC with milliseconds. */
export const datetime = timeLike({
  type: 'datetime',
  parseCell: (text, format) => {
    if (format.date !== undefined) return readByPattern(text, format.date)?.moment ?? readMoment(text)
    return readMoment(completeIso(text))
  },
  toSlot: (value) => value,
  display: (value, language, timeZone) =>
    timeFormatter(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(value)),
})

/** Spreadsheets write `2017-03-01 08:00`; what is missing is taken as zero and UTC. */
function completeIso(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text)
  if (match === null) return text
  const [, day, time = '00:00', seconds = ':00', zone = 'Z'] = match
  return `${day}T${time}${seconds}${zone}`
}
