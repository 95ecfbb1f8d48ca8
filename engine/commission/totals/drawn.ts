/** The draw of a period: what is advanced besides what was earned, or kept back of it. */
import type { Environment } from '../../formula/language.ts'
import { type Fraction, fraction, hundred, negate, percentOf, sum, text, zero } from '../../performance/fraction.ts'
import { type Account, figuresAt, placesOf, spanAt } from '../account.ts'
import type { CommissionPlan, Draw } from '../definition.ts'
import { drawOn } from '../draw.ts'
import { isRefusal, numberOf } from '../evaluate.ts'
import type { Line } from '../line.ts'
import { partOf } from '../quota.ts'
import type { Refusal } from '../refusal.ts'
import { roundOnce } from '../rounding.ts'
import { lineOf } from './line-of.ts'

/** Writes what is owed into the account. */
export function drawLines(
  plan: CommissionPlan,
  account: Account,
  period: string,
  earned: Fraction,
  environment: Environment,
): readonly Line[] | Refusal {
  const { draw: terms, currency } = plan
  if (terms === undefined) return []
  const amount = drawIn(plan, account, period, environment)
  if (isRefusal(amount)) return amount
  const before = account.owed
  const { isRecoverable, most, recovers } = terms
  const { advance, recovered, owed } = drawOn(
    { currency, isRecoverable, draw: amount, recovers, ...(most !== undefined && { most }) },
    earned,
    before,
  )
  account.owed = owed
  account.draws += 1
  const step = { draw: text(amount), earned: text(earned), owed: text(before) }
  return [
    ...lineOf('draw', advance, [{ type: 'draw', ...step }]),
    ...lineOf('recovery', negate(recovered), [{ type: 'recovery', ...step }]),
  ]
}

/** The draw of a period: of one that somebody was there for only in part, a part where the plan says so. */
function drawIn(plan: CommissionPlan, account: Account, period: string, environment: Environment): Fraction | Refusal {
  const { draw, currency, prorates } = plan
  const percent = draw && partGiven(draw, account.draws)
  if (draw === undefined || percent === undefined) return zero
  const { spans, person } = account.facts
  const places = placesOf(account, period)
  const parts = places.map((at) => {
    const span = spanAt(account, at)
    const own = new Map(given('target_incentive', span.targetIncentive))
    const names = { own, components: figuresAt(account, at), person, kpis: span.kpis }
    const whole = numberOf(draw.amount, names, environment, 'draw')
    return isRefusal(whole) ? whole : partOf(whole, span, spans, prorates.has('draw'))
  })
  const refusal = parts.find(isRefusal)
  return refusal ?? roundOnce(percentOf(percent, sum(parts as Fraction[])), currency).amount
}

/** Per cent of the draw after so many periods with one; undefined when none is given any more. */
function partGiven({ periods, percents }: Draw, before: number): Fraction | undefined {
  if (periods !== undefined && before >= periods) return undefined
  return percents === undefined ? hundred : percents[before]
}

function given(name: string, value: string | undefined): [string, Fraction][] {
  return value === undefined ? [] : [[name, fraction(value)]]
}
