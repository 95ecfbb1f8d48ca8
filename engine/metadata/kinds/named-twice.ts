import { type Finding, problem } from '../problem.ts'

/** Reports each name after the first of its kind in a list. */
export function namedTwice(
  items: readonly { readonly name: string }[] | undefined,
  pointer: string,
): Generator<Finding> {
  return givenTwice(items ?? [], 'name', pointer)
}

/** The same for lists whose entries go by another property. */
export function* givenTwice<K extends string>(
  items: readonly { readonly [key in K]: string }[],
  key: K,
  pointer: string,
): Generator<Finding> {
  const seen = new Set<string>()
  for (const [index, item] of items.entries()) {
    if (seen.has(item[key])) yield problem('duplicate-name', `${pointer}/${index}/${key}`, { found: item[key] })
    seen.add(item[key])
  }
}
