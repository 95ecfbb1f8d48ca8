/** The typed tree: names resolved, constants adapted, every node with its type. All backends take this form. */
import type { ChildRelation, FieldModel } from '../../metadata/model.ts'
import type { Definition } from '../functions/definition.ts'
import type { FieldPath } from '../paths.ts'
import type { Digits, FormulaType } from './type.ts'

interface Node {
  readonly type: FormulaType
  /** For numbers and durations. */
  readonly digits: Digits
  /** True when a calculation may have no result (1 / 0). */
  readonly mayFail: boolean
  /** Weight for the cost limit. */
  readonly cost: number
  /** JSON pointer into the tree it was made from. */
  readonly place: string
}

/** `value` is canonical: decimals and times are text, as fields keep them. */
export interface TypedConstant extends Node {
  readonly kind: 'constant'
  readonly value: null | boolean | string | readonly string[]
}

export interface TypedField extends Node {
  readonly kind: 'field'
  readonly path: FieldPath
}

export interface TypedCall extends Node {
  readonly kind: 'call'
  readonly definition: Definition
  readonly args: readonly Typed[]
  /** What the definition found out when it was checked, such as a unit or a parsed format. */
  readonly form: unknown
}

/** A list of child records, over any number of lookups. */
export interface ListPath {
  readonly path: string
  readonly hops: readonly FieldModel[]
  readonly relation: ChildRelation
}

export interface TypedAggregate extends Node {
  readonly kind: 'aggregate'
  readonly definition: Definition
  readonly list: ListPath
  /** In the scope of the child. */
  readonly value: Typed | undefined
  readonly where: Typed | undefined
  readonly order: Typed | undefined
}

export type Typed = TypedConstant | TypedField | TypedCall | TypedAggregate

/** The nodes directly below; those of an aggregate stand in the scope of the child. */
export function partsOfTyped(node: Typed): readonly Typed[] {
  if (node.kind === 'call') return node.args
  if (node.kind === 'aggregate')
    return [node.value, node.where, node.order].filter((part): part is Typed => part !== undefined)
  return []
}

/** A constant text, which may stand for an option or a day. */
export function isText(node: Typed): node is TypedConstant & { readonly value: string } {
  return node.kind === 'constant' && node.type.kind === 'text'
}

/** The tree with some nodes replaced, from the top: what is put in place of a node is not looked into. */
export function mapTyped(node: Typed, replace: (node: Typed) => Typed | undefined): Typed {
  const replaced = replace(node)
  if (replaced !== undefined) return replaced
  const map = (part: Typed) => mapTyped(part, replace)
  switch (node.kind) {
    case 'constant':
    case 'field':
      return node
    case 'call':
      return { ...node, args: node.args.map(map) }
    case 'aggregate':
      return {
        ...node,
        value: node.value && map(node.value),
        where: node.where && map(node.where),
        order: node.order && map(node.order),
      }
  }
}
