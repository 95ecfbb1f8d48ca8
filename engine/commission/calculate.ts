/** A plan for all who are on it: period by period, and in each component by component, as they look at each other. */
import type { Environment } from '../formula/language.ts'
import { fraction, subtract } from '../performance/fraction.ts'
import { type Account, figuresAt, openAccount, placesOf, resultsOf } from './account.ts'
import { awardsIn } from './awards.ts'
import { type ComponentResult, calculateComponent } from './component.ts'
import type { CommissionPlan, Component } from './definition.ts'
import type { PayeeFacts } from './facts.ts'
import type { Line } from './line.ts'
import type { Refusal } from './refusal.ts'
import { runOff } from './run-off.ts'
import { dividePools } from './shared-pools.ts'
import { leftOf } from './totals/clawbacks.ts'
import { capPool } from './totals/pool-cap.ts'
import { type Settled, settlePeriod } from './totals/settle.ts'
import { totalOf } from './totals/total.ts'

/** What somebody gets in one period, line by line. */
export interface PayeePeriod extends Settled {
  readonly payee: string
  readonly period: string
  readonly components: readonly ComponentResult[]
  /** They add up to what is paid. */
  readonly lines: readonly Line[]
  /** What could not be calculated, and is not in the lines. */
  readonly refusals: readonly ({ readonly component: string | null } & Refusal)[]
}

export function calculatePlan(
  plan: CommissionPlan,
  payees: readonly PayeeFacts[],
  environment: Environment,
): readonly PayeePeriod[] {
  const accounts = payees.map(openAccount)
  return periodsOf(payees).flatMap((period) => {
    for (const component of plan.components) calculateIn(period, plan, component, accounts, environment)
    const present = accounts.filter((account) => placesOf(account, period).length > 0)
    const totals = present.map((account) => totalOf(plan, account, period, environment))
    const earned = capPool(plan, totals).flatMap((total, index) => {
      const account = present[index] as Account
      const written = account.facts.closed?.earned[period]
      if (written !== undefined) {
        account.left.set(period, leftOf(total.lines))
        // what cannot be worked out any more says nothing about what was written
        if (total.refusals.length === 0) account.corrections.set(period, subtract(total.amount, fraction(written)))
        return []
      }
      const settled = settlePeriod(plan, account, period, total, environment)
      const components = plan.components.flatMap(({ name }) =>
        placesOf(account, period).flatMap((at) => account.results.get(name)?.[at] ?? []),
      )
      return [{ payee: account.facts.payee, period, components, ...settled }]
    })
    return [...earned, ...accounts.flatMap((account) => runOff(plan, account, period, environment))]
  })
}

/** True when what somebody gets follows from themselves alone, so that a plan may be calculated some people at a time. */
export function areApart({ components, poolCap }: CommissionPlan): boolean {
  return poolCap === undefined && components.every(({ source: { from } }) => from !== 'contest' && from !== 'pool')
}

/** All periods that somebody has, in the order of time. */
function periodsOf(payees: readonly PayeeFacts[]): readonly string[] {
  const begins = new Map<string, string>()
  for (const { spans, runOff: after = [] } of payees)
    for (const { period, from } of [...spans, ...after])
      if (from < (begins.get(period) ?? '9999-12-31~')) begins.set(period, from)
  return [...begins].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([period]) => period)
}

function calculateIn(
  period: string,
  plan: CommissionPlan,
  component: Component,
  accounts: readonly Account[],
  environment: Environment,
): void {
  const awards = awardsIn(period, plan, component, accounts)
  for (const account of accounts)
    for (const at of placesOf(account, period)) {
      const earlier = resultsOf(account, component.name)
      const award = awards.get(account)?.get(at)
      const result = calculateComponent({
        plan,
        component,
        facts: account.facts,
        at,
        earlier,
        components: figuresAt(account, at),
        ...(award !== undefined && { award }),
        environment,
      })
      earlier.push(result)
    }
  if (component.source.from === 'pool') dividePools(period, plan, component, accounts)
}
