/** A cycle as it is kept, with the scorecard as it was and as it was changed. */
import { compileScorecard, DEFAULT_CURRENCY, type scorecards } from '@attain/engine/metadata'
import type { Calendar, Period } from '@attain/engine/performance/calendar'
import { periodOf } from '@attain/engine/performance/calendar'
import { type Scorecard, type Segment, segmentsOf } from '@attain/engine/performance/scorecard'
import type { CycleState } from '@attain/engine/performance/scorecard/cycle'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { calendarOf } from '../performance/periods.ts'
import { noSuchCycle } from './refused.ts'

export type Document = scorecards.ScorecardDocument

export interface Cycle {
  readonly id: string
  readonly scorecard: string
  readonly period: string
  readonly from_day: string
  readonly to_day: string
  readonly state: CycleState
  readonly opened_by: string | null
  readonly opened_at: string
  readonly calculated_at: string | null
  readonly published_at: string | null
  readonly appeal_until: string | null
  /** The newest that counts, and all that ever counted or may count. */
  readonly model: CycleModel
  readonly versions: readonly Version[]
}

export interface CycleModel {
  /** The newest document that was approved. */
  readonly document: Document
  readonly definition: Scorecard
  /** One where nothing was changed within the cycle. */
  readonly segments: readonly Segment[]
}

export interface Version {
  readonly number: number
  readonly from_day: string
  readonly document: Document
  readonly reason: string | null
  readonly proposed_by: string | null
  readonly proposed_at: string
  readonly approved: boolean | null
}

/** Give the transaction to lock it: whoever changes it waits, whoever works on its cards shares it. */
export async function findCycle(context: Context, id: string, lock?: 'change' | 'share'): Promise<Cycle> {
  const [cycle] = await readCycles(context, sql`c.id = ${id}::uuid`, lock)
  if (!cycle) throw noSuchCycle()
  return cycle
}

/** The newest first. */
export async function readCycles(
  context: Context,
  where: ReturnType<typeof sql>,
  lock?: 'change' | 'share',
): Promise<readonly Cycle[]> {
  const { db, view } = context
  const w = view.workspace.id
  const locking = lock === undefined ? sql`` : lock === 'change' ? sql`for update of c` : sql`for share of c`
  const { rows } = await sql<Omit<Cycle, 'model'>>`select c.id, c.scorecard, c.period, c.from_day, c.to_day, c.state,
      c.opened_by, c.opened_at, c.calculated_at, c.published_at, c.appeal_until, d.versions
    from score_cycles c cross join lateral (
      select json_agg(json_build_object('number', d.number, 'from_day', to_char(d.from_day, 'YYYY-MM-DD'), 'document', d.document,
        'reason', d.reason, 'proposed_by', d.proposed_by, 'proposed_at', d.proposed_at, 'approved', v.approved) order by d.number) as versions
      from score_definitions d
      left join score_definition_decisions v on v.workspace_id = d.workspace_id and v.cycle_id = d.cycle_id and v.number = d.number
      where d.workspace_id = ${w} and d.cycle_id = c.id
    ) d
    where c.workspace_id = ${w} and ${where}
    order by c.from_day desc, c.opened_at desc limit 500 ${locking}`.execute(db)
  return rows.map((row) => ({ ...row, model: modelOf(context, row) }))
}

function modelOf({ view }: Context, { from_day, to_day, versions }: Omit<Cycle, 'model'>): CycleModel {
  const counting = versions.filter(({ approved }) => approved === true)
  const { currency = DEFAULT_CURRENCY } = view.workspace.model.app
  const compiled = counting.map((version) => ({ ...version, definition: compiledOf(version.document, currency) }))
  const newest = compiled.at(-1)
  if (newest === undefined) throw new Error('A cycle begins with a scorecard.')
  const segments = segmentsOf(
    { from: from_day, to: to_day },
    // of two changes on one day the later one
    compiled
      .filter((one, index) => !compiled.some((other, at) => at > index && other.from_day === one.from_day))
      .map(({ from_day: from, definition }) => ({ from, items: definition.items })),
  )
  return { document: newest.document, definition: newest.definition, segments }
}

const known = new Map<string, Scorecard>()
const MOST_KNOWN = 200

function compiledOf(document: Document, currency: string): Scorecard {
  const key = `${currency}${JSON.stringify(document)}`
  const before = known.get(key)
  if (before) return before
  if (known.size >= MOST_KNOWN) known.clear()
  const fresh = compileScorecard(document, currency)
  known.set(key, fresh)
  return fresh
}

export function calendarOfDocument(context: Context, { cycle }: Document): Calendar {
  return calendarOf(context, cycle.calendar)
}

export function periodOfCycle(context: Context, { model, period }: Cycle): Period {
  const found = periodOf(calendarOfDocument(context, model.document), period)
  if (!found) throw new Error(`The calendar has no period ${period} any more.`)
  return found
}

export function labelOf<T extends { readonly name: string; readonly label: Document['label'] }>(
  list: readonly T[] | undefined,
  name: string,
): Document['label'] {
  return list?.find((one) => one.name === name)?.label ?? { en: name }
}
