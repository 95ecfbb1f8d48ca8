/** What was measured, by name, and what formulas and tables see of it. */
import { add, divide, type Fraction, fraction, percentOf, sum, zero } from '../performance/fraction.ts'
import type { Component, Objective } from './definition.ts'
import type { ComponentFacts, Credit, Span } from './facts.ts'
import type { Refusal } from './refusal.ts'

export const COUNT = 'count'
/** The measure of components that are about objectives, in per cent. */
export const ACHIEVED = 'achieved'

export type Measured = ReadonlyMap<string, Fraction>

/** The measures of some spans of a component together; those that no span has are 0. */
export function measuredIn({ name, measures }: Component, spans: readonly Span[]): Measured {
  return added(
    measures,
    spans.map(({ components }) => components[name]?.measures ?? {}),
  )
}

/** The measures of one credit, which counts as one. */
export function measuredBy({ measures }: Component, credit: Credit): Measured {
  return added(measures, [{ [COUNT]: '1', ...credit.measures }])
}

function added(names: readonly string[], all: readonly ComponentFacts['measures'][]): Measured {
  const measured = new Map<string, Fraction>()
  for (const name of [...names, COUNT]) {
    let total = zero
    for (const { [name]: value } of all) if (value !== undefined) total = add(total, fraction(value))
    measured.set(name, total)
  }
  return measured
}

export function plus(a: Measured, b: Measured): Measured {
  const both = new Map<string, Fraction>()
  for (const [name, value] of a) both.set(name, add(value, b.get(name) ?? zero))
  return both
}

export function mainOf({ measures }: Component): string {
  return measures[0] ?? COUNT
}

/** What formulas call `measure`, `quota`, `attainment` (1 is 100 %) and `target_incentive`, and each measure by its name. */
export function figuresOf(
  component: Component,
  measured: Measured,
  quota: Fraction | undefined,
  incentive: Fraction | undefined,
): Map<string, Fraction> {
  const main = measured.get(mainOf(component)) ?? zero
  const figures = new Map(measured)
  figures.set('measure', main)
  if (quota !== undefined) figures.set('quota', quota).set('attainment', divide(main, quota))
  if (incentive !== undefined) figures.set('target_incentive', incentive)
  return figures
}

/** Objectives as one measure: Σ weight × achieved, in per cent. Refused while one of them is open. */
export function achievedOf(
  objectives: readonly Objective[],
  achieved: NonNullable<ComponentFacts['achieved']>,
): Measured | Refusal {
  const parts: Fraction[] = []
  for (const { name, weight } of objectives) {
    const value = achieved[name]
    if (value === undefined || value === null) return { refused: 'objective-open', objective: name }
    parts.push(percentOf(weight, fraction(value)))
  }
  return new Map([
    [ACHIEVED, sum(parts)],
    [COUNT, fraction(String(objectives.length))],
  ])
}
