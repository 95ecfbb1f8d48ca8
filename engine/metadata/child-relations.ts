import type { LinkedObject } from './bundle.ts'
import type { ChildRelation } from './model.ts'

/** The lists of records that point to an object, by name. */
export function childRelations({ children }: LinkedObject): readonly ChildRelation[] {
  return [...children]
    .map(([name, { object, field }]) => ({
      name,
      label: typeof field.children === 'object' ? field.children.label : field.label,
      object,
      field: field.name,
      masterDetail: field.type === 'masterDetail',
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
