/** A payee after their last day on the plan: earlier earnings are released and taken back, and nothing is earned. */
import type { Environment } from '../formula/language.ts'
import { signOf, zero } from '../performance/fraction.ts'
import type { Account } from './account.ts'
import type { PayeePeriod } from './calculate.ts'
import type { CommissionPlan } from './definition.ts'
import { heldBy } from './totals/held.ts'
import { settlePeriod } from './totals/settle.ts'

/** Nothing once nothing is paid, held, owed or carried on any more. */
export function runOff(
  plan: CommissionPlan,
  account: Account,
  period: string,
  environment: Environment,
): readonly PayeePeriod[] {
  if (account.facts.runOff?.some((one) => one.period === period) !== true) return []
  const settled = settlePeriod(plan, account, period, { lines: [], amount: zero, refusals: [] }, environment)
  const isOver = settled.lines.length === 0 && signOf(heldBy(account)) === 0 && signOf(account.owed) === 0
  return isOver ? [] : [{ payee: account.facts.payee, period, components: [], ...settled }]
}
