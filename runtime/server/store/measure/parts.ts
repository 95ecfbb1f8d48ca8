/**
 * Figures that are put together from parts: sums, counts and different values of each stretch of time, for each person. They
 * are kept, and once a change has touched a stretch it is measured by month, anew only where a record was or is.
 */
import { add, divide, type Exact, exact, format, ZERO } from '@attain/engine/formula/exact'
import type { Span } from '@attain/engine/performance/calendar'
import type { RecordsMeasure } from '@attain/engine/performance/kpi'
import type { LiveWorkspace, View } from '../live-workspace.ts'
import type { Database } from '../statement.ts'
import { type Buckets, bucketsOf } from './buckets.ts'
import { type Asked, answerAll, type KnownAnswers } from './kept-answers.ts'
import { type Room, roomOfAll } from './kept-room.ts'
import type { MeasureQuestion } from './measure-question.ts'
import { readingOfMeasure } from './reading.ts'

/** A part as the database gives it: the sum or count, and of an average its count; or different values, as a list in JSON. */
export interface PartRow {
  readonly bucket: number
  readonly person: string | null
  readonly v0: string | null
  readonly v1?: string | null
  readonly [dimension: `d${number}`]: string | null
}

/** What a stretch adds for a person. */
interface Part {
  readonly person: string | null
  readonly dimensions: readonly (string | null)[]
  /** The dimensions as one text. */
  readonly place: string
  readonly sum: Exact
  /** Of an average. */
  readonly count: Exact
  /** Where these are counted. */
  readonly different?: readonly string[]
}

/** By bucket. */
export type Parts = ReadonlyMap<number, readonly Part[]>

/** The figure of a cell, as the database would write it. */
export interface Whole {
  readonly window: number
  readonly subject: string | null
  readonly dimensions: readonly (string | null)[]
  readonly value: string
}

/** For whom a person counts; nobody is null as well. */
export type SubjectsOf = (person: string | null) => readonly (string | null)[]

/**
 * Where time is cut: at the edges of the windows, and at months where these are kept already or a change touched what was
 * kept of a longer time, so that the next one in November leaves October as it is. `key` says what is asked besides the time.
 */
function spansOf(known: KnownAnswers, windows: readonly Span[], key: string): Buckets {
  const { edges } = bucketsOf(windows)
  const cuts = edges.slice(0, -1).flatMap((from, i) => {
    const until = edges[i + 1] as string
    const months = monthsWithin({ from, until })
    const keys = spansBetween([from, ...months, until]).map((span) => keyOfSpan(key, span))
    return known.wasTouched(keyOfSpan(key, { from, until })) || known.areKept(keys) ? months : []
  })
  return bucketsOf(windows, cuts)
}

function spansBetween(edges: readonly string[]): readonly Span[] {
  return edges.slice(0, -1).map((from, i) => ({ from, until: edges[i + 1] as string }))
}

function keyOfSpan(key: string, { from, until }: Span): string {
  return `${key} ${from} ${until}`
}

/** The first days of the months that begin within a time. */
function monthsWithin({ from, until }: Span): readonly string[] {
  const days: string[] = []
  for (let month = nextMonth(from); month < until; month = nextMonth(month)) days.push(month)
  return days
}

/** The first day of the month after a day. */
function nextMonth(day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return month === 12 ? `${year + 1}-01-01` : `${day.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`
}

/** The parts of every bucket that belongs to a window, kept or measured now, and how time was cut into buckets. */
export async function readParts(
  db: Database,
  view: View,
  question: MeasureQuestion,
  /** Says what is asked besides the time. */
  key: string,
  measure: (db: Database, edges: readonly string[]) => Promise<readonly PartRow[]>,
): Promise<{ readonly spans: Buckets; readonly parts: Parts }> {
  const reading = readingOfMeasure(view.workspace, question)
  let spans = bucketsOf(question.windows)
  const answered = await answerAll<Part>(
    db,
    view.workspace,
    (known) => {
      spans = spansOf(known, question.windows, key)
      return bucketsIn(spans).map((bucket) => {
        const span = { from: spans.edges[bucket - 1] as string, until: spans.edges[bucket] as string }
        return { key: keyOfSpan(key, span), reading, span }
      })
    },
    async (tx, missing) => {
      const found = new Map<string, Part[]>(missing.map((one) => [one.key, []]))
      const partOf = readsParts(question)
      for (const stretch of stretchesOf(missing)) {
        const from = stretch.map(({ span }) => span?.from as string)
        const measured = await measure(tx, [...from, stretch.at(-1)?.span?.until as string])
        for (const row of measured)
          if (row.v0 !== null) found.get(stretch[row.bucket - 1]?.key ?? '')?.push(partOf(row, row.v0))
      }
      return missing.map((one) => found.get(one.key) ?? [])
    },
    sizeOfPart,
  )
  return { spans, parts: new Map(bucketsIn(spans).map((bucket, i) => [bucket, answered[i]?.rows ?? []])) }
}

function bucketsIn({ parts }: Buckets): readonly number[] {
  return [...new Set(parts.map(({ bucket }) => bucket))].sort((a, b) => a - b)
}

/** From what the database gives for a part to the part. */
function readsParts({ measure, dimensions: names }: MeasureQuestion): (row: PartRow, value: string) => Part {
  // a customer of twelve months is one text
  const known = new Map<string, string>()
  const same = (value: string) => {
    const first = known.get(value)
    if (first === undefined) known.set(value, value)
    return first ?? value
  }
  return (row, value) => {
    const dimensions = names.map((_, i) => row[`d${i}`] ?? null)
    const place = dimensions.length === 0 ? '' : JSON.stringify(dimensions)
    const whose = { person: row.person, dimensions, place }
    if (measure.calculate === 'countDistinct')
      return { ...whose, sum: ZERO, count: ZERO, different: (JSON.parse(value) as string[]).map(same) }
    return { ...whose, sum: exact(value), count: row.v1 == null ? ZERO : exact(row.v1) }
  }
}

/** A list of values takes as much as some rows. */
const VALUES_OF_A_ROW = 3

/** How much it is to keep a part, in rows. */
function sizeOfPart({ different = [] }: Part): number {
  return 1 + Math.ceil(different.length / VALUES_OF_A_ROW)
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

interface AddedUp {
  readonly parts: Parts
  readonly subjectsOf: SubjectsOf
  readonly wholes: readonly Whole[]
}

/** Figures of all answers together; some dozen megabytes. */
const MOST_WHOLES = 200_000
const addedUp = new WeakMap<LiveWorkspace, Room<AddedUp>>()

/** The same as `addUp`, which is not done again for parts and subjects that are the same ones. `key` says what is asked. */
export function addUpOnce(
  workspace: LiveWorkspace,
  key: string,
  parts: Parts,
  subjectsOf: SubjectsOf,
  work: () => readonly Whole[],
): readonly Whole[] {
  const known = addedUp.get(workspace) ?? roomOfAll.room<AddedUp>(MOST_WHOLES, ({ wholes }) => wholes.length + 1)
  addedUp.set(workspace, known)
  const last = known.get(key)
  if (last?.subjectsOf === subjectsOf && areSame(last.parts, parts)) return last.wholes
  const wholes = work()
  known.set(key, { parts, subjectsOf, wholes })
  return wholes
}

function areSame(some: Parts, others: Parts): boolean {
  return some.size === others.size && Array.from(some).every(([bucket, parts]) => others.get(bucket) === parts)
}

/** Adds parts up to windows and subjects; an average is what its sum and count make. */
export function addUp(
  parts: Parts,
  { parts: places }: Buckets,
  { calculate }: Pick<RecordsMeasure, 'calculate'>,
  subjectsOf: SubjectsOf,
): readonly Whole[] {
  const isAverage = calculate === 'average'
  const isOfDifferent = calculate === 'countDistinct'
  const wholes: Whole[] = []
  for (const [window, buckets] of Map.groupBy(places, (place) => place.window)) {
    const cells = new Map<string, Map<string | null, Cell>>()
    for (const { bucket } of buckets)
      for (const part of parts.get(bucket) ?? []) {
        const bySubject = cells.get(part.place) ?? new Map<string | null, Cell>()
        cells.set(part.place, bySubject)
        for (const subject of subjectsOf(part.person)) {
          const cell = bySubject.get(subject)
          if (cell === undefined)
            bySubject.set(subject, {
              dimensions: part.dimensions,
              sum: part.sum,
              count: part.count,
              different: isOfDifferent ? new Set(part.different) : NONE,
            })
          else if (isOfDifferent) for (const value of part.different ?? []) cell.different.add(value)
          else {
            cell.sum = add(cell.sum, part.sum)
            if (isAverage) cell.count = add(cell.count, part.count)
          }
        }
      }
    for (const bySubject of cells.values())
      for (const [subject, { dimensions, sum, count, different }] of bySubject) {
        const value = isOfDifferent ? String(different.size) : format(isAverage ? divide(sum, count) : sum)
        wholes.push({ window, subject, dimensions, value })
      }
  }
  return wholes
}

interface Cell {
  readonly dimensions: readonly (string | null)[]
  sum: Exact
  count: Exact
  readonly different: Set<string>
}

const NONE: Set<string> = new Set()
