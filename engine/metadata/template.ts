/** Words with values of a record in them: `{account.name} is {stage}`. Whatever else stands in braces is left as it is. */

const PLACEHOLDER = /\{([a-z][a-z0-9_]{0,62}(?:\.[a-z][a-z0-9_]{0,62}){0,4})\}/g

/** The fields that a text names, in its order. */
export function pathsInTemplate(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, path = '']) => path)
}

/** The text with other fields in place of those that it names. */
export function renamedTemplate(text: string, renamed: (path: string) => string): string {
  return text.replaceAll(PLACEHOLDER, (_, path: string) => `{${renamed(path)}}`)
}

/** The text with values in place of the fields. */
export function fillTemplate(text: string, shown: (path: string) => string): string {
  return text.replaceAll(PLACEHOLDER, (_, path: string) => shown(path))
}
