/** Some documents of a bundle, with what they need where they are going. */

import { existsSync } from 'node:fs'
import {
  bundleFromDocuments,
  identityOf,
  isSame,
  linkBundle,
  type MetadataDocument,
  needsOf,
  readBundle,
  validateBundle,
} from '@attain/engine/metadata'
import { readBundleFolder } from './bundle-folder.ts'
import { CliError } from './errors.ts'
import type { Terminal } from './terminal.ts'

export type DocumentsByIdentity = ReadonlyMap<string, MetadataDocument>

export function byIdentity(documents: readonly MetadataDocument[]): DocumentsByIdentity {
  return new Map(
    documents.flatMap((document) => {
      const identity = identityOf(document.kind, document as never)
      return identity === undefined ? [] : [[identity, document] as const]
    }),
  )
}

/** What a folder holds; one that does not exist holds nothing. */
export function documentsIn(folder: string): DocumentsByIdentity {
  const { documents } = readBundle(existsSync(folder) ? readBundleFolder(folder) : [])
  return byIdentity(documents.map(({ value }) => value as unknown as MetadataDocument))
}

/** `target` with the documents of `source` that `only` names, and with what these need; says what that was. */
export function takeChosen(
  terminal: Terminal,
  source: DocumentsByIdentity,
  target: DocumentsByIdentity,
  only: readonly string[],
): DocumentsByIdentity {
  for (const identity of only)
    if (!source.has(identity) && !target.has(identity)) throw new CliError('error.noDocument', { identity })
  const all = new Set([...source.keys(), ...target.keys()])
  const changed = new Set([...all].filter((one) => !isSame(source.get(one) as never, target.get(one) as never)))
  const needs = needsOf(bundleOf(source), bundleOf(target), only, changed)
  for (const { document, by } of needs.values()) terminal.note(terminal.say('only.needed', { document, by }))
  const result = new Map(target)
  for (const identity of [...only, ...needs.keys()]) {
    const document = source.get(identity)
    if (document === undefined) result.delete(identity)
    else result.set(identity, document)
  }
  return result
}

function bundleOf(documents: DocumentsByIdentity) {
  return linkBundle(validateBundle(bundleFromDocuments([...documents.values()])))
}
