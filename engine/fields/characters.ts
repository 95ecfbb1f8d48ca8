/** What text may consist of: no control characters and no half surrogate pairs, which Postgres refuses in `jsonb`. */
export const SINGLE_LINE = '^[^\\p{Cc}\\p{Cs}\\u2028\\u2029]*$'
export const MULTI_LINE = '^(?:[^\\p{Cc}\\p{Cs}]|[\\t\\n\\r])*$'

const singleLine = new RegExp(SINGLE_LINE, 'u')
const multiLine = new RegExp(MULTI_LINE, 'u')

export function isSingleLine(text: string): boolean {
  return singleLine.test(text)
}

export function isMultiLine(text: string): boolean {
  return multiLine.test(text)
}

/** Length in code points, as people and JSON Schema count it. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** The first characters of a text, never cutting one in half. */
export function firstCharacters(text: string, count: number): string {
  return text.length <= count ? text : Array.from(text).slice(0, count).join('')
}

/** Case, width (Ａ and A) and runs of spaces do not make texts different. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replace(/\s+/gu, ' ')
}
