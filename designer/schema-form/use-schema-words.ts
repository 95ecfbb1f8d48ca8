/** What the parts of a kind are called, and what they are for, in the language of the page: as its schema says. */
import type { Json } from '@attain/engine/fields'
import { type Kind, schemaInLanguage } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { useMemo } from 'react'
import { kindSchema } from './kind-schema.ts'

export interface PartWords {
  readonly title: string
  readonly description: string
}

/** `of('Section', 'columns')`; an empty definition is the document itself, an empty property the whole definition. */
export type SchemaWords = (definition: string, property: string) => PartWords

type Part = Partial<PartWords> & { readonly $ref?: string }
type Parts = { readonly [name: string]: Json }

export function useSchemaWords(kind: Kind): SchemaWords {
  const [language] = useLanguage()
  const schema = kindSchema(kind)
  return useMemo(() => {
    const root = schemaInLanguage(schema, language)
    const definitions = (root.$defs ?? {}) as Parts
    return (definition, property) => {
      const owner = (definition === '' ? root : definitions[definition]) as { readonly properties?: Parts } | undefined
      const part = (property === '' ? owner : owner?.properties?.[property]) as Part | undefined
      // what is named once says what it is there
      const named = definitions[part?.$ref?.replace('#/$defs/', '') ?? ''] as Part | undefined
      return {
        title: part?.title ?? named?.title ?? property,
        description: part?.description ?? named?.description ?? '',
      }
    }
  }, [schema, language])
}
