/** Gives a field or an option another name, wherever the bundle says it, in one step. */
import { type Renaming, renameEdits } from '@attain/engine/metadata'
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
      if (isTaken(bundle.objects.get(renaming.object), renaming)) return documents
      return [...renameEdits(bundle, renaming)].reduce<Documents>((state, { document, place, value }) => {
        const before = state.get(document)
        return before === undefined
          ? state
          : withDocument(state, document, withValueAt(before, place, value) as DocumentValue)
      }, documents)
    },
  }
}

type Objects = ReturnType<typeof bundleOf>['objects']

function isTaken(object: ReturnType<Objects['get']>, { field, option, to }: Renaming): boolean {
  return option === undefined
    ? object?.fields.has(to) === true || object?.children.has(to) === true
    : object?.fields.get(field)?.options?.some(({ value }) => value === to) === true
}
