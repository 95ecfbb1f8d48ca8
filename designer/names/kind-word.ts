import { type Kind, kinds } from '@attain/engine/metadata'
import { type Language, textIn } from '@attain/form'

/** What a kind is called inside a sentence: `object`, but `KPI`. */
export function kindWord(kind: Kind, language: Language): string {
  const label = textIn(kinds[kind].label, language)
  return /^\p{Lu}{2}/u.test(label) ? label : label.toLowerCase()
}
