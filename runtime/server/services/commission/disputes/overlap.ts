/** Two disputes about the same money would pay it twice: all of a statement is about each of its lines. */
import { nameOfPeriod, periodOf } from '@attain/engine/performance/calendar'
import { type RawBuilder, sql } from 'kysely'
import type { AttainError } from '../../../errors.ts'
import { linesOf } from '../../../store/commission/lines.ts'
import type { Context } from '../../context.ts'
import type { LivePlan } from '../plan.ts'
import { because } from '../refused.ts'

export interface Disputed {
  readonly plan: string
  readonly period: string
  readonly payee_id: string
  readonly statement_id: string
  /** 0 is all of the statement. */
  readonly line: number
}

interface Other {
  readonly state: 'open' | 'accepted'
  readonly line: number
  /** What was granted, and of which period it is a line. */
  readonly granted: string | null
  readonly posted: string | null
}

/** Two that are raised at once wait for each other. */
export async function holdDisputes({ db, view }: Context, { plan, period, payee_id }: Disputed): Promise<void> {
  await sql`select pg_advisory_xact_lock(${view.workspace.id}::integer,
    hashtext(${`disputes ${plan} ${period} ${payee_id}`}))`.execute(db)
}

/** One that is being decided, or that was accepted without this statement showing it. */
export async function overlapping(
  context: Context,
  disputed: Disputed,
  among: Other['state'][],
): Promise<Other | undefined> {
  const { db, view } = context
  const { plan, period, payee_id, statement_id, line } = disputed
  const workspace = view.workspace.id
  const isShown = sql`exists (select from commission_statements s cross join lateral ${linesOf('s.lines')} l
    where s.workspace_id = ${workspace} and s.id = ${statement_id}::uuid and l.line ->> 'id' = a.id::text
    and l.type = 'adjustment' and ${line} in (0, l.number))`
  const { rows } = await sql<Other>`select d.state, d.line, trim_scale(a.amount)::text as granted, a.period as posted
    from commission_disputes d left join commission_adjustments a on a.workspace_id = d.workspace_id and a.id = d.adjustment_id
    where d.workspace_id = ${workspace} and d.plan = ${plan} and d.period = ${period} and d.payee_id = ${payee_id}::uuid
      and d.state = any(${among}::text[])
      and (0 in (${line}, d.line) or ${lineOf(workspace, sql`d.statement_id`, sql`d.line`)}
        = ${lineOf(workspace, sql`${statement_id}::uuid`, sql`${line}::integer`)})
      and not (d.state = 'accepted' and ${isShown})
    order by d.state = 'open' desc, d.raised_at limit 1`.execute(db)
  return rows[0]
}

/** What a line is about, whatever version of the statement it is in. */
function lineOf(workspace: number, statement: RawBuilder<unknown>, number: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select (l.line::jsonb - '{steps,amount}'::text[])::text
    from commission_statements s cross join lateral ${linesOf('s.lines')} l
    where s.workspace_id = ${workspace} and s.id = ${statement} and l.number = ${number})`
}

export function whyRefused(
  { calendar, definition: { currency } }: Pick<LivePlan, 'calendar' | 'definition'>,
  { line }: Pick<Disputed, 'line'>,
  other: Other,
): AttainError {
  if (other.state === 'open') {
    const [en, chinese] =
      other.line === 0
        ? ['all of this statement', '整张结算单']
        : line === 0
          ? ['a line of this statement', '此结算单中的一行']
          : ['this line', '此行']
    return because(
      `You have disputed ${en} already, and that is being decided. Wait for the answer, or withdraw that dispute first.`,
      `您已对${chinese}提出申诉，正在处理中。请等待答复，或先撤回该申诉。`,
    )
  }
  const { granted = '', posted } = other
  const period = posted === null ? undefined : periodOf(calendar, posted)
  const called = (of: 'en' | 'zh-CN') => (period === undefined ? (posted ?? '') : nameOfPeriod(calendar, period, of))
  return because(
    `${granted} ${currency} was granted for this already, as a line of ${called('en')}. If that is wrong, dispute that line.`,
    `已为此调整 ${granted} ${currency}，记入${called('zh-CN')}。如对该调整有异议，请对那一行提出申诉。`,
  )
}
