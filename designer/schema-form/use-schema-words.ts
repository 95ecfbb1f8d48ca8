/** What the parts of a kind are called, and what they are for, in the language of the page: as its schema says. */
import type { Json } from '@attain/engine/fields'
import { type Kind, kindSchemas, schemaInLanguage } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { useMemo } from 'react'

export interface PartWords {
  readonly title: string
  readonly description: string
}

/** `of('Section', 'columns')`; an empty definition is the document itself. */
export type SchemaWords = (definition: string, property: string) => PartWords

type Parts = { readonly [name: string]: Json }

export function useSchemaWords(kind: Kind): SchemaWords {
  const [language] = useLanguage()
  return useMemo(() => {
    const root = schemaInLanguage(kindSchemas[kind], language)
    const definitions = (root.$defs ?? {}) as Parts
    return (definition, property) => {
      const owner = (definition === '' ? root : definitions[definition]) as { readonly properties?: Parts } | undefined
      const part = owner?.properties?.[property] as Partial<PartWords> | undefined
      return { title: part?.title ?? property, description: part?.description ?? '' }
    }
  }, [kind, language])
}
