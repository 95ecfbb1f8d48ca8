/** What an application has, by what people call it, to choose from. */
import type { FieldModel, Text } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { fieldsOf, labelOf } from '../../../names/field-path.ts'
import type { Choice } from '../../settings/use-choices.ts'
import { usePlan } from '../plan-context.tsx'

/** Those of an object's own fields that fit; whoever owns a record has it, too. */
export function useFields(object: string, fits: (field: FieldModel) => boolean): readonly Choice[] {
  const [language] = useLanguage()
  const { bundle } = usePlan()
  return fieldsOf(bundle, object)
    .filter((field) => (!field.builtIn || field.name === 'owner') && fits(field))
    .map((field) => ({ value: field.name, label: labelOf(field, language) }))
}

/** The lists of child records of an object. */
export function useLists(object: string): readonly Choice[] {
  const [language] = useLanguage()
  const { bundle } = usePlan()
  return [...(bundle.objects.get(object)?.children ?? [])].map(([value, { field }]) => {
    const label = typeof field.children === 'object' ? field.children.label : undefined
    return { value, label: textIn(label, language) || value }
  })
}

interface Named {
  readonly document: { readonly name: string; readonly label?: Text }
}

export function useDocuments(documents: Iterable<Named>): readonly Choice[] {
  const [language] = useLanguage()
  return [...documents].map(({ document: { name, label } }) => ({
    value: name,
    label: textIn(label, language) || name,
  }))
}
