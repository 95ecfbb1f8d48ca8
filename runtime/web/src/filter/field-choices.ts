/** The fields one may choose from: the object's own, then those of the records it points to. */
import type { ObjectBody } from '@attain/contract'
import { type Language, textIn } from '@attain/form'
import { type ResolvedPath, resolvePath } from '../application/field-path.ts'

export function fieldChoices(
  objects: ReadonlyMap<string, ObjectBody>,
  object: ObjectBody,
  language: Language,
): ResolvedPath[] {
  const own = object.fields.filter((field) => field.name !== 'id').map((field) => field.name)
  const related = object.fields.flatMap((field) => {
    const target = field.builtIn && field.name !== 'owner' ? undefined : objects.get(field.target ?? '')
    if (!target) return []
    return target.fields.filter((each) => !each.builtIn).map((each) => `${field.name}.${each.name}`)
  })
  return [...own, ...related].flatMap((path) => resolvePath(objects, object, path, language) ?? [])
}

/** The same as groups for a select: one per object. */
export function groupedChoices(choices: readonly ResolvedPath[], object: ObjectBody, language: Language) {
  const groups = new Map<string, ResolvedPath[]>()
  for (const choice of choices) {
    const relation = choice.path.includes('.') ? choice.label.split('›')[0]?.trim() : undefined
    const name = relation ?? textIn(object.label, language)
    groups.set(name, [...(groups.get(name) ?? []), choice])
  }
  return [...groups].map(([label, members]) => ({
    label,
    title: label,
    options: members.map(({ path, label: text }) => ({ value: path, label: text })),
  }))
}
