/** The targets beside figures: of each KPI the document that has targets of those whom the figures are told apart by. */
import type { FigureRow, FiguresQuery, FigureTarget } from '@attain/contract'
import { type Period, periodsBetween } from '@attain/engine/performance/calendar'
import { add, fraction, text } from '@attain/engine/performance/fraction'
import { isAdditive, type KpiModel } from '@attain/engine/performance/kpi'
import type { Context } from '../../context.ts'
import { whoseFigures } from '../kpis.ts'
import type { Stretch } from '../periods.ts'
import type { Within } from '../whom.ts'
import { type KnownTarget, visibleTarget } from './documents.ts'
import { type Pacing, pacingOf } from './pacing.ts'
import { readTargets, targetOf } from './read.ts'
import { COMPANY, levelOfSubject, personSubject, type Subject, targetKey, teamSubject } from './subjects.ts'
import { membersOf } from './who.ts'

export type Asked = Omit<FiguresQuery, 'within'> & { readonly within?: Within }

/**
 * The rows with the targets of the KPIs, where these were asked for; null where there is none, or where the figure is a
 * part of what it is for, which the row then says.
 */
export async function withTargets(
  context: Context,
  kpis: readonly KpiModel[],
  query: Asked,
  stretches: readonly Stretch[],
  rows: readonly FigureRow[],
): Promise<readonly FigureRow[]> {
  if (query.target !== true) return rows
  const columns = await Promise.all(kpis.map((kpi, place) => columnOf(context, kpi, place, query, stretches, rows)))
  return rows.map((row, at) => {
    const targets = columns.map((column) => column[at] ?? null)
    return { ...row, targets: targets.map((one) => (one === 'part' ? null : one)), ...isPart(targets) }
  })
}

function isPart([first]: readonly (FigureTarget | 'part' | null)[]): Pick<FigureRow, 'isPart'> {
  return first === 'part' ? { isPart: true } : {}
}

async function columnOf(
  context: Context,
  kpi: KpiModel,
  place: number,
  query: Asked,
  stretches: readonly Stretch[],
  rows: readonly FigureRow[],
): Promise<readonly (FigureTarget | 'part' | null)[]> {
  const subjects = rows.map((row) => subjectOf(context, kpi, query, row))
  const by = subjects.find((subject) => subject !== undefined)
  if (by === undefined) return hasTargets(context, kpi) ? rows.map((row) => (isNobody(row) ? null : 'part')) : []
  const document = targetOf(context, kpi.name, levelOfSubject(by).by)
  if (document === undefined || document.calendar !== (query.periods.calendar ?? 'standard')) return []
  const known = visibleTarget(context, document.name)
  const seen = await seenOf(context, known, subjects)
  const periodsOf = stretches.map(({ first, last }) =>
    periodsBetween(known.calendar, first.granularity, first.from, last.until),
  )
  const targets = await readTargets(context, {
    target: document,
    periods: periodsOf.flat(),
    subjects: [...seen],
  })
  const pacings = await Promise.all(stretches.map((stretch) => pacingOf(context, known, wholeOf(known, stretch))))
  return rows.map((row, at) => {
    const subject = subjects[at]
    const periods = periodsOf[row.period] ?? []
    if (subject === undefined || !seen.has(subject)) return isNobody(row) ? null : 'part'
    // an average over several periods has no target of its own
    if (periods.length > 1 && !isAdditive(kpi)) return null
    const parts = periods.flatMap(({ key }) => targets.get(targetKey(key, subject)) ?? [])
    if (parts.length === 0) return null
    const sum = (of: 'amount' | 'asked') => text(parts.map((part) => fraction(part[of])).reduce(add))
    return beside(pacings[row.period], row.values[place] ?? null, sum('amount'), sum('asked'))
  })
}

/** What counts for nobody has no target, and is no part of one either. */
function isNobody({ subject, dimensions }: FigureRow): boolean {
  return subject === null || (subject === undefined && dimensions.includes(null))
}

function hasTargets({ view }: Context, { name }: KpiModel): boolean {
  return [...view.workspace.model.targets.values()].some(({ kpi }) => kpi === name)
}

function beside(pacing: Pacing | undefined, actual: string | null, amount: string, asked: string): FigureTarget {
  const progress = actual === null ? undefined : pacing?.progressOf(actual, asked)
  return { amount, asked, ...(progress && { progress }) }
}

/** Whose target a figure is compared with; nobody's where it is a part of what they reach. */
export function subjectOf(
  context: Context,
  kpi: KpiModel,
  { people, within, where = [], dimensions = [] }: Asked,
  row: FigureRow,
): Subject | undefined {
  if (where.length > 0) return undefined
  if (people !== undefined) {
    if (dimensions.length > 0 || !row.subject) return undefined
    // of people within a team or below somebody the figures are whole; of teams they may be parts
    if (people === 'person' || people === 'managerTree') return personSubject(row.subject)
    return within === undefined || 'team' in within ? teamSubject(row.subject) : undefined
  }
  const [dimension, ...others] = dimensions
  if (dimension !== undefined) {
    const value = row.dimensions[0] ?? null
    return others.length === 0 && within === undefined && value !== null ? `${dimension}:${value}` : undefined
  }
  if (within === undefined) return ofAllThatOneSees(context, kpi)
  return 'team' in within ? teamSubject(within.team) : personSubject('person' in within ? within.person : within.under)
}

/** Whoever sees their own figures only is compared with their own target. */
function ofAllThatOneSees(context: Context, kpi: KpiModel): Subject | undefined {
  const { op } = whoseFigures(context, kpi.name)
  return op === 'always' ? COMPANY : op === 'own' ? personSubject(context.view.actor.personId) : undefined
}

/** A team of which one sees a part has no target beside that part. */
async function seenOf(
  context: Context,
  known: KnownTarget,
  subjects: readonly (Subject | undefined)[],
): Promise<ReadonlySet<Subject>> {
  const asked = new Set(subjects.filter((subject) => subject !== undefined))
  if (![...asked].some((subject) => levelOfSubject(subject).by === 'team')) return asked
  const members = await membersOf(context, known)
  const shown = new Set(members.flatMap(({ subject, right }) => (right === 'none' ? [] : [subject])))
  return new Set([...asked].filter((subject) => shown.has(subject)))
}

/** Several periods as one; how the season weighs in them is not asked. */
function wholeOf({ target }: KnownTarget, { first, last, count }: Stretch): Period {
  return count === 1 ? first : { ...first, until: last.until, granularity: target.periods.every }
}
