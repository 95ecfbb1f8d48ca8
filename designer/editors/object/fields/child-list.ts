/** The list in which another object shows the records that lead to it: what a new relation begins with. */
import type { Bundle, FieldDocument, ObjectDocument } from '@attain/engine/metadata'
import { nameFrom } from '../../../document/name-from.ts'
import { pluralOf } from '../../../document/plural.ts'
import { freeName, type Words } from '../object-document.ts'

export function childListOf(
  object: ObjectDocument,
  target: string,
  bundle: Bundle,
): Exclude<FieldDocument['children'], string | undefined> {
  const label: Words = object.pluralLabel ?? object.label ?? { en: object.name }
  const other = bundle.objects.get(target)
  const taken = new Set([...(other?.fields.keys() ?? []), ...(other?.children.keys() ?? [])])
  // a list is named in the plural also where the object is not
  const wanted = nameFrom(object.pluralLabel?.en ?? pluralOf(object.label?.en ?? object.name)) || `${object.name}_list`
  return { name: freeName(wanted, taken), label }
}
