/** What others did since a common state, merged into mine, and what both changed in different ways. */
import { isSame, merge } from '@attain/engine/metadata'
import { changedBetween, type Documents, type DocumentValue, withDocument } from './documents.ts'
import type { DocumentConflict } from './draft-state.ts'

interface Sides {
  readonly base: Documents
  readonly mine: Documents
  readonly theirs: Documents
  /** Who changed a document; null for what was published. */
  readonly by: (identity: string) => string | null
}

export function mergeTheirs({ base, mine, theirs, by }: Sides): {
  readonly documents: Documents
  readonly conflicts: readonly DocumentConflict[]
} {
  let documents = mine
  const conflicts: DocumentConflict[] = []
  for (const identity of changedBetween(base, theirs)) {
    const [was, own, their] = [base.get(identity), documents.get(identity), theirs.get(identity)]
    const merged = merge(was, own, their)
    const value = isSame(merged.value, their) ? their : (merged.value as DocumentValue | undefined)
    documents = withDocument(documents, identity, value)
    if (merged.conflicts.length > 0)
      conflicts.push({ identity, places: merged.conflicts, base: was, theirs: their, by: by(identity) })
  }
  return { documents, conflicts }
}
