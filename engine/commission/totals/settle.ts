/** From what is earned to what is paid: clawbacks, adjustments, draw, hold and release, what is carried on, instalments. */
import type { Environment } from '../../formula/language.ts'
import { add, type Fraction, fraction, negate, signOf, sum, text, zero } from '../../performance/fraction.ts'
import { type Account, settledBy } from '../account.ts'
import type { CommissionPlan } from '../definition.ts'
import { isRefusal } from '../evaluate.ts'
import type { Line } from '../line.ts'
import { clawbackLines, leftOf } from './clawbacks.ts'
import { correctionLines } from './corrections.ts'
import { drawLines } from './drawn.ts'
import { heldBy, holdLines } from './held.ts'
import { type Due, instalmentsOf } from './instalments.ts'
import { lineOf } from './line-of.ts'
import type { Total } from './total.ts'

export interface Settled {
  readonly lines: readonly Line[]
  readonly refusals: Total['refusals']
  /** What the plan comes to, after its cap and floor. */
  readonly earned: string
  /** What is paid, never less than nothing. */
  readonly paid: string
  /** What is still owed of draws, held until money comes in, and carried on to be paid with what comes next. */
  readonly owed: string
  readonly held: string
  readonly carried: string
  /** The parts of the payment. */
  readonly instalments: readonly Due[]
}

export function settlePeriod(
  plan: CommissionPlan,
  account: Account,
  period: string,
  total: Total,
  environment: Environment,
): Settled {
  const parts = settledBy(account, period)
  account.left.set(period, leftOf(total.lines))
  const lines: Line[] = [
    ...total.lines,
    ...clawbackLines(plan, account, parts),
    ...parts.flatMap(({ adjustments }) =>
      adjustments.map(({ id, amount }): Line => ({ type: 'adjustment', id, amount, steps: [] })),
    ),
    ...correctionLines(account),
    ...lineOf('carriedIn', negate(account.carried)),
  ]
  const refusals = [...total.refusals]
  const before = sumOf(lines)
  const drawn = drawLines(plan, account, period, before, environment)
  if (isRefusal(drawn)) refusals.push({ component: null, ...drawn })
  const more = [...(isRefusal(drawn) ? [] : drawn), ...holdLines(plan, account, period, parts)]
  const left = add(before, sumOf(more))
  account.carried = signOf(left) < 0 ? negate(left) : zero
  lines.push(...more, ...lineOf('carriedOut', account.carried))
  const paid = add(left, account.carried)
  return {
    lines,
    refusals,
    earned: text(total.amount),
    paid: text(paid),
    owed: text(account.owed),
    held: text(heldBy(account)),
    carried: text(account.carried),
    instalments: instalmentsOf(plan, paid),
  }
}

function sumOf(lines: readonly Line[]): Fraction {
  return sum(lines.map(({ amount }) => fraction(amount)))
}
