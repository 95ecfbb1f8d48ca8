/** What formulas depend on: the order to work them out in, circles, and "what uses this field". */
import type { FieldModel } from '../metadata/model.ts'
import { type FormulaProblem, say } from './problem.ts'
import { COST_IN_AGGREGATE } from './types/aggregate.ts'
import { partsOfTyped, type Typed } from './types/typed.ts'

/** `object.field`. */
export type FieldKey = string

export interface Dependency {
  readonly field: FieldKey
  /** How it is reached: the field itself, over lookups, or among child records. */
  readonly through: 'own' | 'lookup' | 'children'
}

/** Every field that a formula reads, the lookups on its way included; each once. */
export function dependenciesOf(typed: Typed): readonly Dependency[] {
  const found = new Map<string, Dependency>()
  const note = (dependency: Dependency): void => {
    found.set(`${dependency.through} ${dependency.field}`, dependency)
  }
  const noteHop = (hop: FieldModel, index: number, inChildren: boolean): void =>
    note({ field: `${hop.object}.${hop.name}`, through: inChildren ? 'children' : index === 0 ? 'own' : 'lookup' })
  const visit = (node: Typed, inChildren: boolean): void => {
    const far = inChildren ? 'children' : 'lookup'
    if (node.kind === 'field') {
      const { hops, field } = node.path
      for (const [index, hop] of hops.entries()) noteHop(hop, index, inChildren)
      note({ field: `${field.object}.${field.name}`, through: hops.length === 0 && !inChildren ? 'own' : far })
    }
    if (node.kind === 'aggregate') {
      const { hops, relation } = node.list
      for (const [index, hop] of hops.entries()) noteHop(hop, index, inChildren)
      note({ field: `${relation.object}.${relation.field}`, through: 'children' })
    }
    for (const part of partsOfTyped(node)) visit(part, inChildren || node.kind === 'aggregate')
  }
  visit(typed, false)
  return [...found.values()]
}

export type CalculationOrder =
  | { readonly order: readonly FieldKey[] }
  | { readonly problems: readonly FormulaProblem[] }

/** The order in which formula fields are worked out, each after what it needs; or the circles among them. */
export function orderFormulas(formulas: ReadonlyMap<FieldKey, Typed>): CalculationOrder {
  const order: FieldKey[] = []
  const problems: FormulaProblem[] = []
  const state = new Map<FieldKey, 'open' | 'done'>()
  const visit = (field: FieldKey, path: readonly FieldKey[]): void => {
    if (state.get(field) === 'done') return
    if (state.get(field) === 'open') {
      const circle = [...path.slice(path.indexOf(field)), field].join(' → ')
      problems.push({
        code: 'circle',
        place: field,
        message: say(`Formulas go round in a circle: ${circle}.`, `公式循环引用：${circle}。`),
        hint: say('Let one of them use stored fields only.', '请让其中一个只使用存储的字段。'),
      })
      return
    }
    state.set(field, 'open')
    const typed = formulas.get(field)
    if (typed !== undefined)
      for (const { field: needed } of dependenciesOf(typed)) if (formulas.has(needed)) visit(needed, [...path, field])
    state.set(field, 'done')
    order.push(field)
  }
  for (const field of formulas.keys()) visit(field, [])
  return problems.length > 0 ? { problems } : { order }
}

/** What a formula costs with the formula fields that it reads, whose own costs are known by then. */
export function costWithFields(typed: Typed, costs: ReadonlyMap<FieldKey, number>): number {
  const visit = (node: Typed): number => {
    const below = partsOfTyped(node).reduce((sum, part) => sum + visit(part), 0)
    if (node.kind === 'field') return costs.get(`${node.path.field.object}.${node.path.field.name}`) ?? 0
    return node.kind === 'aggregate' ? below * COST_IN_AGGREGATE : below
  }
  return typed.cost + visit(typed)
}

/** The formulas that read a field, directly. */
export function usersOf(field: FieldKey, formulas: ReadonlyMap<FieldKey, Typed>): readonly FieldKey[] {
  return [...formulas]
    .filter(([, typed]) => dependenciesOf(typed).some((one) => one.field === field))
    .map(([key]) => key)
}
