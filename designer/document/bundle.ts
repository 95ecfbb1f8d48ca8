/** The bundle that documents amount to, for looking names up. */
import { type Bundle, fileOf, indexBundle, isKind, type Source } from '@attain/engine/metadata'
import type { Documents } from './documents.ts'

/** With the system objects; `broken` are the identities of documents of the wrong shape, which are left out. */
export function bundleOf(documents: Documents, broken: ReadonlySet<string>): Bundle {
  return indexBundle(sourcesOf(documents, broken), broken)
}

/** The file that a document belongs in, as problems name it. */
export function pathOf(documents: Documents, identity: string): string | undefined {
  const document = documents.get(identity)
  return document !== undefined && isKind(document.kind) ? fileOf(document.kind, document) : undefined
}

function sourcesOf(documents: Documents, broken: ReadonlySet<string>): Source[] {
  return [...documents].flatMap(([id, document]) => {
    if (broken.has(id)) return []
    // documents of the right shape are of the type that their kind's schema gives
    return [
      { path: pathOf(documents, id) ?? id, id, system: false, document: document as unknown as Source['document'] },
    ]
  })
}
