import { readDay } from './calendar.ts'
import { readByPattern } from './date-pattern.ts'
import { timeFormatter, timeLike } from './time-like.ts'

/** A calendar day without time or zone. */
export const date = timeLike({
  type: 'date',
  parseCell: (text, format) =>
    format.date === undefined ? readDay(text) : (readByPattern(text, format.date)?.day ?? null),
  toSlot: (value) => `${value}T00:00:00.000Z`,
  display: (value, language) =>
    timeFormatter(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`)),
})
