/** The fields that a row can be about: the object's own, then those of the records it points to. */
import type { FormulaScope } from '@attain/engine/formula/language'
import type { Bundle, FieldModel, Language } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { operatorsOf } from './query.ts'

export interface FieldOption {
  readonly value: string
  readonly label: string
}

export interface FieldGroup {
  readonly label: string
  readonly title: string
  readonly options: readonly FieldOption[]
}

export function fieldGroups(scope: FormulaScope, bundle: Bundle, language: Language): readonly FieldGroup[] {
  const own = fieldsAt(scope, '').filter(({ name }) => name !== 'id')
  const labelOf = (field: FieldModel) => textIn(field.label, language)
  const group = (label: string, prefix: string, fields: readonly FieldModel[], before: string): FieldGroup => ({
    label,
    title: label,
    options: fields
      .filter((field) => operatorsOf(field).length > 0)
      .map((field) => ({ value: prefix + field.name, label: before + labelOf(field) })),
  })
  const object = textIn(bundle.objects.get(scope.object)?.document.label, language) || scope.object
  const relations = own.filter(({ target, builtIn, name }) => target !== undefined && (!builtIn || name === 'owner'))
  return [
    group(object, '', own, ''),
    ...relations.map((relation) => {
      const label = labelOf(relation)
      const fields = fieldsAt(scope, `${relation.name}.`).filter(({ builtIn }) => !builtIn)
      return group(label, `${relation.name}.`, fields, `${label}${language === 'en' ? ' › ' : '›'}`)
    }),
  ].filter(({ options }) => options.length > 0)
}

function fieldsAt(scope: FormulaScope, prefix: string): readonly FieldModel[] {
  return [...scope.candidates(prefix)].flatMap((path) => scope.field(path)?.field ?? [])
}

/** What a path is called, further away than the list goes as well. */
export function pathLabel(path: string, scope: FormulaScope, language: Language): string {
  const found = scope.field(path)
  if (found === undefined) return path
  return [...found.hops, found.field]
    .map((field) => textIn(field.label, language))
    .join(language === 'en' ? ' › ' : '›')
}
