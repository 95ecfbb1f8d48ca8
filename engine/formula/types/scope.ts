/** Where names are looked up: an object with its fields, lookups and lists of children. */
import type { FieldModel, Text } from '../../metadata/model.ts'
import {
  anyField,
  type FieldLookup,
  type FieldPath,
  type NamedObject,
  type NamedObjects,
  resolvePath,
} from '../paths.ts'
import { type Digits, digitsOfField, type FormulaType, typeOfField } from './type.ts'
import type { ListPath } from './typed.ts'

export interface FormulaScope {
  readonly object: string
  field(path: string): FieldPath | undefined
  list(path: string): { readonly list: ListPath; readonly scope: FormulaScope } | undefined
  /** The type of a field's values. */
  typeOf(field: FieldModel): { readonly type: FormulaType; readonly digits: Digits }
  /** Names that could have been meant instead of the last one of a path, as whole paths. */
  candidates(path: string): Iterable<string>
  /** What is said of a name that nothing has, where names are not those of fields. */
  readonly saysUnknown?: (path: string) => Text
  /** Names of calendars for WORKDAYS; absent where they are not known, as in a bundle. */
  readonly calendars?: ReadonlySet<string>
}

export interface ScopeOptions {
  /** Leaves out what the asker may not see. */
  readonly lookup?: FieldLookup
  readonly calendars?: ReadonlySet<string>
}

/** The scope of an object of a model. */
export function scopeOf(model: NamedObjects, object: NamedObject, options: ScopeOptions = {}): FormulaScope {
  const lookup: FieldLookup = options.lookup ?? anyField
  const walk = (names: readonly string[]): { at: NamedObject; hops: FieldModel[] } | undefined => {
    let at: NamedObject | undefined = object
    const hops: FieldModel[] = []
    for (const name of names) {
      const hop = lookup(at, name)
      const next = hop?.target === undefined ? undefined : model.objects.get(hop.target)
      if (hop === undefined || next === undefined) return undefined
      hops.push(hop)
      at = next
    }
    return { at, hops }
  }
  return {
    object: object.name,
    ...(options.calendars === undefined ? {} : { calendars: options.calendars }),
    field: (path) => resolvePath(path, object, model, lookup),
    list(path) {
      const names = path.split('.')
      const walked = names.length > 4 ? undefined : walk(names.slice(0, -1))
      const relation = walked?.at.children.find(({ name }) => name === names.at(-1))
      const child = relation && model.objects.get(relation.object)
      if (walked === undefined || relation === undefined || child === undefined) return undefined
      // a list is made by a field of the child; who may not see that sees no list
      if (lookup(child, relation.field) === undefined) return undefined
      return { list: { path, hops: walked.hops, relation }, scope: scopeOf(model, child, options) }
    },
    typeOf: (field) => ({ type: typeOfField(field), digits: digitsOfField(field) }),
    *candidates(path) {
      const names = path.split('.')
      const walked = walk(names.slice(0, -1))
      if (walked === undefined) return
      const prefix = names
        .slice(0, -1)
        .map((name) => `${name}.`)
        .join('')
      for (const name of walked.at.fields.keys()) if (lookup(walked.at, name)) yield prefix + name
      for (const { name, object: holder, field } of walked.at.children) {
        const child = model.objects.get(holder)
        if (child && lookup(child, field)) yield prefix + name
      }
    },
  }
}
