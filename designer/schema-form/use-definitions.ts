/** The definitions of a kind's schema in the language of the page, by name; the document itself goes by an empty one. */
import type { Json } from '@attain/engine/fields'
import { type Kind, schemaInLanguage } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { useMemo } from 'react'
import { kindSchema } from './kind-schema.ts'

export type Parts = { readonly [name: string]: Json }
export type Definition = Parts & { readonly properties?: Parts }
export type Definitions = (name: string) => Definition | undefined

export function useDefinitions(kind: Kind): Definitions {
  const [language] = useLanguage()
  const schema = kindSchema(kind)
  return useMemo(() => {
    const root = schemaInLanguage(schema, language)
    const definitions = (root.$defs ?? {}) as { readonly [name: string]: Definition }
    return (name) => (name === '' ? (root as Definition) : definitions[name])
  }, [schema, language])
}
