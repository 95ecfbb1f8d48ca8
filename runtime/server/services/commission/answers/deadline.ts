/** How long people have to answer to a statement: to say that they have read it, or that it is wrong. */
import { isoTime } from '../../../store/query/iso-time.ts'
import { type Context, dateIn } from '../../context.ts'
import type { KeptStatement } from '../kept-statement.ts'
import type { LivePlan } from '../plan.ts'
import type { Answer } from './answers.ts'

/** Of plans that say nothing. */
const USUAL_DAYS = 14

export function answerDaysOf({ document }: Pick<LivePlan, 'document'>): number {
  return document.disputes?.within ?? USUAL_DAYS
}

/**
 * The last day on which a statement may be disputed: counted from when it was sent, or from when its period was locked where
 * it never was. Null while neither has happened.
 */
export function answerUntil(
  context: Context,
  plan: Pick<LivePlan, 'document'>,
  { locked_at }: Pick<KeptStatement, 'locked_at'>,
  { sentAt }: Pick<Answer, 'sentAt'>,
): string | null {
  const since = sentAt ?? (locked_at === null ? null : isoTime(locked_at))
  return since === null ? null : lastDayOf(context, plan, since)
}

/** The last day, in the time zone of the workspace; `list-statements.ts` tells in SQL who is late by it. */
function lastDayOf({ view }: Context, plan: Pick<LivePlan, 'document'>, sentAt: string): string {
  const day = dateIn(view.workspace.calendar.timeZone, new Date(sentAt))
  return new Date(Date.parse(`${day}T00:00:00Z`) + answerDaysOf(plan) * 86_400_000).toISOString().slice(0, 10)
}
