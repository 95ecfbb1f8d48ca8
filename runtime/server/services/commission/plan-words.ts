/** Plans as pages of plain words, for those who are paid by them: to anybody else there is none. */
import type { OwnPlansBody, PlanWordsBody } from '@attain/contract'
import { namesIn, planPage, wordingOf } from '@attain/engine/commission/words'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { assignmentsTo } from '../../store/commission/assignments.ts'
import type { Context } from '../context.ts'
import { isMeant } from './payees.ts'
import { type LivePlan, planNamed } from './plan.ts'
import { may } from './rights.ts'
import { messages } from './say-lines.ts'

export async function ownPlans(context: Context): Promise<OwnPlansBody> {
  const plans = [...context.view.workspace.model.plans.keys()].map((name) => planNamed(context, name))
  const own = await Promise.all(plans.map((plan) => isPayee(context, plan)))
  return {
    plans: plans.filter((_, index) => own[index]).map(({ name, document }) => ({ name, label: document.label })),
  }
}

export async function readPlanWords(context: Context, name: string): Promise<PlanWordsBody> {
  const plan = planNamed(context, name)
  if (!may(context, name, 'see') && !(await isPayee(context, plan))) throw noSuchPlan()
  const { document, definition } = plan
  const page = (language: keyof typeof messages) =>
    planPage(
      wordingOf(document, language, messages[language]),
      namesIn(context.view.workspace.model, language),
      definition.currency,
    )
  return { name, label: document.label, pages: { en: page('en'), 'zh-CN': page('zh-CN') } }
}

function noSuchPlan(): AttainError {
  return new AttainError('not_found', { what: { en: 'commission plan', 'zh-CN': '奖金方案' } })
}

/** Whoever it is for or who is put on it, and whoever has been paid by it. */
async function isPayee(context: Context, plan: LivePlan): Promise<boolean> {
  const { db, view } = context
  const { personId } = view.actor
  if (await isMeant(context, plan, personId)) return true
  const assigned = await assignmentsTo(db, view, plan.name)
  if (assigned.some(({ payee, isExcluded }) => payee === personId && !isExcluded)) return true
  const { rows } = await sql`select 1 from commission_statements
    where workspace_id = ${view.workspace.id} and plan = ${plan.name} and payee_id = ${personId}::uuid limit 1`.execute(
    db,
  )
  return rows.length > 0
}
