import type { ObjectBody } from '@attain/contract'
import { type FormulaScope, scopeOf } from '@attain/engine/formula/language'
import { objectModel } from '@attain/form'

/** Where the names of an object's formulas are looked up: among what this person may see. */
export function scopeOfBody(object: ObjectBody, objects: ReadonlyMap<string, ObjectBody>): FormulaScope {
  const get = (name: string) => {
    const body = objects.get(name)
    return body && objectModel(body)
  }
  return scopeOf({ objects: { get } }, objectModel(object))
}
