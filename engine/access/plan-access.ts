/** Who sees, runs and closes a commission plan, besides payees and those above them. */
import type { Model } from '../metadata/model.ts'
import { EVERYONE, isAdministrator } from './object-access.ts'

export type PlanAction = 'see' | 'run' | 'close'

export function mayWithPlan(model: Model, roles: readonly string[], plan: string, action: PlanAction): boolean {
  if (isAdministrator(model, roles)) return true
  const actions = [...roles, EVERYONE]
    .flatMap((name) => model.roles.get(name)?.plans ?? [])
    .flatMap((rights) => (rights.plan === plan ? rights.actions : []))
  // whoever works on everybody's statements sees them
  return action === 'see' ? actions.length > 0 : actions.includes(action)
}
