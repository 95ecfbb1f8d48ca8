/** The English plural of a label, as a beginning that people correct: `Site visit` → `Site visits`. */
export function pluralOf(label: string): string {
  if (!/[a-z]$/i.test(label)) return label
  if (/(s|x|z|ch|sh)$/i.test(label)) return `${label}es`
  if (/[^aeiou]y$/i.test(label)) return `${label.slice(0, -1)}ies`
  return `${label}s`
}
