/**
 * Figures that are put together from parts: sums and counts of each month, for each person. They are kept, and after a
 * change only the months are measured anew in which a record was or is.
 */
import { createHash } from 'node:crypto'
import { add, divide, type Exact, exact, format, ZERO } from '@attain/engine/formula/exact'
import type { Span } from '@attain/engine/performance/calendar'
import type { View } from '../live-workspace.ts'
import { type Arguments, type Database, parametersOf, type Statement } from '../statement.ts'
import { type Buckets, bucketsOf } from './buckets.ts'
import { type Asked, answerKept } from './kept-answers.ts'
import type { MeasureQuestion } from './measure-question.ts'
import { readingOfMeasure } from './reading.ts'

/** What a month adds for a person: the sum or count, and of an average its count. */
export interface PartRow {
  readonly bucket: number
  readonly person: string | null
  readonly v0: string | null
  readonly v1?: string | null
  readonly [dimension: `d${number}`]: string | null
}

/** The figure of a cell, as the database would write it. */
export interface Whole {
  readonly window: number
  readonly subject: string | null
  readonly dimensions: readonly (string | null)[]
  readonly value: string
}

/** For whom a person counts; nobody is null as well. */
export type SubjectsOf = (person: string | null) => readonly (string | null)[]

/** The windows cut into months where they are longer, so that a change in November leaves October as it is. */
export function spansOf(windows: readonly Span[]): Buckets {
  return bucketsOf(windows, monthsWithin(windows))
}

function monthsWithin(windows: readonly Span[]): readonly string[] {
  const days = new Set<string>()
  for (const { from, until } of windows)
    for (let month = nextMonth(from); month < until; month = nextMonth(month)) days.add(month)
  return [...days]
}

/** The first day of the month after a day. */
function nextMonth(day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return month === 12 ? `${year + 1}-01-01` : `${day.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`
}

/** The rows of every bucket that belongs to a window, kept or measured now. */
export async function readParts(
  db: Database,
  view: View,
  question: MeasureQuestion,
  { edges, parts }: Buckets,
  /** Says what is asked besides the time. */
  key: string,
  measure: (db: Database, edges: readonly string[]) => Promise<readonly PartRow[]>,
): Promise<ReadonlyMap<number, readonly PartRow[]>> {
  const reading = readingOfMeasure(view.workspace, question)
  const buckets = [...new Set(parts.map(({ bucket }) => bucket))].sort((a, b) => a - b)
  const asked: Asked[] = buckets.map((bucket) => {
    const span = { from: edges[bucket - 1] as string, until: edges[bucket] as string }
    return { key: `${key} ${span.from} ${span.until}`, reading, span }
  })
  const answers = await answerKept<PartRow>(db, view.workspace, asked, async (tx, missing) => {
    const rows = new Map<string, PartRow[]>(missing.map((one) => [one.key, []]))
    for (const stretch of stretchesOf(missing)) {
      const from = stretch.map(({ span }) => span?.from as string)
      const measured = await measure(tx, [...from, stretch.at(-1)?.span?.until as string])
      for (const row of measured) rows.get(stretch[row.bucket - 1]?.key ?? '')?.push(row)
    }
    return missing.map((one) => rows.get(one.key) ?? [])
  })
  return new Map(buckets.map((bucket, i) => [bucket, answers[i] ?? []]))
}

/** Those that follow each other without a gap are measured together. */
function stretchesOf(asked: readonly Asked[]): readonly (readonly Asked[])[] {
  const stretches: Asked[][] = []
  for (const one of asked) {
    const last = stretches.at(-1)
    if (last?.at(-1)?.span?.until === one.span?.from) last?.push(one)
    else stretches.push([one])
  }
  return stretches
}

/** One text for statements that say the same of the same. */
export function keyOf(statement: Statement, values: Arguments): string {
  const hash = createHash('sha256').update(statement.sql)
  return hash.update(JSON.stringify(parametersOf(statement, values))).digest('base64')
}

/** Adds parts up to windows and subjects; an average is what its sum and count make. */
export function addUp(
  parts: ReadonlyMap<number, readonly PartRow[]>,
  { parts: places }: Buckets,
  { dimensions, measure }: Pick<MeasureQuestion, 'dimensions' | 'measure'>,
  subjectsOf: SubjectsOf,
): readonly Whole[] {
  const cells = new Map<string, Cell>()
  const isAverage = measure.calculate === 'average'
  for (const { bucket, window } of places)
    for (const row of parts.get(bucket) ?? []) {
      if (row.v0 === null) continue
      const values = dimensions.map((_, i) => row[`d${i}`] ?? null)
      const [sum, count] = [exact(row.v0), isAverage ? exact(row.v1 ?? '0') : ZERO]
      const rest = values.length === 0 ? '' : JSON.stringify(values)
      for (const subject of subjectsOf(row.person)) {
        const key = `${window} ${subject} ${rest}`
        const cell = cells.get(key)
        if (cell === undefined) cells.set(key, { window, subject, dimensions: values, sum, count })
        else {
          cell.sum = add(cell.sum, sum)
          if (isAverage) cell.count = add(cell.count, count)
        }
      }
    }
  return Array.from(cells.values(), ({ window, subject, dimensions: values, sum, count }) => ({
    window,
    subject,
    dimensions: values,
    value: format(isAverage ? divide(sum, count) : sum),
  }))
}

interface Cell extends Omit<Whole, 'value'> {
  sum: Exact
  count: Exact
}
