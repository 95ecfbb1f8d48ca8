/** What is known of one component in a span. */
import type { Collected, Component, ComponentFacts, Held, Refusal, ToCome } from '@attain/engine/commission'
import { fraction, hundred, multiply, text } from '@attain/engine/performance/fraction'
import type { CreditSum } from '../../../store/commission/credit-sums.ts'
import type { Payee } from '../payees.ts'
import type { LivePlan } from '../plan.ts'
import { quotaOf } from './amounts.ts'
import type { ClawbacksIn, DueIn } from './clawbacks.ts'
import { withVanished } from './collected.ts'
import type { Credited } from './credits.ts'
import type { Achieved } from './objectives.ts'
import type { PayeeSpan } from './spans.ts'

export interface Sources {
  readonly credited: Credited
  /** By component, payee and period. */
  readonly quotas: ReadonlyMap<string, string | Refusal>
  readonly figures: ReadonlyMap<string, string | Refusal | null>
  readonly collected: ReadonlyMap<string, readonly Collected[]>
  readonly achieved: ReadonlyMap<string, Achieved>
  /** Of this payee: what is taken back, and what closed periods hold. */
  readonly clawbacks: ClawbacksIn
  readonly held: readonly Held[]
}

export function componentFacts(
  plan: LivePlan,
  component: Component,
  payee: Payee,
  span: PayeeSpan,
  sources: Sources,
): ComponentFacts {
  const { credited, quotas, figures, achieved } = sources
  const { period, stint, buckets, isLast } = span
  const document = plan.document.components.find(({ name }) => name === component.name)
  const sum = credited.sum(component.name, payee.id, buckets)
  const worth = plan.crediting.get(component.name)?.worth ?? []
  const measured = ({ number, measures }: Pick<CreditSum, 'number' | 'measures'>) => {
    const all: Record<string, string> = { count: number }
    for (const [i, { measure }] of worth.entries()) all[measure] = measures[i] ?? '0'
    return all
  }
  const alone = credited.list(component.name, payee.id, buckets)
  const rate = stint.rates[component.name]
  // a figure is that of the period as a whole
  const figure = (of: string) =>
    isLast && figures.size > 0 ? figures.get(`${of}:${component.name} ${payee.id} ${period.key}`) : undefined
  const [main, second] = [figure('component'), figure('second')]
  const quota = component.hasQuota ? quotaOf(plan, component.name, payee, span, quotas) : undefined
  const refused =
    credited.refused(component.name, payee.id, buckets) ??
    [main, second, quota].find((one): one is Refusal => typeof one === 'object' && one !== null)
  return {
    ...(refused !== undefined && { refused }),
    measures: {
      ...(sum === undefined ? { count: '0' } : measured(sum)),
      ...given('measure', main),
      ...given('second', second),
    },
    ...(quota !== undefined && { quota: typeof quota === 'object' ? null : quota }),
    ...(document?.measure.from === 'objectives' && {
      achieved: achieved.get(`${component.name} ${payee.id} ${period.key}`) ?? {},
    }),
    ...(rate !== undefined && { rate: inPercent(rate) }),
    ...(alone !== undefined && {
      credits: alone.map((line) => ({ id: line.record, date: line.day, measures: measured(line) })),
    }),
    ...toComeOf(component, payee, span, sources),
    ...(document?.pool !== undefined && {
      pool: {
        name: document.pool.among === 'plan' ? 'plan' : (payee.team ?? ''),
        weight: payee.weights.get(component.name) ?? '0',
      },
    }),
    ...(document?.measure.from === 'contest' && {
      group: document.measure.among === 'team' ? (payee.team ?? '') : '',
    }),
  }
}

/** What of earlier periods is taken back, and released with the last part of a period. */
export function toComeOf(
  component: Component,
  payee: Payee,
  part: DueIn & { readonly isLast?: boolean },
  { collected, clawbacks, held }: Pick<Sources, 'collected' | 'clawbacks' | 'held'>,
): ToCome {
  const lost = clawbacks.get(part)?.filter((one) => one.component === component.name)
  const paid = collected.get(`${component.name} ${payee.id} ${part.period.key}`)
  return {
    ...(lost !== undefined && { clawbacks: lost.map(({ component: _, since: __, ...one }) => one) }),
    ...(component.isHeld && part.isLast !== false && { collected: withVanished(component.name, paid, held) }),
  }
}

function inPercent(ratio: string): string {
  return text(multiply(fraction(ratio), hundred))
}

function given(name: string, value: string | Refusal | null | undefined): Readonly<Record<string, string>> {
  return typeof value === 'string' ? { [name]: value } : {}
}
