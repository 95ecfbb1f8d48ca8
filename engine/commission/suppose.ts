/** Facts as they would be with more or less business, or with other quotas: nothing else changes. */
import { add, type Fraction, fraction, hundred, multiply, percentOf, text } from '../performance/fraction.ts'
import type { ComponentFacts, PayeeFacts } from './facts.ts'

export interface Supposed {
  /** Of these periods alone. */
  readonly periods: ReadonlySet<string>
  /** How many per cent more, or less: of all that is credited, and of quotas. */
  readonly volume?: string
  readonly quotas?: string
  /** Components whose measures are credits; figures of KPIs and results of objectives stay as they are. */
  readonly credited: ReadonlySet<string>
}

/** Each credit is so much larger, and so many more are counted. */
export function suppose(facts: PayeeFacts, { periods, volume = '0', quotas = '0', credited }: Supposed): PayeeFacts {
  const [more, asked] = [factorOf(volume), factorOf(quotas)]
  return {
    ...facts,
    spans: facts.spans.map((span) =>
      periods.has(span.period)
        ? {
            ...span,
            components: Object.fromEntries(
              Object.entries(span.components).map(([name, component]) => [
                name,
                withQuota(credited.has(name) ? withVolume(component, more) : component, asked),
              ]),
            ),
          }
        : span,
    ),
  }
}

function factorOf(change: string): Fraction {
  return percentOf(add(hundred, fraction(change)), fraction('1'))
}

function withVolume(component: ComponentFacts, factor: Fraction): ComponentFacts {
  const { measures, credits } = component
  return {
    ...component,
    measures: scaled(measures, factor),
    ...(credits !== undefined && {
      credits: credits.map((credit) => ({ ...credit, measures: scaled(credit.measures, factor) })),
    }),
  }
}

function scaled(measures: Readonly<Record<string, string>>, factor: Fraction): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(measures).map(([name, amount]) => [name, times(amount, factor)]))
}

function withQuota({ quota, ...component }: ComponentFacts, factor: Fraction): ComponentFacts {
  if (quota === undefined || quota === null) return { ...component, ...(quota === null && { quota }) }
  // the part of a whole stays one: a twelfth of 10,000 is `10000/12`
  const [whole = '', ...parts] = quota.split('/')
  return { ...component, quota: [times(whole, factor), ...parts].join('/') }
}

function times(amount: string, factor: Fraction): string {
  return text(multiply(fraction(amount), factor))
}
