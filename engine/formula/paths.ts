/** Field paths such as `account.region`: from a name through lookups to a field. */
import type { FieldModel, Model, ObjectModel } from '../metadata/model.ts'
import type { FieldPath } from './expression.ts'

export const MAX_HOPS = 3

/** What may be read of an object, by name; lets a caller leave out hidden fields. */
export type FieldLookup = (object: ObjectModel, name: string) => FieldModel | undefined

const anyField: FieldLookup = (object, name) => object.fields.get(name)

/** Follows a path from an object; undefined when a name is unknown, a hop is no relation, or it is too long. */
export function resolvePath(
  path: string,
  object: ObjectModel,
  model: Model,
  lookup: FieldLookup = anyField,
): FieldPath | undefined {
  const names = path.split('.')
  if (names.length > MAX_HOPS + 1) return undefined
  const hops: FieldModel[] = []
  let at = object
  for (const name of names.slice(0, -1)) {
    const hop = lookup(at, name)
    const next = hop?.target === undefined ? undefined : model.objects.get(hop.target)
    if (!hop || !next) return undefined
    hops.push(hop)
    at = next
  }
  const field = lookup(at, names.at(-1) as string)
  return field && { path, hops, field }
}
