import { systemDocuments } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import type { DocumentValue } from '../document/documents.ts'
import { useDraftState } from './draft-context.tsx'

/** What a document is called, in the language of the page. */
export function documentLabel(document: DocumentValue | undefined, language: 'en' | 'zh-CN'): string | undefined {
  const { label, name } = withSystemLabel(document)
  const words = typeof label === 'object' && label !== null && !Array.isArray(label) ? label : undefined
  return textIn(words as { en: string } | undefined, language) || (typeof name === 'string' ? name : undefined)
}

/** Labels by identity; of a document that is gone, as it was in the revision. */
export function useDocumentLabel(): (identity: string) => string {
  const documents = useDraftState((state) => state.documents)
  const base = useDraftState((state) => state.base)
  const [language] = useLanguage()
  return (identity) => documentLabel(documents.get(identity) ?? base.get(identity), language) ?? identity
}

/** What extends an object of the system is called as that, unless it says otherwise. */
function withSystemLabel(document: DocumentValue | undefined): Partial<DocumentValue> {
  if (document === undefined || document.label !== undefined || document.extends !== true) return document ?? {}
  const base = systemDocuments.find(({ name }) => name === document.name)
  return { ...document, ...(base?.label === undefined ? {} : { label: { ...base.label } }) }
}
