/** Labels in the metadata exist per language; English stands in where another is missing. */
import type { TextShape } from '@attain/contract'

export type Language = 'en' | 'zh-CN'

/** The words of a label in the given language. */
export function textIn(text: TextShape | undefined, language: Language): string {
  return text?.[language] ?? text?.en ?? ''
}
