import { moveEntry, removeEntry, setValue } from '../document/command.ts'
import { useDraft } from '../draft/draft-context.tsx'

/** Moves entries of a list in a document and takes them out; a list that may be empty goes with its last one. */
export function useEntryCommands<T>(
  identity: string,
  pointer: string,
  entries: readonly T[],
  labelOf: (entry: T) => string,
): { readonly onMove: (from: number, to: number) => void; readonly onRemove: (index: number) => void } {
  const draft = useDraft()
  const what = (index: number) => {
    const entry = entries[index]
    return entry === undefined ? '' : labelOf(entry)
  }
  return {
    onMove: (from, to) => draft.run(moveEntry(identity, pointer, from, to, what(from))),
    onRemove: (index) =>
      draft.run(
        entries.length === 1
          ? setValue(identity, pointer, undefined, what(index))
          : removeEntry(identity, pointer, index, what(index)),
      ),
  }
}
