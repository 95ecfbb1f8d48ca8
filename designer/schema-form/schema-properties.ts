/** The properties of a part of a kind, or of the whole where none is named, in the order of its schema. */
import type { Json } from '@attain/engine/fields'
import type { Kind } from '@attain/engine/metadata'
import { kindSchema } from './kind-schema.ts'

type Parts = { readonly [name: string]: Json }

export function schemaPropertiesOf(kind: Kind, definition: string): readonly string[] {
  const root = kindSchema(kind) as { readonly $defs?: Parts }
  const part = definition === '' ? root : root.$defs?.[definition]
  const { properties = {} } = (part ?? {}) as { readonly properties?: Parts }
  return Object.keys(properties as Parts)
}
