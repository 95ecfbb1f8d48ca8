import { type Bundle, targetOf } from './bundle.ts'
import type { FieldDocument } from './kinds/object/types.generated.ts'

/** The field at the end of a path and its object, if every step exists. */
export function fieldAt(
  bundle: Pick<Bundle, 'objects'>,
  object: string,
  path: string,
): { readonly object: string; readonly field: FieldDocument } | undefined {
  const [first = '', ...rest] = path.split('.')
  const field = bundle.objects.get(object)?.fields.get(first)
  if (field === undefined) return undefined
  if (rest.length === 0) return { object, field }
  const target = targetOf(field)
  return target === undefined ? undefined : fieldAt(bundle, target, rest.join('.'))
}
