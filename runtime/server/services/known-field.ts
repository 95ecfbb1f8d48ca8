/** Fields as an asker knows them. */

import type { ObjectAccess } from '@attain/engine/access'
import { type FieldModel, hasDocumentOptions } from '@attain/engine/metadata'

export function isWritten(access: ObjectAccess, field: FieldModel): boolean {
  return access.fillField(field) || access.editField(field).op !== 'never'
}

/**
 * Which documents there are (plans, roles) is told to those alone who may choose among them. To whoever reads a record, the
 * name of the one that it has is a text.
 */
export function knownField(access: ObjectAccess, field: FieldModel): FieldModel {
  if (!hasDocumentOptions(field.object, field.name) || isWritten(access, field)) return field
  const { options: _, document, ...rest } = field
  const { options: __, ...settings } = document
  return { ...rest, type: 'text', valueType: 'text', document: { ...settings, type: 'text' } }
}
