/** The documents of a bundle by identity, as the designer holds them: plain JSON that is never changed in place. */
import type { Json } from '@attain/engine/fields'
import { identityOf, isKind, isSame } from '@attain/engine/metadata'

/** One document, of whatever shape its author gave it. */
export type DocumentValue = { readonly [key: string]: Json }

/** Documents by identity: `object:opportunity`, `layout:opportunity/default`. */
export type Documents = ReadonlyMap<string, DocumentValue>

/** What tells a document from others; undefined while it has no kind that there is, or no name. */
export function identityIn(document: DocumentValue): string | undefined {
  return isKind(document.kind) ? identityOf(document.kind, document) : undefined
}

/** The kind that an identity begins with. */
export function kindIn(identity: string): string {
  return identity.split(':', 1)[0] ?? identity
}

/** Documents by their own identities; those without one are left out, as the server never gives such. */
export function byIdentity(documents: readonly DocumentValue[]): Documents {
  return new Map(
    documents.flatMap((document) => {
      const identity = identityIn(document)
      return identity === undefined ? [] : [[identity, document] as const]
    }),
  )
}

/** The same documents with one of them changed, added, or (undefined) removed. */
export function withDocument(documents: Documents, identity: string, value: DocumentValue | undefined): Documents {
  if (documents.get(identity) === value) return documents
  const next = new Map(documents)
  if (value === undefined) next.delete(identity)
  else next.set(identity, value)
  return next
}

/** The identities whose documents are not the same value in both. */
export function changedBetween(before: Documents, after: Documents): readonly string[] {
  const identities = new Set([...before.keys(), ...after.keys()])
  return [...identities].filter((identity) => before.get(identity) !== after.get(identity))
}

/** The documents with what has not changed being the very values of before, so that comparing costs nothing. */
export function reconcile(before: Documents, after: Documents): Documents {
  return new Map(
    [...after].map(([identity, value]) => {
      const known = before.get(identity)
      return [identity, known !== undefined && isSame(known, value) ? known : value]
    }),
  )
}
