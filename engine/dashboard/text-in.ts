import type { Language, Text } from '../metadata/model.ts'

/** The words of a label; English stands in where another language is missing. */
export function textIn(text: Text | undefined, language: Language): string {
  return text?.[language] ?? text?.en ?? ''
}
