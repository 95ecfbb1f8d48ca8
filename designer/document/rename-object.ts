/** Gives an object another name, wherever the bundle says it, in one step. */
import { renameObjectEdits } from '@attain/engine/metadata'
import { bundleOf } from './bundle.ts'
import type { Command } from './command.ts'
import { type Documents, type DocumentValue, identityIn } from './documents.ts'
import { withValueAt } from './pointer.ts'

/** Documents of the object get other identities. Does nothing when the name is taken. */
export function renameObject(from: string, to: string, what: string, broken: readonly string[] = []): Command {
  return {
    title: { key: 'rename', what },
    execute(documents) {
      const bundle = bundleOf(documents, new Set(broken))
      if (!documents.has(`object:${from}`) || bundle.objects.has(to)) return documents
      const edits = Map.groupBy(renameObjectEdits(bundle, from, to), ({ document }) => document)
      const renamed = [...documents].map(([identity, document]) => {
        const value = (edits.get(identity) ?? []).reduce<DocumentValue>(
          (before, edit) => withValueAt(before, edit.place, edit.value) as DocumentValue,
          document,
        )
        return [value === document ? identity : (identityIn(value) ?? identity), value] as const
      })
      return new Map(renamed) satisfies Documents
    },
  }
}
