/** From what is typed in the source editor to a document, when it is one. */
import { isKind, kinds, readBundle } from '@attain/engine/metadata'
import { type DocumentValue, identityIn, kindIn } from '../document/documents.ts'

/** A document of the same kind, with the names that tell it apart; undefined while the text is none. */
export function readSource(text: string, identity: string): DocumentValue | undefined {
  const kind = kindIn(identity)
  if (!isKind(kind)) return undefined
  const path = kinds[kind].folder === '' ? `${kind}.json` : `${kinds[kind].folder}/document.json`
  const { documents, problems } = readBundle([{ path, text }])
  const value = problems.length > 0 ? undefined : documents[0]?.value
  return value === undefined || identityIn(value) === undefined ? undefined : value
}
