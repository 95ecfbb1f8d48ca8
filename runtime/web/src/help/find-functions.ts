import type { ReferenceEntry } from '@attain/engine/formula/language'

/** The entries that all words are found in; those whose name begins with them come to the top of their family. */
export function findFunctions(entries: readonly ReferenceEntry[], words: string): readonly ReferenceEntry[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return entries
  const found = entries.filter(({ name, signature, about, differs = '' }) => {
    const text = `${name} ${signature} ${about} ${differs}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
  const isNamed = ({ name }: ReferenceEntry) => name.toLowerCase().startsWith(wanted[0] ?? '')
  return [...found.filter(isNamed), ...found.filter((entry) => !isNamed(entry))]
}
