/** Field paths such as `account.region`: from a name through lookups to a field. */
import type { FieldModel, ObjectModel } from '../metadata/model.ts'

export const MAX_HOPS = 3

/** A field, over any number of lookups: `account.region` has the hop `account`. */
export interface FieldPath {
  readonly path: string
  readonly hops: readonly FieldModel[]
  readonly field: FieldModel
}

/** What names are looked up in: an object of a model, or of a bundle that is still being checked. */
export type NamedObject = Pick<ObjectModel, 'name' | 'fields' | 'children'>

/** All objects by name. */
export interface NamedObjects {
  readonly objects: { get(name: string): NamedObject | undefined }
}

/** What may be read of an object, by name; lets a caller leave out hidden fields. */
export type FieldLookup = (object: NamedObject, name: string) => FieldModel | undefined

export const anyField: FieldLookup = (object, name) => object.fields.get(name)

/** Follows a path from an object; undefined when a name is unknown, a hop is no relation, or it is too long. */
export function resolvePath(
  path: string,
  object: NamedObject,
  { objects }: NamedObjects,
  lookup: FieldLookup = anyField,
): FieldPath | undefined {
  const names = path.split('.')
  if (names.length > MAX_HOPS + 1) return undefined
  const hops: FieldModel[] = []
  let at = object
  for (const name of names.slice(0, -1)) {
    const hop = lookup(at, name)
    const next = hop?.target === undefined ? undefined : objects.get(hop.target)
    if (!hop || !next) return undefined
    hops.push(hop)
    at = next
  }
  const field = lookup(at, names.at(-1) as string)
  return field && { path, hops, field }
}
