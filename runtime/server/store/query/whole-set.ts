/**
 * What a question makes Postgres do with every record. A sum over children is looked up by the index for the fifty rows
 * of a page; for all records it is quicker to group the children once.
 */
import type { Condition, FieldPath } from '@attain/engine/formula'
import { isFilled, partsOfTyped, type Typed } from '@attain/engine/formula/language'
import type { FieldModel } from '@attain/engine/metadata'
import { accessOf, type LiveObject, type View } from '../live-workspace.ts'

/** True when nothing but sums over children can tell records of the object out. */
export function looksAtAll(view: View, object: LiveObject, filter: Condition): boolean {
  return accessOf(view, object.model).read.op === 'always' && (filter.op === 'always' || isAboutChildren(view, filter))
}

/** True when every part of the filter needs a sum over children, so that no other part leaves a few to look at. */
export function isAboutChildren(view: View, filter: Condition): boolean {
  return filter.op === 'formula' && conjunctsOf(filter.typed).every((part) => readsChildren(view, part))
}

/** True when the value at the path is made of child records. */
export function isMadeOfChildren(view: View, { field }: FieldPath): boolean {
  const typed = formulaOf(view, field)
  return typed !== undefined && readsChildren(view, typed)
}

/** True when the value at the path is there on every record. */
export function isAlwaysFilled(view: View, object: LiveObject, { hops, field }: FieldPath): boolean {
  if (hops.length > 0 || accessOf(view, object.model).readField(field).op !== 'always') return false
  const typed = formulaOf(view, field)
  return typed !== undefined && isFilled(typed)
}

function formulaOf(view: View, field: FieldModel): Typed | undefined {
  if (field.type !== 'formula') return undefined
  return view.workspace.model.formulas.get(`${field.object}.${field.name}`)
}

function conjunctsOf(node: Typed): readonly Typed[] {
  return node.kind === 'call' && node.definition.op === 'and' ? node.args.flatMap(conjunctsOf) : [node]
}

function readsChildren(view: View, node: Typed): boolean {
  if (node.kind === 'aggregate') return true
  if (node.kind === 'field') return isMadeOfChildren(view, node.path)
  return partsOfTyped(node).some((part) => readsChildren(view, part))
}
