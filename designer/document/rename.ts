/** Gives a field, an option, a list or a record type another name, wherever the bundle says it, in one step. */
import { type Bundle, type Renaming, renameEdits, targetOf } from '@attain/engine/metadata'
import { bundleOf } from './bundle.ts'
import type { Command } from './command.ts'
import { type Documents, type DocumentValue, withDocument } from './documents.ts'
import { withValueAt } from './pointer.ts'

/** `broken` are the identities of documents of the wrong shape: nothing can be found in them. Does nothing when the name is taken. */
export function rename(renaming: Renaming, what: string, broken: readonly string[] = []): Command {
  return {
    title: { key: 'rename', what },
    execute(documents) {
      const bundle = bundleOf(documents, new Set(broken))
      if (isTaken(bundle, renaming)) return documents
      return [...renameEdits(bundle, renaming)].reduce<Documents>((state, { document, place, value }) => {
        const before = state.get(document)
        return before === undefined
          ? state
          : withDocument(state, document, withValueAt(before, place, value) as DocumentValue)
      }, documents)
    },
  }
}

/** Lists have their names beside the fields of the object that shows them. */
export function isTaken({ objects }: Bundle, { object, field: name, option, list, to }: Renaming): boolean {
  const field = objects.get(object)?.fields.get(name)
  if (option !== undefined) return field?.options?.some(({ value }) => value === to) === true
  const holder = list === true ? objects.get((field && targetOf(field)) ?? '') : objects.get(object)
  return holder?.fields.has(to) === true || holder?.children.has(to) === true
}
