import { type LinkedObject, nameFieldOf } from './bundle.ts'
import type { LayoutDocument } from './kinds/layout/types.generated.ts'
import type { FieldDocument } from './kinds/object/types.generated.ts'
import type { ViewDocument } from './kinds/view/types.generated.ts'

/** Types that fill a line of a form. */
const wide = new Set<FieldDocument['type']>(['longText', 'attachment', 'address', 'tags'])

/** Types that say too much for a column of a list. */
const notForLists = new Set<FieldDocument['type']>(['longText', 'attachment', 'address'])

const MAX_COLUMNS = 7

/** The form of an object that has no layout: all its fields, then who it belongs to; its child lists below. */
export function defaultLayout({ name, document, children }: LinkedObject): LayoutDocument {
  const fields = document.fields ?? []
  return {
    kind: 'layout',
    object: name,
    name: 'default',
    label: { en: 'Default', 'zh-CN': '默认' },
    sections: [
      {
        name: 'details',
        label: { en: 'Details', 'zh-CN': '详细信息' },
        columns: 2,
        fields: [
          ...fields.map((field) => ({
            field: field.name,
            ...(wide.has(field.type) ? { width: 'full' as const } : {}),
          })),
          { field: 'owner' },
        ],
      },
    ],
    ...(children.size === 0 ? {} : { related: [...children.keys()].map((list) => ({ children: list })) }),
  }
}

/** The list of an object that has no view: its name and the first fields that fit, by name. */
export function defaultView({ name, document }: LinkedObject): ViewDocument {
  const nameField = nameFieldOf(document)
  const others = (document.fields ?? []).filter((field) => field.name !== nameField && !notForLists.has(field.type))
  return {
    kind: 'view',
    object: name,
    name: 'all',
    label: { en: 'All', 'zh-CN': '全部' },
    columns: [nameField, ...others.slice(0, MAX_COLUMNS - 1).map((field) => field.name)].map((field) => ({ field })),
    sort: [{ field: nameField, direction: 'asc' }],
    default: true,
  }
}
