/** What customers have paid for earlier earnings, by the end of each period that is open. */
import type { Collected, Held } from '@attain/engine/commission'
import type { Period } from '@attain/engine/performance/calendar'
import { collectedCredits } from '../../../store/commission/collected.ts'
import type { Context } from '../../context.ts'
import { onPlan, type Payee } from '../payees.ts'
import type { LivePlan } from '../plan.ts'

/** By component, payee and period. */
export async function collectedOf(
  context: Context,
  plan: LivePlan,
  payees: readonly Payee[],
  { past, open }: { readonly past: readonly Period[]; readonly open: readonly Period[] },
): Promise<ReadonlyMap<string, readonly Collected[]>> {
  const { db, view, today } = context
  const until = past.at(-1)?.until
  const collected = new Map<string, Collected[]>()
  if (until === undefined) return collected
  const keys = new Map(open.map((period) => [period.until, period.key]))
  for (const [component, crediting] of plan.crediting) {
    if (crediting.hold === undefined) continue
    const asked = {
      ...{ crediting, payees: onPlan(payees), from: plan.document.from, until },
      edges: [...past.map(({ from }) => from), until],
      ends: open.map((period) => period.until),
    }
    for (const row of await collectedCredits(db, view, asked, today)) {
      const key = `${component} ${row.payee} ${keys.get(row.until)}`
      const period = past[row.period - 1]?.key ?? ''
      collected.set(key, [...(collected.get(key) ?? []), { period, owed: row.owed, paid: row.paid }])
    }
  }
  return collected
}

/** Nothing is owed any more for what closed periods hold of records that do not count any more. */
export function withVanished(
  component: string,
  collected: readonly Collected[] = [],
  held: readonly Held[],
): readonly Collected[] {
  const known = new Set(collected.map(({ period }) => period))
  const vanished = held.filter((one) => one.component === component && !known.has(one.period))
  return [...collected, ...vanished.map(({ period }) => ({ period, owed: '0', paid: '0' }))]
}
