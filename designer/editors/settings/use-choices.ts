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

/** `of('Ladder', 'inclusive')`, of a list what its entries may be; an empty definition is the document itself. */
export type Choices = (definition: string, property: string) => readonly Choice[]

type Parts = { readonly [name: string]: Json }
interface Choosable {
  readonly oneOf?: readonly { readonly const: string; readonly title: string }[]
}

export function useChoices(kind: Kind): Choices {
  const [language] = useLanguage()
  const schema = kindSchema(kind)
  return useMemo(() => {
    const root = schemaInLanguage(schema, language)
    const definitions = (root.$defs ?? {}) as Parts
    return (definition, property) => {
      const { properties } = (definition === '' ? root : definitions[definition]) as { readonly properties: Parts }
      const { oneOf, items } = properties[property] as Choosable & { readonly items?: Choosable }
      return (oneOf ?? items?.oneOf ?? []).map(({ const: value, title }) => ({ value, label: title }))
    }
  }, [schema, language])
}
