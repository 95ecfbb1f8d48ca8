/** What the parts of a kind are called, and what they are for, in the language of the page: as its schema says. */
import type { Kind } from '@attain/engine/metadata'
import { useMemo } from 'react'
import { useDefinitions } from './use-definitions.ts'

export interface PartWords {
  readonly title: string
  readonly description: string
}

/** `of('Section', 'columns')`; an empty definition is the document itself, an empty property the whole definition. */
export type SchemaWords = (definition: string, property: string) => PartWords

type Part = Partial<PartWords> & { readonly $ref?: string }

export function useSchemaWords(kind: Kind): SchemaWords {
  const definitions = useDefinitions(kind)
  return useMemo(
    () => (definition, property) => {
      const owner = definitions(definition)
      const part = (property === '' ? owner : owner?.properties?.[property]) as Part | undefined
      // what is named once says what it is there
      const named =
        part?.$ref === undefined ? undefined : (definitions(part.$ref.replace('#/$defs/', '')) as Part | undefined)
      return {
        title: part?.title ?? named?.title ?? property,
        description: part?.description ?? named?.description ?? '',
      }
    },
    [definitions],
  )
}
