import { targetOf } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useBundle } from '../../check/use-checks.ts'
import type { Choice } from './pick.tsx'

/** The records that hang together with those of an object: its child lists, and what its fields point to. */
export function useRelated(object: string): readonly Choice[] {
  const [language] = useLanguage()
  const lists = useChildLists(object)
  const fields = useBundle().objects.get(object)?.fields.values() ?? []
  const lookups = [...fields]
    .filter((field) => targetOf(field) !== undefined)
    .map((field) => ({ value: field.name, label: textIn(field.label, language) || field.name }))
  return [...lists, ...lookups]
}

/** The child lists of an object alone. */
export function useChildLists(object: string): readonly Choice[] {
  const [language] = useLanguage()
  return [...(useBundle().objects.get(object)?.children ?? [])].map(([name, { field }]) => ({
    value: name,
    label: textIn(typeof field.children === 'object' ? field.children.label : undefined, language) || name,
  }))
}
