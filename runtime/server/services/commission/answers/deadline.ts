/** How long people have to answer to a statement: to say that they have read it, or that it is wrong. */
import { type Context, dateIn } from '../../context.ts'
import type { LivePlan } from '../plan.ts'

/** Of plans that say nothing. */
const USUAL_DAYS = 14

export function answerDaysOf({ document }: Pick<LivePlan, 'document'>): number {
  return document.disputes?.within ?? USUAL_DAYS
}

/** The last day, in the time zone of the workspace; `list-statements.ts` tells in SQL who is late by it. */
export function lastDayOf({ view }: Context, plan: Pick<LivePlan, 'document'>, sentAt: string): string {
  const day = dateIn(view.workspace.calendar.timeZone, new Date(sentAt))
  return new Date(Date.parse(`${day}T00:00:00Z`) + answerDaysOf(plan) * 86_400_000).toISOString().slice(0, 10)
}
