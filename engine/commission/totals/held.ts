/** Earnings that wait until the customers have paid (回款), and what their payments release. */
import {
  add,
  type Fraction,
  fraction,
  hundred,
  negate,
  percentOf,
  signOf,
  subtract,
  sum,
  text,
  zero,
} from '../../performance/fraction.ts'
import { roundMoney } from '../../performance/scorecard/money.ts'
import { type Account, heldKey, placesOf } from '../account.ts'
import type { CommissionPlan } from '../definition.ts'
import type { Collected, RunOff } from '../facts.ts'
import type { Line } from '../line.ts'
import { releaseOf } from '../release.ts'

/** What waits for money, and what the money that came in sets free: also of this period itself. */
export function holdLines(
  plan: CommissionPlan,
  account: Account,
  period: string,
  parts: readonly Pick<RunOff, 'components'>[],
): readonly Line[] {
  const lines: Line[] = []
  for (const { name, isHeld, heldPart = hundred } of plan.components) {
    if (!isHeld) continue
    const all = sum(
      placesOf(account, period).map((at) => {
        const result = account.results.get(name)?.[at]
        return result?.status === 'earned' ? result.earned : zero
      }),
    )
    const earned = roundMoney(percentOf(heldPart, all), plan.currency)
    if (signOf(earned) !== 0) {
      account.held.set(heldKey(name, period), { earned, released: zero })
      lines.push({ type: 'hold', component: name, amount: text(negate(earned)), steps: [] })
    }
    for (const collected of parts.flatMap(({ components }) => components[name]?.collected ?? []))
      lines.push(...releaseLines(plan, account, name, collected))
  }
  return [...lines, ...releaseWhatWaitsForNothing(plan, account)]
}

/** Of components that are not on the plan any more, or do not wait for money any more, nothing tells what has come in. */
function releaseWhatWaitsForNothing(plan: CommissionPlan, account: Account): readonly Line[] {
  const waiting = new Set(plan.components.flatMap(({ name, isHeld }) => (isHeld ? [name] : [])))
  return (account.facts.closed?.held ?? []).flatMap(({ component, period }) =>
    waiting.has(component) ? [] : releaseLines(plan, account, component, { period, owed: '0', paid: '0' }),
  )
}

function releaseLines(
  { currency }: CommissionPlan,
  account: Account,
  component: string,
  { period, owed, paid }: Collected,
): readonly Line[] {
  const key = heldKey(component, period)
  const held = account.held.get(key)
  if (held === undefined) return []
  const amount = releaseOf(held.earned, { owed: fraction(owed), paid: fraction(paid) }, held.released, currency)
  if (signOf(amount) === 0) return []
  account.held.set(key, { ...held, released: add(held.released, amount) })
  return [
    {
      type: 'release',
      component,
      period,
      amount: text(amount),
      steps: [{ type: 'release', earned: text(held.earned), owed, paid, released: text(held.released) }],
    },
  ]
}

/** What still waits, of all periods. */
export function heldBy({ held }: Account): Fraction {
  return sum([...held.values()].map(({ earned, released }) => subtract(earned, released)))
}
