/** The targets of any number of subjects and periods, as they were on a day: two statements whatever is asked. */

import { type Calendar, isMadeOf, type Period, periodAround, within } from '@attain/engine/performance/calendar'
import { add, fraction, text } from '@attain/engine/performance/fraction'
import { isAdditive } from '@attain/engine/performance/kpi'
import { type Adjusted, adjust, type TargetModel, workingDays } from '@attain/engine/performance/target'
import { type Employment, employmentOf } from '../../../store/targets/employment.ts'
import { type LineInForce, linesInForce } from '../../../store/targets/lines.ts'
import { asSystem, type Context } from '../../context.ts'
import { levelOfSubject, type Subject, targetKey } from './subjects.ts'

export interface TargetQuestion {
  readonly target: TargetModel
  readonly periods: readonly Period[]
  /** Whoever has one, without it. */
  readonly subjects?: readonly Subject[]
  /** As it was known on this day; today without it. */
  readonly asOf?: string
}

export interface TargetAmount {
  readonly period: string
  readonly subject: string
  /** The full target. */
  readonly amount: string
  /** What is asked of somebody who is new, or was not there all the time; as the full target otherwise. */
  readonly asked: string
  /** Why less is asked. */
  readonly why?: Adjusted
  /** The line that says so; null where it is the sum of shorter periods, or that of a longer one. */
  readonly id: string | null
  /** From when that line holds. */
  readonly effective: string | null
}

/**
 * By `targetKey(period, subject)`; whoever has none is not in it. A period without a line of its own is what its shorter
 * periods add up to, and of a KPI that does not add up what is asked in the longer one. It asks nobody's rights.
 */
export async function readTargets(
  context: Context,
  { target, periods, subjects, asOf = context.today }: TargetQuestion,
): Promise<ReadonlyMap<string, TargetAmount>> {
  const { db, view } = asSystem(context, null)
  const { model } = view.workspace
  const calendar = model.calendars.get(target.calendar)
  const kpi = model.kpis.get(target.kpi)
  if (calendar === undefined || kpi === undefined) throw new Error(`${target.name} has a calendar and a KPI.`)
  const adds = isAdditive(kpi)
  const standIns = new Map(periods.map((period) => [period.key, standInsOf(calendar, target, period, adds)]))
  const wanted = new Map([...periods, ...[...standIns.values()].flat()].map((period) => [period.key, period]))
  const lines = await linesInForce(
    db,
    view,
    { target: target.name, periods: [...wanted.keys()], ...(subjects && { subjects }) },
    asOf,
  )
  const employed = await employedIn(context, target, lines)
  const amounts = new Map<string, TargetAmount>()
  for (const line of lines) {
    const period = wanted.get(line.period)
    if (line.amount === null || period === undefined) continue
    amounts.set(targetKey(line.period, line.subject), amountOf(context, target, line, line.amount, period, employed))
  }
  return withStandIns(periods, standIns, amounts, lines, adds)
}

/** The periods that a period is made up of, or that it lies in, where it has no line of its own. */
function standInsOf(calendar: Calendar, { periods }: TargetModel, period: Period, adds: boolean): readonly Period[] {
  const { total, every } = periods
  if (adds) return isMadeOf(calendar, period.granularity, every) ? within(calendar, period, every) : []
  return isMadeOf(calendar, total, period.granularity) ? [periodAround(calendar, period, total)] : []
}

function withStandIns(
  periods: readonly Period[],
  standIns: ReadonlyMap<string, readonly Period[]>,
  amounts: ReadonlyMap<string, TargetAmount>,
  lines: readonly LineInForce[],
  adds: boolean,
): ReadonlyMap<string, TargetAmount> {
  const subjects = new Set(lines.map(({ subject }) => subject))
  // a line that says “no target” stands for itself
  const said = new Set(lines.map(({ period, subject }) => targetKey(period, subject)))
  const found = new Map<string, TargetAmount>()
  for (const { key: period } of periods)
    for (const subject of subjects) {
      const key = targetKey(period, subject)
      const own = amounts.get(key)
      if (own !== undefined) found.set(key, own)
      if (said.has(key)) continue
      const parts = (standIns.get(period) ?? []).flatMap((part) => amounts.get(targetKey(part.key, subject)) ?? [])
      const [first] = parts
      if (first === undefined) continue
      const { why: _, ...rest } = first
      found.set(key, { ...rest, id: null, effective: null, period, ...(adds && sumOf(parts)) })
    }
  return found
}

function sumOf(parts: readonly TargetAmount[]): Pick<TargetAmount, 'amount' | 'asked'> {
  const sum = (of: 'amount' | 'asked') => text(parts.map((part) => fraction(part[of])).reduce(add))
  return { amount: sum('amount'), asked: sum('asked') }
}

type Employed = ReadonlyMap<string, Employment>

/** When the people among them were there, as far as that changes their targets. */
async function employedIn(
  context: Context,
  { ramp, prorate }: TargetModel,
  lines: readonly LineInForce[],
): Promise<Employed> {
  if (ramp === undefined && prorate === undefined) return new Map()
  const { db, view } = asSystem(context, null)
  const people = new Set(
    lines.flatMap(({ subject }) => {
      const { by, value } = levelOfSubject(subject)
      return by === 'person' ? [value] : []
    }),
  )
  return people.size === 0 ? new Map() : employmentOf(db, view, [...people])
}

function amountOf(
  { view }: Context,
  { ramp, prorate, scale }: TargetModel,
  { id, period: key, subject, effective }: LineInForce,
  amount: string,
  period: Period,
  employed: Employed,
): TargetAmount {
  const full = { period: key, subject, amount, asked: amount, id, effective }
  const { by, value } = levelOfSubject(subject)
  const employment = by === 'person' ? employed.get(value) : undefined
  if (employment === undefined || isThereAllAlong(employment, period, ramp)) return full
  const why = adjust({
    target: amount,
    period,
    employment,
    scale: Math.max(scale, 0),
    ...(ramp && { ramp }),
    ...(prorate && { prorate }),
    ...(prorate?.by === 'workingDays' && { days: workingDays(view.workspace.calendar.calendar) }),
  })
  return why.amount === amount ? full : { ...full, asked: why.amount, why }
}

/** Neither came nor went in the period, and is not new any more: nothing is asked but the full target. */
function isThereAllAlong({ hired, left }: Employment, { from, until }: Period, ramp: TargetModel['ramp']): boolean {
  if (left !== undefined && left < until) return false
  if (hired === undefined) return true
  const months = (ramp?.percents.length ?? 0) + 2
  const day = new Date(`${hired}T00:00:00Z`)
  day.setUTCMonth(day.getUTCMonth() + months)
  return day.toISOString().slice(0, 10) <= from
}

/** Which document says the targets of a KPI for persons, teams, the company or a dimension; `named` where one is named. */
export function targetOf({ view }: Context, kpi: string, by: string, named?: string): TargetModel | undefined {
  const { targets } = view.workspace.model
  if (named !== undefined) return targets.get(named)
  return [...targets.values()].find(
    (target) =>
      target.kpi === kpi &&
      target.levels.some((level) => (level.by === 'dimension' ? level.dimension : level.by) === by),
  )
}
