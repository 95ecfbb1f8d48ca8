/** The documents under names that begin with a prefix, so that they stand beside others of the same names. */
import { prefixEdits } from '@attain/engine/metadata'
import { bundleOf } from './bundle.ts'
import { byIdentity, type Documents, type DocumentValue } from './documents.ts'
import { withValueAt } from './pointer.ts'

export function withPrefix(documents: Documents, prefix: string): Documents {
  if (prefix === '') return documents
  const changed = new Map(documents)
  for (const { document, place, value } of prefixEdits(bundleOf(documents, new Set()), prefix)) {
    const before = changed.get(document)
    if (before !== undefined) changed.set(document, withValueAt(before, place, value) as DocumentValue)
  }
  return byIdentity([...changed.values()])
}
