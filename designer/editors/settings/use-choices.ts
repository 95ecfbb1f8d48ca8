/** What can be chosen for a part of a kind, in the language of the page: as its schema says. */
import type { Kind } from '@attain/engine/metadata'
import { useMemo } from 'react'
import { useDefinitions } from '../../schema-form/use-definitions.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

/** `of('Ladder', 'inclusive')`, of a list what its entries may be; an empty definition is the document itself. */
export type Choices = (definition: string, property: string) => readonly Choice[]

interface Choosable {
  readonly oneOf?: readonly { readonly const: string; readonly title: string }[]
}

export function useChoices(kind: Kind): Choices {
  const definitions = useDefinitions(kind)
  return useMemo(
    () => (definition, property) => {
      const { oneOf, items } = (definitions(definition)?.properties?.[property] ?? {}) as Choosable & {
        readonly items?: Choosable
      }
      return (oneOf ?? items?.oneOf ?? []).map(({ const: value, title }) => ({ value, label: title }))
    },
    [definitions],
  )
}
