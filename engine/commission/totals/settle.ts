/** From what is earned to what is paid: clawbacks, adjustments, draw, hold and release, what is carried on, instalments. */
import type { Environment } from '../../formula/language.ts'
import {
  add,
  divide,
  type Fraction,
  fraction,
  multiply,
  negate,
  signOf,
  subtract,
  sum,
  text,
  zero,
} from '../../performance/fraction.ts'
import { type Account, figuresAt, placesOf, spanAt } from '../account.ts'
import type { CommissionPlan } from '../definition.ts'
import { drawOn } from '../draw.ts'
import { isRefusal, numberOf } from '../evaluate.ts'
import type { Clawback, Collected, Span } from '../facts.ts'
import type { Line } from '../line.ts'
import { divideAmong } from '../pool.ts'
import { partOf } from '../quota.ts'
import type { Refusal } from '../refusal.ts'
import { releaseOf } from '../release.ts'
import { roundOnce } from '../rounding.ts'
import type { Step } from '../step.ts'
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
  /** The parts of the payment, by how many periods later they are due. */
  readonly instalments: readonly { readonly after: number; readonly amount: string }[]
}

export function settlePeriod(
  plan: CommissionPlan,
  account: Account,
  period: string,
  total: Total,
  environment: Environment,
): Settled {
  const spans = placesOf(account, period).map((at) => spanAt(account, at))
  const lines: Line[] = [
    ...total.lines,
    ...clawbackLines(plan, account, spans),
    ...spans.flatMap(({ adjustments }) =>
      adjustments.map(({ id, amount }): Line => ({ type: 'adjustment', id, amount, steps: [] })),
    ),
    ...line('carriedIn', negate(account.carried)),
  ]
  const refusals = [...total.refusals]
  const drawn = drawLines(plan, account, period, sumOf(lines), environment)
  if (isRefusal(drawn)) refusals.push({ component: null, ...drawn })
  else lines.push(...drawn)
  lines.push(...holdLines(plan, account, period, spans))
  const left = sumOf(lines)
  account.carried = signOf(left) < 0 ? negate(left) : zero
  lines.push(...line('carriedOut', account.carried))
  const paid = sumOf(lines)
  return {
    lines,
    refusals,
    earned: text(total.amount),
    paid: text(paid),
    owed: text(account.owed),
    held: text(sum([...account.held.values()].map(({ earned, released }) => subtract(earned, released)))),
    carried: text(account.carried),
    instalments: instalmentsOf(plan, paid),
  }
}

function clawbackLines(plan: CommissionPlan, account: Account, spans: readonly Span[]): readonly Line[] {
  return spans.flatMap(({ components }) =>
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
  { credit, period, measure, lost, of }: Clawback,
): readonly Line[] {
  const paid = paidFor(account, component, period, credit, fraction(measure))
  if (paid === undefined) return []
  const part = divide(multiply(paid.amount, fraction(lost)), fraction(of))
  const { amount, steps } = roundOnce(negate(part), currency)
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
        },
        ...steps,
      ],
    },
  ]
}

/** What was paid for a credit: its own line, or its share of what its period earned. */
function paidFor(account: Account, component: string, period: string, credit: string, measure: Fraction) {
  const results = placesOf(account, period).map((at) => account.results.get(component)?.[at])
  for (const result of results) {
    if (result?.status !== 'earned') continue
    const alone = result.transactions?.find((line) => line.credit === credit)
    if (alone !== undefined) return { amount: alone.amount, earned: alone.amount, of: measure }
  }
  const earned = sum(results.map((result) => (result?.status === 'earned' ? result.earned : zero)))
  const came = sum(results.map((result) => (result?.status === 'earned' ? result.came : zero)))
  return signOf(came) === 0 ? undefined : { amount: divide(multiply(earned, measure), came), earned, of: came }
}

function drawLines(
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
    ...line('draw', advance, [{ type: 'draw', ...step }]),
    ...line('recovery', negate(recovered), [{ type: 'recovery', ...step }]),
  ]
}

/** The draw of a period: of one that somebody was there for only in part, a part where the plan says so. */
function drawIn(plan: CommissionPlan, account: Account, period: string, environment: Environment): Fraction | Refusal {
  const { draw, currency, prorates } = plan
  if (draw === undefined || (draw.periods !== undefined && account.draws >= draw.periods)) return zero
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
  return refusal ?? roundOnce(sum(parts as Fraction[]), currency).amount
}

function given(name: string, value: string | undefined): [string, Fraction][] {
  return value === undefined ? [] : [[name, fraction(value)]]
}

/** What waits for money, and what the money that came in sets free: also of this period itself. */
function holdLines(plan: CommissionPlan, account: Account, period: string, spans: readonly Span[]): readonly Line[] {
  const lines: Line[] = []
  for (const { name, isHeld } of plan.components) {
    if (!isHeld) continue
    const earned = sum(
      placesOf(account, period).map((at) => {
        const result = account.results.get(name)?.[at]
        return result?.status === 'earned' ? result.earned : zero
      }),
    )
    if (signOf(earned) !== 0) {
      account.held.set(heldKey(name, period), { earned, released: zero })
      lines.push({ type: 'hold', component: name, amount: text(negate(earned)), steps: [] })
    }
    for (const collected of spans.flatMap(({ components }) => components[name]?.collected ?? []))
      lines.push(...releaseLines(plan, account, name, collected))
  }
  return lines
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

function heldKey(component: string, period: string): string {
  return `${component} ${period}`
}

/** 50/25/25 of 5,000 is 2,500, 1,250 and 1,250; the parts add up to the payment. */
function instalmentsOf({ schedule, currency }: CommissionPlan, paid: Fraction): Settled['instalments'] {
  if (schedule.length === 0) return [{ after: 0, amount: text(paid) }]
  const parts = divideAmong(
    paid,
    schedule.map(({ percent }) => percent),
    currency,
  )
  return schedule.map(({ after }, index) => ({ after, amount: text(parts[index] ?? zero) }))
}

function sumOf(lines: readonly Line[]): Fraction {
  return sum(lines.map(({ amount }) => fraction(amount)))
}

function line(
  type: 'carriedIn' | 'carriedOut' | 'draw' | 'recovery',
  amount: Fraction,
  steps: readonly Step[] = [],
): readonly Line[] {
  return signOf(amount) === 0 ? [] : [{ type, amount: text(amount), steps }]
}
