/** What goes to the places of statements over records. */
import { dayStartIn, type FieldPath } from '@attain/engine/formula/language'
import type { RecordsMeasure } from '@attain/engine/performance/kpi'
import type { View } from '../live-workspace.ts'
import type { Buckets } from './buckets.ts'
import type { MeasureQuestion } from './measure-question.ts'

/** What a statement over records is given besides its time. */
export function valuesOf({ within, where = [] }: MeasureQuestion): Record<string, unknown> {
  return {
    within: within === undefined ? undefined : Object.values(within)[0],
    ...Object.fromEntries(where.map(({ values }, i) => [`where${i}`, values.filter((value) => value !== null)])),
  }
}

/** And the time of the records that it reads, cut at all of these days. */
export function timesOf(view: View, { date }: RecordsMeasure, edges: readonly string[]): Record<string, unknown> {
  const moments = edges.map(momentOf(view, date))
  return { edges: moments, first: moments[0], last: moments.at(-1) }
}

/** What leads from buckets to windows. */
export function windowsOf({ edges, parts }: Buckets): Record<string, unknown> {
  return {
    buckets: parts.map(({ bucket }) => bucket),
    windows: parts.map(({ window }) => window),
    days: parts.map(({ bucket }) => edges[bucket - 1]),
  }
}

/** The beginning of a day as the slot of the field holds it. */
function momentOf(view: View, date: FieldPath | undefined): (day: string) => string {
  const { timeZone } = view.workspace.calendar
  return date?.field.valueType === 'datetime' ? (day) => dayStartIn(day, timeZone).replace('Z', '') : (day) => day
}
