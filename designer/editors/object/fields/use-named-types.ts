import type { JsonSchema } from '@attain/engine/fields'
import { useMemo } from 'react'
import { kindSchema } from '../../../schema-form/kind-schema.ts'
import { useObject } from '../object-context.tsx'
import type { Named } from './guess-field.ts'

interface Choice {
  readonly const: string
  readonly title: string
  readonly 'x-zh-CN'?: { readonly title?: string }
}

interface ObjectSchema {
  readonly $defs: { readonly Field: { readonly properties: { readonly type: { readonly oneOf: readonly Choice[] } } } }
}

/** Types in both languages, as people mix them. */
function typesIn(schema: JsonSchema): readonly Named[] {
  return (schema as unknown as ObjectSchema).$defs.Field.properties.type.oneOf.map((choice) => ({
    name: choice.const,
    labels: [choice.title, choice['x-zh-CN']?.title ?? ''].filter((label) => label !== ''),
  }))
}

export function useNamedTypes(): { readonly types: readonly Named[]; readonly objects: readonly Named[] } {
  const { bundle } = useObject()
  const schema = kindSchema('object')
  return useMemo(
    () => ({
      types: typesIn(schema),
      objects: [...bundle.objects.values()].map(({ name, document }) => ({
        name,
        labels: Object.values(document.label ?? {}),
      })),
    }),
    [bundle, schema],
  )
}
