/** What is taken back of earlier periods, at what was paid for it then. */
import {
  add,
  divide,
  type Fraction,
  fraction,
  multiply,
  negate,
  signOf,
  sum,
  text,
  zero,
} from '../../performance/fraction.ts'
import { type Account, placesOf } from '../account.ts'
import type { CommissionPlan } from '../definition.ts'
import type { Clawback, RunOff } from '../facts.ts'
import type { Line } from '../line.ts'
import { roundOnce } from '../rounding.ts'

export function clawbackLines(
  plan: CommissionPlan,
  account: Account,
  parts: readonly Pick<RunOff, 'components'>[],
): readonly Line[] {
  return parts.flatMap(({ components }) =>
    Object.entries(components).flatMap(([component, { clawbacks = [] }]) =>
      clawbacks.flatMap((clawback) => clawbackLine(plan, account, component, clawback)),
    ),
  )
}

/** 5 of 12 months unserved: of 1,200 that were paid for it, 500 are taken back. */
function clawbackLine(
  { currency }: CommissionPlan,
  account: Account,
  component: string,
  { credit, period, measure, lost, of, taken = '0' }: Clawback,
): readonly Line[] {
  const paid = paidFor(account, component, period, credit, fraction(measure)) ?? nothing
  const part = divide(multiply(paid.amount, fraction(lost)), fraction(of))
  const { amount: back, steps } = roundOnce(negate(part), currency)
  const amount = add(back, fraction(taken))
  if (signOf(amount) === 0) return []
  return [
    {
      type: 'clawback',
      component,
      credit,
      period,
      amount: text(amount),
      steps: [
        {
          type: 'clawback',
          measure,
          earned: text(paid.earned),
          of: text(paid.of),
          lost,
          outOf: of,
          ...(signOf(fraction(taken)) !== 0 && { taken }),
        },
        ...steps,
      ],
    },
  ]
}

/** What was paid for a credit: its own line, or its share of what its period earned; of both what the plan left. */
function paidFor(account: Account, component: string, period: string, credit: string, measure: Fraction) {
  const results = placesOf(account, period).map((at) => account.results.get(component)?.[at])
  const left = account.left.get(period) ?? one
  for (const result of results) {
    if (result?.status !== 'earned') continue
    const alone = result.transactions?.find((line) => line.credit === credit)
    if (alone === undefined) continue
    const amount = multiply(alone.amount, left)
    return { amount, earned: amount, of: measure }
  }
  const earned = sum(results.map((result) => (result?.status === 'earned' ? multiply(result.earned, left) : zero)))
  const came = sum(results.map((result) => (result?.status === 'earned' ? result.came : zero)))
  return signOf(came) === 0 ? undefined : { amount: divide(multiply(earned, measure), came), earned, of: came }
}

const one = fraction('1')
const nothing = { amount: zero, earned: zero, of: zero }

/** What the plan's factors and caps left of what components earned; a floor is nobody's in particular. */
export function leftOf(lines: readonly Line[]): Fraction {
  const of = (types: ReadonlySet<Line['type']>) =>
    sum(lines.filter(({ type }) => types.has(type)).map(({ amount }) => fraction(amount)))
  const earned = of(ofComponents)
  const left = add(earned, of(ofPlan))
  return signOf(earned) <= 0 || signOf(left) < 0 ? one : divide(left, earned)
}

const ofComponents: ReadonlySet<Line['type']> = new Set(['earning', 'transaction', 'limit'])
const ofPlan: ReadonlySet<Line['type']> = new Set(['multiplier', 'cap', 'poolCap'])
