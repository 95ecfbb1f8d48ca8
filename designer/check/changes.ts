/** Which documents the worker has to hear of, and what it makes of that. */
import type { DocumentValue } from '../document/documents.ts'
import type { CheckRequest } from './checks.ts'

type Known = ReadonlyMap<string, DocumentValue>

/** What is different in `documents`; documents that nobody touched are the same objects. */
export function changesSince(before: Known, documents: Known): Omit<CheckRequest, 'ticket'> {
  const changed: [string, DocumentValue | undefined][] = []
  for (const [identity, document] of documents)
    if (before.get(identity) !== document) changed.push([identity, document])
  for (const identity of before.keys()) if (!documents.has(identity)) changed.push([identity, undefined])
  const order = [...documents.keys()]
  const isSameOrder =
    order.length === before.size && [...before.keys()].every((identity, index) => identity === order[index])
  return { changed, ...(isSameOrder ? {} : { order }) }
}

/** The documents after a request. */
export function withChanges(before: Known, { changed, order }: Omit<CheckRequest, 'ticket'>): Known {
  const documents = new Map(before)
  for (const [identity, document] of changed)
    if (document === undefined) documents.delete(identity)
    else documents.set(identity, document)
  if (order === undefined) return documents
  return new Map(order.map((identity) => [identity, documents.get(identity) as DocumentValue]))
}
