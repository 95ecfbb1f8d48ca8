/** Which components look at which, and the order in which they are worked out. */
import { planObjectName } from '../../../commission/plan-object.ts'
import { partsOfTyped, type Typed } from '../../../formula/types/typed.ts'
import { readUse } from '../../formulas.ts'
import type { NamedBundle } from '../../scope-in.ts'
import { commissionPlan } from './index.ts'
import type { CommissionPlanDocument, Component, Key } from './types.generated.ts'

/** The components in order, each after those that it looks at; or names that look at each other in a circle. */
export function orderComponents(
  document: CommissionPlanDocument,
  bundle: NamedBundle,
): { readonly order: readonly Component[] } | { readonly circle: readonly string[] } {
  const looksAt = new Map(
    document.components.map((component) => [component.name, lookedAtBy(component, document, bundle)]),
  )
  const order: Component[] = []
  const done = new Set<string>()
  const visit = (component: Component, way: readonly string[]): readonly string[] | undefined => {
    if (done.has(component.name)) return undefined
    const begin = way.indexOf(component.name)
    if (begin >= 0) return [...way.slice(begin), component.name]
    for (const other of document.components) {
      if (!looksAt.get(component.name)?.has(other.name)) continue
      const circle = visit(other, [...way, component.name])
      if (circle !== undefined) return circle
    }
    done.add(component.name)
    order.push(component)
    return undefined
  }
  for (const component of document.components) {
    const circle = visit(component, [])
    if (circle !== undefined) return { circle }
  }
  return { order }
}

/** The names of components that formulas and keys of one look at. */
function lookedAtBy(component: Component, document: CommissionPlanDocument, bundle: NamedBundle): ReadonlySet<string> {
  const here = planObjectName(document.name, component.name)
  const names = new Set<string>()
  for (const link of commissionPlan.links({ ...document, components: [component], multipliers: [] })) {
    if (link.to !== 'formula' || link.object !== here) continue
    const reading = readUse(bundle, link)
    if (reading !== undefined && 'typed' in reading) for (const name of firstNamesIn(reading.typed)) names.add(name)
  }
  for (const key of keysOf(component)) if (key.by === 'component') names.add(key.component)
  return names
}

/** Every key of a component's tables and multipliers. */
export function keysOf({ pays, multipliers = [] }: Component): readonly Key[] {
  const tables = pays?.by === 'table' ? pays.tables : []
  return [...tables.flatMap(({ key, column }) => [key, column]), ...multipliers.map(({ table }) => table?.key)].filter(
    (key) => key !== undefined,
  )
}

/** The first name of every path in a formula: of `service.attainment` that is `service`, of `quota` it is `quota`. */
export function* firstNamesIn(typed: Typed): Generator<string> {
  if (typed.kind === 'field') yield (typed.path.hops[0] ?? typed.path.field).name
  else for (const part of partsOfTyped(typed)) yield* firstNamesIn(part)
}
