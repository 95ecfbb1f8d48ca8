/** Parts of approvals and rules in the words of their editors: who, what is done, which step follows. */
import type { Json } from '@attain/engine/fields'
import { END, type Kind } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import type { DocumentValue } from '../document/documents.ts'
import { valueAt } from '../document/pointer.ts'
import { type Names, useNames } from '../editors/automation/words/names.ts'
import { sayPart } from '../editors/automation/words/say-part.ts'
import type { SayPart } from './words.ts'

/** Undefined for kinds that have no such parts. */
export function useAutomationWords(kind: Kind, documents: readonly (DocumentValue | undefined)[]): SayPart | undefined {
  const object = documents.map((document) => document?.object).find((name) => typeof name === 'string')
  const names = useNames(typeof object === 'string' ? object : '')
  return kind === 'approval' || kind === 'rule' ? automationWords(documents, names) : undefined
}

export function automationWords(documents: readonly (DocumentValue | undefined)[], names: Names): SayPart {
  return (value, place) => sayStep(value, place, documents, names) ?? sayPart(value, names)
}

const LEADS_TO = /\/(first|next|rejected|otherwise|join)$/

/** The step that a way leads to. */
function sayStep(
  value: Json | undefined,
  place: string,
  documents: readonly (DocumentValue | undefined)[],
  { language, t }: Names,
): string | undefined {
  if (typeof value !== 'string' || !LEADS_TO.test(place)) return undefined
  if (value === END) return t('approval.end')
  for (const document of documents.toReversed()) {
    const nodes = valueAt(document, '/nodes') as readonly { name?: string; label?: { en: string } }[] | undefined
    const found = nodes?.find(({ name }) => name === value)
    if (found !== undefined) return textIn(found.label, language) || value
  }
  return value
}
