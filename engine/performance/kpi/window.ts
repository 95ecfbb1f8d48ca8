/** Which days a figure is about, once a period has been shifted. */
import { type Calendar, type Period, type Span, shift, toDate, yearAgo } from '../calendar/index.ts'
import { rollingLength, type Shift } from './shift.ts'

/**
 * The days that a chain of shifts leads to from a period, from left to right: `previous.year_to_date` is the year up to the
 * end of the period before. A half has no quarter around it, so its quarter to date is the half itself. Where several
 * periods are asked about as one, `count` of them are a step: the period before three months are three months.
 */
export function windowOf(calendar: Calendar, period: Period, shifts: readonly Shift[], count = 1): Span {
  let at = period
  let form: (period: Period) => Span = (one) => ({ from: one.from, until: one.until })
  for (const one of shifts) {
    switch (one) {
      case 'previous':
        at = shift(calendar, at, -count)
        break
      case 'year_ago':
        at = yearAgo(calendar, at)
        break
      case 'quarter_to_date':
        form = (end) => (isLongerThanQuarter(end) ? whole(end) : toDate(calendar, end, 'quarter'))
        break
      case 'year_to_date':
        form = (end) => toDate(calendar, end, 'year')
        break
      case 'rolling_2':
      case 'rolling_3':
      case 'rolling_6':
      case 'rolling_12': {
        const length = rollingLength(one) ?? 1
        form = (end) => ({ from: shift(calendar, end, (1 - length) * count).from, until: end.until })
        break
      }
      case 'team':
      case 'company':
    }
  }
  return form(at)
}

function whole({ from, until }: Period): Span {
  return { from, until }
}

/** A half or a year has no quarter around it. */
function isLongerThanQuarter({ granularity }: Period): boolean {
  return granularity === 'half' || granularity === 'year'
}
