/** What people with some roles would see of the draft: objects as the API gives them, within their rights. */
import type { FieldBody, ObjectBody } from '@attain/contract'
import { accessTo, isAdministrator, type ObjectAccess } from '@attain/engine/access'
import { fieldTypes, valueTypeOf } from '@attain/engine/fields'
import { readWritten, scopeOf } from '@attain/engine/formula/language'
import { type FieldModel, type LayoutDocument, LazyMap, type Model, type ObjectModel } from '@attain/engine/metadata'
import { objectModel } from '@attain/form'

export interface SeenApplication {
  readonly model: Model
  /** Those that may be read. */
  readonly objects: ReadonlyMap<string, ObjectBody>
}

/** `roles` undefined: everything. */
export function applicationOf(model: Model, roles: readonly string[] | undefined): SeenApplication {
  const seesAll = roles === undefined || isAdministrator(model, roles)
  const administrators = [...model.roles.values()].filter((role) => role.administrator === true)
  const asked = seesAll ? administrators.slice(0, 1).map(({ name }) => name) : roles
  const objects = new LazyMap<ObjectBody>(model.objects.keys(), (name) => {
    const object = model.objects.get(name)
    if (object === undefined) return undefined
    const access = accessTo(object, model, asked)
    return access.read.op === 'never' ? undefined : bodyOf(object, access)
  })
  return { model, objects }
}

function bodyOf(object: ObjectModel, access: ObjectAccess): ObjectBody {
  const fields = [...object.fields.values()].filter((field) => access.readField(field).op !== 'never')
  const { stages } = object
  return {
    name: object.name,
    label: object.label,
    pluralLabel: object.pluralLabel,
    nameField: object.nameField,
    rights: {
      create: access.create,
      edit: access.edit.op !== 'never',
      delete: access.delete.op !== 'never',
      export: access.export,
      import: access.import,
    },
    ...(stages && {
      stages: {
        field: stages.field,
        transitions: Object.fromEntries([...stages.transitions].map(([from, to]) => [from, [...to]])),
      },
    }),
    ...(object.recordTypes?.length ? { recordTypes: [...object.recordTypes] } : {}),
    fields: fields.map((field) => fieldBody(field, access.fillField(field) || access.editField(field).op !== 'never')),
    children: object.children.map((child) => ({ ...child })),
    validations: [],
  }
}

export function fieldBody(field: FieldModel, isWritten = false): FieldBody {
  const { document, options, target, currency, scale } = field
  return {
    name: field.name,
    type: field.type,
    valueType: field.valueType,
    label: field.label,
    access: isWritten && !fieldTypes[field.type].readOnly ? 'edit' : 'read',
    builtIn: field.builtIn,
    required: field.required,
    unique: field.unique,
    ...(target === undefined ? {} : { target }),
    ...(currency === undefined ? {} : { currency }),
    ...(scale === undefined ? {} : { scale }),
    ...(options === undefined ? {} : { options: [...options] }),
    sortable: valueTypeOf(field).sortable,
    filterable: valueTypeOf(field).operators.length > 0,
    document: { ...document },
  }
}

/** The layout as the server gives it: what depends on something hidden is hidden as well. */
export function seenLayout({ model, objects }: SeenApplication, layout: LayoutDocument): LayoutDocument {
  const whole = model.objects.get(layout.object)
  const seen = objects.get(layout.object)
  if (whole === undefined || seen === undefined) return { ...layout, sections: [] }
  const everything = scopeOf(model, whole)
  const within = scopeOf(
    {
      objects: {
        get(name) {
          const body = objects.get(name)
          return body && objectModel(body)
        },
      },
    },
    objectModel(seen),
  )
  const isRight = (condition: unknown, scope: typeof within) => 'typed' in readWritten(condition, scope)
  // one that is wrong is not written yet; it hides nothing
  const isOpen = (condition: unknown) =>
    condition === undefined || isRight(condition, within) || !isRight(condition, everything)
  return {
    ...layout,
    sections: layout.sections
      .filter(({ visibleWhen }) => isOpen(visibleWhen))
      .map((section) => ({
        ...section,
        fields: section.fields.filter(({ visibleWhen, requiredWhen }) => isOpen(visibleWhen) && isOpen(requiredWhen)),
      })),
  }
}
