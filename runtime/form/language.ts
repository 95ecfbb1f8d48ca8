/** Labels in the metadata exist per language; English stands in where another is missing. */
import type { TextShape } from '@attain/contract'

export type Language = 'en' | 'zh-CN'

/** The words of a label in the given language. */
export function textIn(text: TextShape | undefined, language: Language): string {
  return text?.[language] ?? text?.en ?? ''
}

/** A label within an English sentence: `New exchange rate`, but `New KPI`. */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}+(?!\S)/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
