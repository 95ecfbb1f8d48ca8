/** Disputes as they are stored, and as whoever may see the statement is shown them. */
import type { DisputeBody } from '@attain/contract'
import type { Line } from '@attain/engine/commission'
import { periodOf } from '@attain/engine/performance/calendar'
import { type RawBuilder, sql } from 'kysely'
import { isoTime } from '../../../store/query/iso-time.ts'
import { asSystem, type Context } from '../../context.ts'
import { peopleNames } from '../../people-names.ts'
import { periodBody } from '../../performance/periods.ts'
import { planNamed } from '../plan.ts'
import { may, visibleStatements } from '../rights.ts'
import { aboutDisputes } from './about.ts'

interface Row {
  readonly id: string
  readonly statement_id: string
  readonly plan: string
  readonly period: string
  readonly payee_id: string
  readonly version: number
  readonly line: number
  readonly currency: string
  readonly stated: string
  readonly expected: string
  readonly reason: string
  readonly raised_at: string
  readonly state: DisputeBody['state']
  readonly answer: string | null
  readonly decided_by: string | null
  readonly decided_at: string | null
  readonly adjusted: string | null
  readonly adjusted_period: string | null
  readonly approval: string | null
  /** Whether the asker decides on it. */
  readonly is_asked: boolean
  readonly revision: number
  readonly disputed: Line | null
  readonly files: DisputeBody['files'] | null
}

/** Those of statements that the asker may see; `where` is about disputes `d`. */
export async function readDisputes(
  context: Context,
  where: RawBuilder<boolean>,
  { skip = 0, limit = 200 } = {},
): Promise<readonly DisputeBody[]> {
  const { db, view } = context
  const { rows } =
    await sql<Row>`select d.id, d.statement_id, d.plan, d.period, d.payee_id, s.version, d.line, s.currency,
      trim_scale(d.stated)::text as stated, trim_scale(d.expected)::text as expected, d.reason, d.raised_at, d.state, d.answer,
      d.decided_by, d.decided_at, trim_scale(a.amount)::text as adjusted, a.period as adjusted_period,
      (select p.id from approvals p where p.workspace_id = d.workspace_id and p.record_id = d.id and p.parent_id is null
        order by p.submitted_at desc limit 1) as approval,
      exists (select from approvals p join approval_tasks t on t.workspace_id = p.workspace_id and t.approval_id = p.id
        where p.workspace_id = d.workspace_id and p.record_id = d.id and t.status in ('open', 'approved', 'rejected')
          and ${view.actor.personId}::uuid in (t.person_id, t.principal_id, t.decided_by)) as is_asked,
      s.revision, case when d.line > 0 then s.lines -> (d.line - 1) end as disputed,
      (select json_agg(json_build_object('id', f.id, 'name', f.name) order by f.id) from files f
        where f.workspace_id = d.workspace_id and f.id = any(d.files)) as files
    from commission_disputes d join commission_statements s on s.workspace_id = d.workspace_id and s.id = d.statement_id
    left join commission_adjustments a on a.workspace_id = d.workspace_id and a.id = d.adjustment_id
    where d.workspace_id = ${view.workspace.id} and ${where} and ${visibleStatements(context)}
    order by d.raised_at desc, d.id limit ${limit} offset ${skip}`.execute(db)
  const names = await peopleNames(
    asSystem(context, null),
    rows.flatMap(({ payee_id, decided_by }) => [payee_id, decided_by]),
  )
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  // managers see that there is a dispute, not what it is about, nor what was said in it
  const isClose = (row: Row) => row.payee_id === view.actor.personId || row.is_asked || may(context, row.plan, 'see')
  const about = await aboutDisputes(context, rows.filter(isClose))
  return rows.map(
    (row): DisputeBody => ({
      id: row.id,
      statement: { id: row.statement_id, version: row.version },
      plan: row.plan,
      period: periodNamedBy(context, row.plan, row.period),
      payee: named(row.payee_id),
      line: row.line,
      about: about.get(row.id) ?? '',
      currency: row.currency,
      stated: isClose(row) ? row.stated : null,
      expected: isClose(row) ? row.expected : null,
      reason: isClose(row) ? row.reason : null,
      files: isClose(row) ? (row.files ?? []) : [],
      raisedAt: isoTime(row.raised_at),
      state: row.state,
      answer: isClose(row) ? row.answer : null,
      decidedBy: row.decided_by === null ? null : named(row.decided_by),
      decidedAt: row.decided_at === null ? null : isoTime(row.decided_at),
      adjusted:
        row.adjusted === null || row.adjusted_period === null || !isClose(row)
          ? null
          : { amount: row.adjusted, period: periodNamedBy(context, row.plan, row.adjusted_period) },
      approval: isClose(row) ? row.approval : null,
    }),
  )
}

/** By its key where the plan has no such period any more. */
function periodNamedBy(context: Context, name: string, key: string): DisputeBody['period'] {
  if (!context.view.workspace.model.plans.has(name)) return { key, name: key }
  const { calendar } = planNamed(context, name)
  const period = periodOf(calendar, key)
  return { key, name: period === undefined ? key : periodBody(context, calendar, period).name }
}
