/** Which cells of a list may be edited where they stand. */
import type { ObjectBody } from '@attain/contract'
import { COMPUTED_TYPES, type LayoutDocument } from '@attain/form'
import type { Column } from './columns.ts'

/** Said by the model and the layouts alone; whether this very record may be edited is known when it is read. */
export function isEditable(
  object: ObjectBody,
  { path, field }: Pick<Column, 'path' | 'field'>,
  layouts: readonly LayoutDocument[],
): boolean {
  if (!object.rights.edit || field.access !== 'edit') return false
  if (field.builtIn && field.name !== 'owner') return false
  if (path.includes('.') || COMPUTED_TYPES.has(field.type)) return false
  const placed = layouts
    .filter((layout) => layout.object === object.name)
    .flatMap((layout) => layout.sections.flatMap((section) => section.fields))
    .filter((each) => each.field === field.name)
  return placed.length === 0 || placed.some((each) => each.readOnly !== true)
}
