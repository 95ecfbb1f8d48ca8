/** Field paths such as `account.sector`, seen from an object. */
import type { FieldBody, ObjectBody } from '@attain/contract'
import { type Language, textIn } from '@attain/form'

export interface ResolvedPath {
  readonly path: string
  readonly field: FieldBody
  /** The object that has the field. */
  readonly object: ObjectBody
  readonly label: string
}

/** Follows a path; undefined when a part of it is unknown or hidden. */
export function resolvePath(
  objects: ReadonlyMap<string, ObjectBody>,
  object: ObjectBody,
  path: string,
  language: Language,
): ResolvedPath | undefined {
  const labels: string[] = []
  let at: ObjectBody | undefined = object
  const names = path.split('.')
  for (const [i, name] of names.entries()) {
    const field: FieldBody | undefined = at?.fields.find((each) => each.name === name)
    if (!at || !field) return undefined
    labels.push(textIn(field.label, language))
    if (i === names.length - 1) return { path, field, object: at, label: labels.join(language === 'en' ? ' › ' : '›') }
    at = objects.get(field.target ?? '')
  }
  return undefined
}
