/** The plan's total of a period: its components, then factors, cap and floor, as lines that add up to it. */
import type { Environment } from '../../formula/language.ts'
import { add, type Fraction, fraction, hundred, isZero, subtract, sum, text, zero } from '../../performance/fraction.ts'
import { type Account, addTo, figuresAt, placesOf, spanAt } from '../account.ts'
import type { ComponentResult } from '../component.ts'
import type { CommissionPlan } from '../definition.ts'
import { exactlyOf, isRefusal, type Names } from '../evaluate.ts'
import { limited, limitOf } from '../limits.ts'
import type { Line } from '../line.ts'
import { multiplied } from '../multipliers.ts'
import { incentiveOf } from '../quota.ts'
import type { Refusal } from '../refusal.ts'
import { roundOnce } from '../rounding.ts'

export interface Total {
  readonly lines: readonly Line[]
  readonly amount: Fraction
  readonly refusals: readonly ({ readonly component: string | null } & Refusal)[]
}

export function totalOf(plan: CommissionPlan, account: Account, period: string, environment: Environment): Total {
  const places = placesOf(account, period)
  const written = account.facts.closed?.components?.[period]
  const results = plan.components.flatMap(({ name }) =>
    places.flatMap((at) => {
      const result = account.results.get(name)?.[at]
      return result === undefined || isNewSince(written, name) ? [] : [{ at, result }]
    }),
  )
  const lines = [
    ...results.flatMap(({ at, result }) => earningLines(account, at, result)),
    ...(written === undefined ? [] : linesOfGone(plan, account, places, written)),
  ]
  const refusals: Total['refusals'][number][] = results.flatMap(({ result }) =>
    result.status === 'refused' ? [{ component: result.component, ...result.refusal }] : [],
  )
  let amount = sum(lines.map((line) => fraction(line.amount)))
  const last = places.at(-1) as number
  const names: Names = {
    own: new Map([['amount', amount]]),
    components: figuresAt(account, last),
    person: account.facts.person,
    kpis: spanAt(account, last).kpis,
  }
  const product = multiplied(
    plan.multipliers,
    amount,
    () => names,
    environment,
    (key) =>
      key.by === 'component'
        ? exactlyOf(key.component, key.figure, names.components)
        : { refused: 'no-result', of: 'multiplier' },
  )
  if (isRefusal(product)) refusals.push({ component: null, ...product })
  else if (plan.multipliers.length > 0) {
    const rounded = roundOnce(product.amount, plan.currency)
    lines.push({
      type: 'multiplier',
      amount: text(subtract(rounded.amount, amount)),
      steps: [...product.steps, ...rounded.steps],
    })
    amount = rounded.amount
  }
  for (const type of ['cap', 'floor'] as const) {
    const limit = plan[type]
    if (limit === undefined) continue
    const scope = account.facts.spans.filter((span) =>
      limit.per === 'year' ? span.within.year === spanAt(account, last).within.year : span.period === period,
    )
    const incentive = incentiveOf(plan, hundred, scope, account.facts.spans)
    const value = limitOf(limit, incentive, { ...names, own: new Map([['amount', amount]]) }, environment)
    if (isRefusal(value)) {
      refusals.push({ component: null, ...value })
      continue
    }
    const key = `${type}:${limit.per === 'year' ? spanAt(account, last).within.year : period}`
    const held = limited(type, limit.per, value, account.unlimited.get(key), amount)
    addTo(account.unlimited, key, amount)
    const rounded = roundOnce(held.amount, plan.currency)
    if (held.steps.length > 0)
      lines.push({ type, amount: text(subtract(rounded.amount, amount)), steps: [...held.steps, ...rounded.steps] })
    amount = rounded.amount
  }
  return { lines, amount, refusals }
}

type Written = NonNullable<NonNullable<Account['facts']['closed']>['components']>[string]

/** Of a closed period: a component that came onto the plan later pays nothing for it. */
function isNewSince(written: Written | undefined, component: string): boolean {
  return written !== undefined && !Object.hasOwn(written, component)
}

/** Of a closed period: what components have paid that are on the plan no more. */
function linesOfGone(
  { components }: CommissionPlan,
  account: Account,
  places: readonly number[],
  written: Written,
): readonly Line[] {
  const known = new Set(components.map(({ name }) => name))
  const [{ from }, { to }] = [spanAt(account, places[0] as number), spanAt(account, places.at(-1) as number)]
  return Object.entries(written).flatMap(([component, amount]): Line[] =>
    known.has(component) ? [] : [{ type: 'earning', component, from, to, amount, steps: [] }],
  )
}

function earningLines(account: Account, at: number, result: ComponentResult): Line[] {
  if (result.status === 'refused') return []
  const { from, to } = spanAt(account, at)
  const { component, earned, steps, transactions } = result
  if (transactions === undefined) return [{ type: 'earning', component, from, to, amount: text(earned), steps }]
  const limit = subtract(
    earned,
    transactions.reduce((total: Fraction, { amount }) => add(total, amount), zero),
  )
  return [
    ...transactions.map(
      ({ credit, date, amount, steps: own }): Line => ({
        type: 'transaction',
        component,
        credit,
        date,
        amount: text(amount),
        steps: own,
      }),
    ),
    ...(isZero(limit) ? [] : [{ type: 'limit', component, from, to, amount: text(limit), steps } as const]),
  ]
}
