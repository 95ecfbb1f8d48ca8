/** What a dimension of a KPI is called: by a label of its own, or as its field is. */
import type { Bundle, KpiDocument, Language } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { fieldAtPath, labelOf } from './field-path.ts'

/** The dimensions that a measure names, with what people call them. */
export function labelledDimensions(
  bundle: Bundle,
  measure: KpiDocument['measure'] | undefined,
  language: Language,
): readonly { readonly name: string; readonly label: string }[] {
  if (measure?.from !== 'records' && measure?.from !== 'stages') return []
  return (measure.dimensions ?? []).map(({ name, label, field }) => {
    const found = fieldAtPath(bundle, measure.object, field, language)?.field
    return { name, label: textIn(label, language) || (found && labelOf(found, language)) || name }
  })
}
