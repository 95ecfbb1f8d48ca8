/**
 * What an editor does to the draft. A command gives the documents after it; the history keeps what it changed, so every
 * command can be taken back without knowing how.
 */
import type { Json } from '@attain/engine/fields'
import { type Documents, type DocumentValue, identityIn, withDocument } from './documents.ts'
import { withEntry, withMove, withValueAt } from './pointer.ts'

/** What a command does, as a message of the designer with its words. */
export interface Title {
  readonly key: 'add' | 'remove' | 'change' | 'move' | 'rename' | 'take' | 'several'
  /** What it is done to: a label or a name. */
  readonly what: string
}

export interface Command {
  readonly title: Title
  /** Commands in a row that share this are one step back: the letters of a word. */
  readonly joins?: string
  /** The documents after it; the same ones when it changes nothing. */
  execute(documents: Documents): Documents
}

/** Sets a value in a document, or (undefined) takes it away. */
export function setValue(identity: string, pointer: string, value: Json | undefined, what = lastOf(pointer)): Command {
  return {
    title: { key: value === undefined ? 'remove' : 'change', what },
    joins: `set ${identity}#${pointer}`,
    execute: (documents) => changed(documents, identity, (document) => withValueAt(document, pointer, value)),
  }
}

/** Puts an entry into a list of a document. */
export function insertEntry(identity: string, list: string, index: number, entry: Json, what: string): Command {
  return {
    title: { key: 'add', what },
    execute: (documents) => changed(documents, identity, (document) => withEntry(document, list, index, entry)),
  }
}

/** Takes an entry out of a list of a document. */
export function removeEntry(identity: string, list: string, index: number, what: string): Command {
  return {
    title: { key: 'remove', what },
    execute: (documents) =>
      changed(documents, identity, (document) => withValueAt(document, `${list}/${index}`, undefined)),
  }
}

/** Moves an entry of a list: `to` is its index afterwards. */
export function moveEntry(identity: string, list: string, from: number, to: number, what: string): Command {
  return {
    title: { key: 'move', what },
    execute: (documents) => changed(documents, identity, (document) => withMove(document, list, from, to)),
  }
}

/** Adds a document under the identity that its names give it. */
export function addDocument(document: DocumentValue, what: string): Command {
  return {
    title: { key: 'add', what },
    execute(documents) {
      const identity = identityIn(document)
      return identity === undefined || documents.has(identity) ? documents : withDocument(documents, identity, document)
    },
  }
}

/** Adds several documents as one step; those whose identity is taken are left as they are. */
export function addDocuments(documents: readonly DocumentValue[], what: string): Command {
  return together(
    { key: 'add', what },
    documents.map((document) => addDocument(document, what)),
  )
}

export function removeDocument(identity: string, what: string): Command {
  return {
    title: { key: 'remove', what },
    execute: (documents) => (documents.has(identity) ? withDocument(documents, identity, undefined) : documents),
  }
}

/**
 * Puts another document in the place of one, as the source editor does; other names give it another identity. Does
 * nothing when a third document has that identity already.
 */
export function replaceDocument(identity: string, document: DocumentValue, what: string): Command {
  return {
    title: { key: 'change', what },
    joins: `source ${identity}`,
    execute(documents) {
      const next = identityIn(document)
      if (next === undefined || (next !== identity && documents.has(next))) return documents
      const without = next === identity ? documents : withDocument(documents, identity, undefined)
      return withDocument(without, next, document)
    },
  }
}

/** Changes a document as a whole by a function of it, which gives undefined where it cannot be done. */
export function changeDocument(
  identity: string,
  title: Title,
  change: (document: DocumentValue) => DocumentValue | undefined,
): Command {
  return { title, execute: (documents) => changed(documents, identity, change) }
}

/** Several commands as one step. */
export function together(title: Title, commands: readonly Command[]): Command {
  return { title, execute: (documents) => commands.reduce((state, command) => command.execute(state), documents) }
}

function changed(
  documents: Documents,
  identity: string,
  change: (document: DocumentValue) => Json | undefined,
): Documents {
  const document = documents.get(identity)
  if (document === undefined) return documents
  const next = change(document)
  // what names a document cannot be taken from it here; that is renaming, or the source
  if (typeof next !== 'object' || next === null || Array.isArray(next)) return documents
  const value = next as DocumentValue
  return identityIn(value) === identity ? withDocument(documents, identity, value) : documents
}

function lastOf(pointer: string): string {
  return pointer.split('/').findLast((step) => !/^\d*$/.test(step)) ?? ''
}
