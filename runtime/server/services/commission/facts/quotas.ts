/** What targets ask of payees. */
import type { Period } from '@attain/engine/performance/calendar'
import type { Context } from '../../context.ts'
import { personSubject, readTargets, targetKey } from '../../performance/targets/index.ts'
import type { LivePlan } from '../plan.ts'

/** By component, payee and period. */
export async function quotasOf(
  context: Context,
  plan: LivePlan,
  periods: readonly Period[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const quotas = new Map<string, string>()
  for (const { name, quota } of plan.document.components) {
    if (quota?.from !== 'target') continue
    const target = context.view.workspace.model.targets.get(quota.target)
    if (target === undefined) continue
    const amounts = await readTargets(context, { target, periods, subjects: ids.map(personSubject) })
    for (const id of ids)
      for (const { key } of periods) {
        const found = amounts.get(targetKey(key, personSubject(id)))
        if (found !== undefined) quotas.set(`${name} ${id} ${key}`, found.amount)
      }
  }
  return quotas
}
