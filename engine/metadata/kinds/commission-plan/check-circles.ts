/** Plans that pay on earnings: of each other they have no beginning, and of themselves each payee has to stand alone. */
import type { Bundle } from '../../bundle.ts'
import { type Finding, problem } from '../../problem.ts'
import type { CommissionPlanDocument } from './types.generated.ts'

export function* checkEarnings(document: CommissionPlanDocument, bundle: Bundle): Generator<Finding> {
  for (const [index, { measure }] of document.components.entries()) {
    if (measure.from !== 'earnings') continue
    const place = `/components/${index}/measure/plan`
    if (measure.plan === document.name) {
      if (isTogether(document)) yield problem('own-earnings-together', place, {})
      continue
    }
    const way = wayBack(measure.plan, document.name, bundle, new Set())
    if (way !== undefined) yield problem('plans-in-circle', place, { found: [document.name, ...way].join(' → ') })
  }
}

/** What one gets depends on what all others get. */
function isTogether({ components, poolCap }: CommissionPlanDocument): boolean {
  return (
    poolCap !== undefined || components.some(({ measure, pool }) => measure.from === 'contest' || pool !== undefined)
  )
}

/** The plans from one to another along the earnings that they look at; undefined where there is no way. */
function wayBack(from: string, to: string, bundle: Bundle, seen: Set<string>): readonly string[] | undefined {
  if (from === to) return [to]
  if (seen.has(from)) return undefined
  seen.add(from)
  for (const { measure } of bundle.plans.get(from)?.document.components ?? []) {
    if (measure.from !== 'earnings') continue
    const way = wayBack(measure.plan, to, bundle, seen)
    if (way !== undefined) return [from, ...way]
  }
  return undefined
}
