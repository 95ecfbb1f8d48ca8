/** What people with some roles have of an application: what the server would give them, worked out in the browser. */
import { accessTo, type ObjectAccess } from '@attain/engine/access'
import { type Condition, fieldsOf, never, readCondition } from '@attain/engine/formula'
import { scopeOf } from '@attain/engine/formula/language'
import type {
  FieldModel,
  LayoutDocument,
  Model,
  ObjectModel,
  PageDocument,
  ViewDocument,
} from '@attain/engine/metadata'

export interface VisibleObject {
  readonly object: ObjectModel
  readonly access: ObjectAccess
}

/** True when something that is for some roles only is for these. */
export function isFor(roles: readonly string[], only: readonly string[] | undefined): boolean {
  return only === undefined || only.length === 0 || only.some((role) => roles.includes(role))
}

/** The objects of which records may be seen. */
export function visibleObjects(model: Model, roles: readonly string[]): readonly VisibleObject[] {
  return [...model.objects.values()].flatMap((object) => {
    const access = accessTo(object, model, roles)
    return access.read.op === 'never' ? [] : [{ object, access }]
  })
}

export interface Place {
  readonly page: PageDocument
  readonly children: readonly Place[]
}

/** The navigation: without groups that hold nothing, and without lists of what may not be seen. */
export function visiblePages(model: Model, roles: readonly string[]): readonly Place[] {
  const readable = new Set(visibleObjects(model, roles).map(({ object }) => object.name))
  const pages = [...model.pages.values()]
    .filter((page) => isFor(roles, page.roles))
    .filter(({ content }) => content.type !== 'list' || readable.has(content.object))
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
  const known = new Set(pages.map(({ name }) => name))
  const under = (parent: string | undefined): Place[] =>
    pages
      .filter((page) => (page.parent !== undefined && known.has(page.parent) ? page.parent : undefined) === parent)
      .map((page) => ({ page, children: under(page.name) }))
      .filter(({ page, children }) => page.content.type !== 'group' || children.length > 0)
  return under(undefined)
}

/** The lists of an object; none that filters by something hidden. */
export function visibleViews(
  model: Model,
  roles: readonly string[],
  { object, access }: VisibleObject,
): readonly ViewDocument[] {
  return [...model.views.values()].filter(
    (view) =>
      view.object === object.name &&
      isFor(roles, view.roles) &&
      looksAtNothingHidden(view.filter, object, access, model, roles),
  )
}

export interface FormField {
  readonly field: FieldModel
  /** On which records it is shown, and on which it may be changed. */
  readonly read: Condition
  readonly edit: Condition
}

export interface FormSection {
  readonly name: string
  readonly label: LayoutDocument['label']
  readonly fields: readonly FormField[]
}

export interface Form {
  /** Undefined when no layout is for these roles: all fields then stand one below the other. */
  readonly layout: LayoutDocument | undefined
  readonly sections: readonly FormSection[]
  /** Fields that they do not see anywhere. */
  readonly hidden: readonly FieldModel[]
}

/** The form of a record, of one of its types, as people with these roles have it. */
export function visibleForm(
  model: Model,
  roles: readonly string[],
  { object, access }: VisibleObject,
  recordType?: string,
): Form {
  const layouts = [...model.layouts.values()].filter(
    (layout) => layout.object === object.name && isFor(roles, layout.roles),
  )
  const layout =
    layouts.find((one) => recordType !== undefined && one.recordType === recordType) ??
    layouts.find((one) => one.recordType === undefined)
  const isOpen = (written: unknown) => looksAtNothingHidden(written, object, access, model, roles)
  const place = (field: FieldModel, isReadOnly: boolean): FormField => ({
    field,
    read: access.readField(field),
    edit: isReadOnly ? never : access.editField(field),
  })
  const declared = [...object.fields.values()].filter(({ builtIn }) => !builtIn)
  const sections = layout?.sections ?? [
    { name: 'all', label: object.label, fields: declared.map(({ name }) => ({ field: name })) },
  ]
  return {
    layout,
    sections: sections
      .filter((section) => !('visibleWhen' in section) || isOpen(section.visibleWhen))
      .map(({ name, label, fields }) => ({
        name,
        label,
        fields: (fields as LayoutDocument['sections'][number]['fields'])
          .filter(({ visibleWhen, requiredWhen }) => isOpen(visibleWhen) && isOpen(requiredWhen))
          .flatMap((entry) => {
            const field = object.fields.get(entry.field)
            return field === undefined ? [] : [place(field, entry.readOnly === true)]
          })
          .filter(({ read }) => read.op !== 'never'),
      }))
      .filter(({ fields }) => fields.length > 0),
    hidden: [...object.fields.values()].filter((field) => access.readField(field).op === 'never'),
  }
}

/** A condition on what is hidden would tell of it, so the server leaves out what has one. */
function looksAtNothingHidden(
  written: unknown,
  object: ObjectModel,
  access: ObjectAccess,
  model: Model,
  roles: readonly string[],
): boolean {
  if (written === undefined) return true
  const reading = readCondition(written, scopeOf(model, object))
  if (!('condition' in reading)) return false
  return fieldsOf(reading.condition).every((key) => {
    const [name = '', fieldName = ''] = key.split('.')
    const of = model.objects.get(name)
    const field = of?.fields.get(fieldName)
    if (of === undefined || field === undefined) return false
    return (of === object ? access : accessTo(of, model, roles)).readField(field).op !== 'never'
  })
}
