/** The approval of a dispute has ended, in its transaction: accepted, a line is posted; no line is ever changed. */
import type { Json } from '@attain/engine/fields'
import { type Period, periodOf, shift } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import type { DB } from '../../../database/schema.ts'
import { AttainError } from '../../../errors.ts'
import { authorOf } from '../../../store/live-workspace.ts'
import { loadRecords } from '../../../store/write/load.ts'
import { changeRecords } from '../../actions/change-records.ts'
import type { Instance } from '../../approvals/instance.ts'
import { asSystem, type Context } from '../../context.ts'
import { addAdjustment } from '../adjustments.ts'
import { calculatePeriod } from '../calculate.ts'
import { holdPlan, stateOf } from '../periods.ts'
import { type LivePlan, livePlan } from '../plan.ts'
import { isClosed } from '../states.ts'
import { holdDisputes, overlapping } from './overlap.ts'

type Dispute = Pick<DB['commission_disputes'], 'plan' | 'period' | 'payee_id' | 'statement_id' | 'line' | 'reason'>

export async function endDispute(context: Context, { id: approval, object, recordId, state }: Instance): Promise<void> {
  const { db, view, now, today } = context
  const dispute = await db
    .selectFrom('commission_disputes')
    .select(['plan', 'period', 'payee_id', 'statement_id', 'line', 'reason'])
    .where('workspace_id', '=', view.workspace.id)
    .where('id', '=', recordId)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst()
  // a record that somebody made by hand is no dispute
  if (dispute === undefined || state === null) return
  const ended = ({ approved: 'accepted', rejected: 'refused' } as const)[state.status as 'approved' | 'rejected']
  if (ended === 'accepted') {
    refuseOwn(dispute, state.tasks)
    await refuseTwice(context, dispute)
  }
  const answer = await lastOpinion(context, approval)
  const system = asSystem(context, null)
  const loaded = [...(await loadRecords(db, system.view, object, [recordId], today)).values()]
  const adjustment = ended === 'accepted' ? await post(context, dispute, grantedIn(loaded[0]?.document), answer) : null
  const decided = { answer, decided_by: authorOf(view), decided_at: now, adjustment_id: adjustment }
  await db
    .updateTable('commission_disputes')
    .set({ state: ended ?? 'withdrawn', ...decided })
    .where('workspace_id', '=', view.workspace.id)
    .where('id', '=', recordId)
    .execute()
  await changeRecords(system, object, loaded, { state: ended ?? 'withdrawn' })
}

async function lastOpinion({ db, view }: Context, approval: string): Promise<string | null> {
  const { rows } = await sql<{ opinion: string | null }>`select asked ->> 'opinion' as opinion from approval_history
    where workspace_id = ${view.workspace.id} and approval_id = ${approval}::uuid and by is not null
    order by event desc limit 1`.execute(db)
  return rows[0]?.opinion ?? null
}

/** Where an approval would pass by itself, somebody would pay themselves. */
function refuseOwn({ payee_id }: Dispute, tasks: NonNullable<Instance['state']>['tasks']): void {
  const isOthers = tasks.some(
    ({ status, decidedBy }) => status === 'approved' && decidedBy != null && decidedBy !== payee_id,
  )
  if (!isOthers)
    throw new AttainError('approval_refused', {
      problem: {
        en: 'Nobody but the payee would decide on this dispute. Ask an administrator to give the approval other approvers.',
        'zh-CN': '除申诉人本人外没有其他人审批此申诉。请联系管理员调整审批人。',
      },
    })
}

/** Another one about the same money may have been accepted since this one was raised. */
async function refuseTwice(context: Context, dispute: Dispute): Promise<void> {
  await holdDisputes(context, dispute)
  const other = await overlapping(context, dispute, ['accepted'])
  if (other === undefined) return
  throw new AttainError('approval_refused', {
    problem: {
      en: `${other.granted} was granted for the same money already, in another dispute. Refuse this one.`,
      'zh-CN': `同一笔金额已在另一申诉中调整 ${other.granted}。请驳回此申诉。`,
    },
  })
}

/** Whoever decides may change it, and may have left it blank. */
function grantedIn(document: Readonly<Record<string, Json>> | undefined): string {
  const granted = document?.granted ?? null
  if (granted !== null) return String(granted)
  throw new AttainError('approval_refused', {
    problem: {
      en: 'Say how much is granted before you accept, or refuse the dispute.',
      'zh-CN': '请先填写调整金额再同意，或驳回该申诉。',
    },
  })
}

/** In the first period from its own on that is not closed. Answers the adjustment. */
async function post(
  context: Context,
  { plan: name, period: key, payee_id, reason }: Dispute,
  amount: string,
  answer: string | null,
): Promise<string> {
  const plan = livePlan(context, name)
  if (plan === undefined)
    throw cannotPost(
      'The plan was taken away. Refuse the dispute and say why, or have the plan published again.',
      '该方案已被移除。请驳回该申诉并说明原因，或重新发布该方案。',
    )
  await holdPlan(context, name)
  const period = await openPeriodOf(context, plan, key)
  const adjustment = await addAdjustment(context, {
    plan: name,
    payee: payee_id,
    period: period.key,
    amount,
    reason: answer === null ? reason : `${reason} → ${answer}`,
  })
  // a period that nobody has calculated shows it when it is
  if ((await stateOf(context, name, period)) === 'open') return adjustment
  await calculatePeriod(context, name, period.key)
  await assertPosted(context, name, payee_id, adjustment)
  return adjustment
}

async function openPeriodOf(context: Context, plan: LivePlan, key: string): Promise<Period> {
  const { calendar } = plan
  for (let period = periodOf(calendar, key); period !== undefined; period = shift(calendar, period, 1)) {
    if (!isClosed(await stateOf(context, plan.name, period))) return period
  }
  throw cannotPost('This plan has no open period left.', '该方案已没有未锁定的期间。')
}

async function assertPosted({ db, view }: Context, plan: string, payee: string, id: string): Promise<void> {
  const { rows } =
    await sql`select from commission_statements where workspace_id = ${view.workspace.id} and plan = ${plan}
    and payee_id = ${payee}::uuid and lines::jsonb @> ${JSON.stringify([{ type: 'adjustment', id }])}::jsonb limit 1`.execute(
      db,
    )
  if (rows.length > 0) return
  throw cannotPost('The payee is not on the plan any more.', '申诉人已不在该方案中。')
}

function cannotPost(en: string, chinese: string): AttainError {
  return new AttainError('approval_refused', {
    problem: { en: `${en} The adjustment cannot be posted.`, 'zh-CN': `${chinese}无法记入调整。` },
  })
}
