/** Fields of the draft by their path from an object: `account.region`. */
import type { Bundle, FieldModel, Language } from '@attain/engine/metadata'
import { scopeIn } from '@attain/engine/metadata'
import { textIn } from '@attain/form'

export interface FieldAtPath {
  readonly path: string
  readonly field: FieldModel
  /** `Account › Region`. */
  readonly label: string
}

/** The longest path that metadata may hold. */
const MOST_STEPS = 5

export function fieldAtPath(bundle: Bundle, object: string, path: string, language: Language): FieldAtPath | undefined {
  const found = scopeIn(bundle, object)?.field(path)
  if (found === undefined) return undefined
  const steps = [...found.hops, found.field].map((field) => labelOf(field, language))
  return { path, field: found.field, label: steps.join(language === 'en' ? ' › ' : '›') }
}

/** What a path is called; the path itself where nothing has that name. */
export function labelOfPath(bundle: Bundle, object: string, path: string, language: Language): string {
  return fieldAtPath(bundle, object, path, language)?.label ?? path
}

export function labelOf(field: Pick<FieldModel, 'label' | 'name'>, language: Language): string {
  return textIn(field.label, language) || field.name
}

/** The fields of an object, declared ones first; nobody asks for its id. */
export function fieldsOf(bundle: Bundle, object: string): readonly FieldModel[] {
  const scope = scopeIn(bundle, object)
  return [...(bundle.objects.get(object)?.fields.keys() ?? [])].flatMap((name) => {
    const field = name === 'id' ? undefined : scope?.field(name)?.field
    return field ? [field] : []
  })
}

/** Whether a path may go on behind a field. */
export function leadsOn(path: string, field: FieldModel): boolean {
  return field.target !== undefined && path.split('.').length < MOST_STEPS
}
