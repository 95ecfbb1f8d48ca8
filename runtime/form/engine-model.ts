/** Turns what the API says about an object into what the engine's field types expect, so that the browser checks with the server's code. */
import type { FieldBody, ObjectBody } from '@attain/contract'
import type { FieldModel, ObjectModel } from '@attain/engine/metadata'

/** The engine's view of one field. */
export function fieldModel(field: FieldBody, object: string): FieldModel {
  return { ...field, object, search: false } as unknown as FieldModel
}

const models = new WeakMap<ObjectBody, ObjectModel>()

/** The engine's view of an object; made once per body. */
export function objectModel(object: ObjectBody): ObjectModel {
  const known = models.get(object)
  if (known) return known
  const model = {
    ...object,
    system: false,
    sharing: 'private',
    history: true,
    fields: new Map(object.fields.map((field) => [field.name, fieldModel(field, object.name)])),
    ...(object.stages && {
      stages: { field: object.stages.field, transitions: new Map(Object.entries(object.stages.transitions)) },
    }),
  } as unknown as ObjectModel
  models.set(object, model)
  return model
}
