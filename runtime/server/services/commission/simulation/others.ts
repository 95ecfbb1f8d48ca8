/** Whose earnings a plan pays on. */
import type { LivePlan } from '../plan.ts'

/** Other plans on whose earnings one of these pays. */
export function othersOf(...plans: readonly LivePlan[]): readonly string[] {
  const all = plans.flatMap((plan) => paidOn(plan).filter((other) => other !== plan.name))
  return [...new Set(all)]
}

export function looksAtItself(plan: LivePlan): boolean {
  return paidOn(plan).includes(plan.name)
}

function paidOn({ document }: LivePlan): readonly string[] {
  return document.components.flatMap(({ measure }) => (measure.from === 'earnings' ? [measure.plan] : []))
}
