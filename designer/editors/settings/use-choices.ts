/** What can be chosen for a part of a kind, in the language of the page: as its schema says. */
import type { Json } from '@attain/engine/fields'
import { type Kind, schemaInLanguage } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { useMemo } from 'react'
import { kindSchema } from '../../schema-form/kind-schema.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

/** `of('Ladder', 'inclusive')`; an empty definition is the document itself. */
export type Choices = (definition: string, property: string) => readonly Choice[]

type Parts = { readonly [name: string]: Json }
type Option = { readonly const: string; readonly title: string }

export function useChoices(kind: Kind): Choices {
  const [language] = useLanguage()
  const schema = kindSchema(kind)
  return useMemo(() => {
    const root = schemaInLanguage(schema, language)
    const definitions = (root.$defs ?? {}) as Parts
    return (definition, property) => {
      const { properties } = (definition === '' ? root : definitions[definition]) as { readonly properties: Parts }
      const { oneOf = [] } = properties[property] as { readonly oneOf?: readonly Option[] }
      return oneOf.map(({ const: value, title }) => ({ value, label: title }))
    }
  }, [schema, language])
}
