import type { FieldDocument } from '@attain/engine/metadata'
import type { EditedObject } from '../object-context.tsx'

/** A part of a field's settings. */
export interface PartProps {
  readonly field: FieldDocument
  /** Of the field, by the pointer into it. */
  readonly problems: EditedObject['problems']
  readonly onChange: (field: FieldDocument) => void
}

/** The field with some settings changed; undefined takes a setting away. */
export function withSettings(
  field: FieldDocument,
  change: { readonly [S in keyof FieldDocument]?: FieldDocument[S] | undefined },
): FieldDocument {
  const settings = Object.entries({ ...field, ...change }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(settings) as unknown as FieldDocument
}
