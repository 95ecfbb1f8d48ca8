/** Who may do what with a plan: whoever runs or closes it; payees see their own, and managers that of those below them. */
import { mayWithPlan, type PlanAction } from '@attain/engine/access'
import { type RawBuilder, sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { isAdministrating } from '../../store/live-workspace.ts'
import type { Context } from '../context.ts'

export function may({ view }: Pick<Context, 'view'>, plan: string, action: PlanAction): boolean {
  return view.actor.isSystem === true || mayWithPlan(view.workspace.model, view.actor.roles, plan, action)
}

/** Of all plans, also of those that were taken away. */
export function seesAll({ view }: Pick<Context, 'view'>): boolean {
  return view.actor.isSystem === true || isAdministrating(view)
}

export function assertMay(context: Context, plan: string, action: PlanAction): void {
  if (!may(context, plan, action)) throw new AttainError('forbidden', { action: words[action] })
}

const words = {
  see: { en: 'see the statements of this plan', 'zh-CN': '查看该方案的结算单' },
  run: { en: 'calculate this plan', 'zh-CN': '计算该方案' },
  close: { en: 'close periods of this plan', 'zh-CN': '锁定该方案的期间' },
} as const

/**
 * True of statements `s` that the asker may see: of plans that they see whole, their own, and of those below them. Nobody has
 * rights with a plan that was taken away, but for administrators.
 */
export function visibleStatements({ view }: Context): RawBuilder<boolean> {
  const { workspace, actor } = view
  const whole = [...workspace.model.plans.keys()].filter((plan) => may({ view }, plan, 'see'))
  const person = workspace.objects.get('person')?.key ?? null
  return sql<boolean>`(${seesAll({ view })} or s.plan = any(${whole}::text[]) or s.payee_id = ${actor.personId}::uuid or exists (
    select from hierarchy_paths h where h.workspace_id = ${workspace.id} and h.object_key = ${person} and h.field = 'manager'
      and h.ancestor_id = ${actor.personId}::uuid and h.descendant_id = s.payee_id and h.depth > 0))`
}
