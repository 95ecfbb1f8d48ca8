import type { AppBody, FieldBody, ObjectBody } from '@attain/contract'
import type { ImportableObject, ImportableObjects } from '@attain/engine/import'
import type { FieldModel, FieldType } from '@attain/engine/metadata'
import { CliError } from './errors.ts'

/** The objects that the key's owner sees, as importing needs them. No administrator's rights are necessary. */
export function importableObjects(app: Pick<AppBody, 'objects'>): ImportableObjects {
  return new Map(app.objects.map((object) => [object.name, toImportable(object)]))
}

/** Throws when the roles of the key's owner do not include importing into these objects. */
export function assertMayImport(app: Pick<AppBody, 'objects'>, names: readonly string[]): void {
  const forbidden = app.objects.find(({ name, rights }) => names.includes(name) && !rights.import)
  if (forbidden !== undefined) throw new CliError('import.forbidden', { name: forbidden.name })
}

function toImportable({ name, nameField, fields }: ObjectBody): ImportableObject {
  return { name, nameField, fields: new Map(fields.map((field) => [field.name, toFieldModel(name, field)])) }
}

export function toFieldModel(object: string, field: FieldBody): FieldModel {
  const { name, label, builtIn, required, unique, target, currency, scale, options } = field
  return {
    name,
    object,
    type: field.type as FieldType,
    valueType: field.valueType as FieldType,
    label,
    document: field.document as unknown as FieldModel['document'],
    builtIn,
    required,
    unique,
    search: false,
    ...(target === undefined ? {} : { target }),
    ...(currency === undefined ? {} : { currency }),
    ...(scale === undefined ? {} : { scale }),
    ...(options === undefined ? {} : { options }),
  }
}
