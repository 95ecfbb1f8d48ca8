/** A plan as it is live, its calendar, and the periods and stretches that it is calculated by. */
import type { PlanModel } from '@attain/engine/metadata'
import {
  type Calendar,
  type Period,
  periodAround,
  periodOf,
  periodsBetween,
  STANDARD_CALENDAR,
} from '@attain/engine/performance/calendar'
import { AttainError } from '../../errors.ts'
import { planOfRevision } from '../../store/commission/plan-of-revision.ts'
import type { Context } from '../context.ts'
import { calendarOf } from '../performance/periods.ts'

export interface LivePlan extends PlanModel {
  readonly name: string
  readonly calendar: Calendar
  readonly every: Period['granularity']
}

/** What says the lines of a statement: its labels, objects and periods. */
export type StatedPlan = Pick<LivePlan, 'document' | 'calendar'>

/** A plan as it was when a statement was made by it: what is renamed or taken out later, or the plan itself, keeps its name. */
export async function planOfStatement(
  context: Context,
  { plan: name, revision }: { readonly plan: string; readonly revision: number },
): Promise<StatedPlan> {
  const { db, view } = context
  const live = livePlan(context, name)
  if (live !== undefined && revision === view.workspace.revision) return live
  const document = (await planOfRevision(db, view.workspace.id, revision, name)) ?? live?.document
  if (document === undefined) throw noSuchPlan()
  const named = view.workspace.model.calendars.get(document.calendar ?? STANDARD_CALENDAR)
  return { document, calendar: live?.calendar ?? named ?? calendarOf(context) }
}

/** The object whose records a component credits. */
export function creditedObject({ document }: StatedPlan, component: string): string | undefined {
  const measure = document.components.find(({ name }) => name === component)?.measure
  return measure?.from === 'credits' ? measure.object : undefined
}

export function planNamed(context: Context, name: string): LivePlan {
  const plan = livePlan(context, name)
  if (plan === undefined) throw noSuchPlan()
  return plan
}

function noSuchPlan(): AttainError {
  return new AttainError('not_found', { what: { en: 'commission plan', 'zh-CN': '奖金方案' } })
}

/** Undefined of one that was taken away. */
export function livePlan(context: Context, name: string): LivePlan | undefined {
  const model = context.view.workspace.model.plans.get(name)
  if (model === undefined) return undefined
  const { calendar, every = 'month' } = model.document
  return { ...model, name, calendar: calendarOf(context, calendar), every }
}

export function periodNamed({ calendar, every, document }: LivePlan, key: string): Period {
  const period = periodOf(calendar, key)
  if (period?.granularity === every && period.until > document.from) return period
  throw new AttainError('invalid_request', {
    problem: { en: `"${key}" is no period of this plan.`, 'zh-CN': `“${key}”不是该方案的期间。` },
  })
}

/** Whether a plan has ended before a period: what is still to come of earlier ones is paid in it, and nothing is earned. */
export function runsOff({ document }: Pick<LivePlan, 'document'>, { from }: Pick<Period, 'from'>): boolean {
  return document.to !== undefined && from > document.to
}

/** The periods after the end of a plan that begin before a day. */
export function periodsOfRunOff(plan: LivePlan, until: string): readonly Period[] {
  const { calendar, every, document } = plan
  if (document.to === undefined) return []
  return periodsBetween(calendar, every, document.to, until).filter((period) => runsOff(plan, period))
}

/** Every period from the first of the plan up to one of them. */
export function periodsUpTo({ calendar, every, document }: LivePlan, last: Period): readonly Period[] {
  return periodsBetween(calendar, every, document.from, last.until)
}

/**
 * The periods of a plan that lie in the longer windows around one: what a window that is not over is held against has
 * periods that are still to come.
 */
export function periodsAround(plan: LivePlan, last: Period): readonly Period[] {
  const { calendar, document } = plan
  const { until } = periodAround(calendar, last, 'year')
  const end = document.to === undefined ? until : [until, dayAfter(document.to)].sort()[0]
  return periodsBetween(calendar, plan.every, document.from, end ?? until)
}

/** A period, or the part of one in which everything stays the same. */
export interface Stretch {
  readonly period: Period
  /** First day, and the day after the last. */
  readonly from: string
  readonly until: string
}

/** Periods cut where rates change. */
export function stretchesOf({ document, definition }: LivePlan, periods: readonly Period[]): readonly Stretch[] {
  const changes = definition.components
    .flatMap(({ pays }) => (pays.by === 'table' ? pays.tables.map(({ from }) => from) : []))
    .filter((day) => day !== undefined)
  return periods.flatMap((period) => {
    const from = period.from < document.from ? document.from : period.from
    const inside = [...new Set(changes)].filter((day) => day > from && day < period.until).sort()
    const edges = [from, ...inside, period.until]
    return edges.slice(0, -1).map((begin, i) => ({ period, from: begin, until: edges[i + 1] as string }))
  })
}

/** What has no end ends here. */
export const FOR_GOOD = '9998-12-31'

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
