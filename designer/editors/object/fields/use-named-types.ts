import { kindSchemas } from '@attain/engine/metadata'
import { useMemo } from 'react'
import { useObject } from '../object-context.tsx'
import type { Named } from './guess-field.ts'

interface Choice {
  readonly const: string
  readonly title: string
  readonly 'x-zh-CN'?: { readonly title?: string }
}

const choices = (
  kindSchemas.object as unknown as { $defs: { Field: { properties: { type: { oneOf: readonly Choice[] } } } } }
).$defs.Field.properties.type.oneOf

/** Types in both languages, as people mix them. */
const types: readonly Named[] = choices.map((choice) => ({
  name: choice.const,
  labels: [choice.title, choice['x-zh-CN']?.title ?? ''].filter((label) => label !== ''),
}))

export function useNamedTypes(): { readonly types: readonly Named[]; readonly objects: readonly Named[] } {
  const { bundle } = useObject()
  return useMemo(
    () => ({
      types,
      objects: [...bundle.objects.values()].map(({ name, document }) => ({
        name,
        labels: Object.values(document.label ?? {}),
      })),
    }),
    [bundle],
  )
}
