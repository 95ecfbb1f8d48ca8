import { compare, type Fraction, fraction } from '../../fraction.ts'
import type { Bound, Veto } from '../definition.ts'
import { type Facts, measureOf } from '../facts.ts'
import type { Raised } from '../step.ts'

/** Why a red line (红线) is crossed; undefined when it is not, or when what it looks at is not known. */
export function raisedBy(
  { name, when }: Veto,
  facts: Pick<Facts, 'measures' | 'raised'>,
  scores: ReadonlyMap<string, string>,
): Raised | undefined {
  if (when.of === 'manual') {
    const raised = facts.raised.find(({ veto }) => veto === name)
    return raised && { of: 'manual', by: raised.by }
  }
  const [of, named] = when.of === 'kpi' ? (['kpi', when.kpi] as const) : (['item', when.item] as const)
  const found = of === 'kpi' ? measureOf(facts, named).actual : scores.get(named)
  if (found === null || found === undefined || !isBeyond(fraction(found), when)) return undefined
  const { is, value } = when
  return { of, name: named, found, is, value }
}

function isBeyond(found: Fraction, { is, value }: Bound): boolean {
  const above = compare(found, fraction(value))
  switch (is) {
    case 'below':
      return above < 0
    case 'atMost':
      return above <= 0
    case 'atLeast':
      return above >= 0
    case 'above':
      return above > 0
  }
}
